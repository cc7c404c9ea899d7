"""Choosing a term's form for a place, by the words that are there now and before them, and making these agree."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from loctool.glossary.morphology.forms import TermForm
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian.agreement import governed_cases
from loctool.glossary.morphology.russian.paradigm import ADJECTIVES, inflect_with
from loctool.glossary.morphology.russian.words import parses_of
from loctool.text.language import base_language

READINGS = 6
"""Readings of a word that are compared, the likeliest first."""
NEAR = 4
"""Words before and behind a Russian noun among which its verb is looked for."""
FARTHEST = 2
"""Words before a term that may agree with it."""
_VERBAL = ("ed", "ing", "ly")
_PUNCTUATION = '.,;:!?…”"'


def rank_forms(forms: Sequence[TermForm], old: str, before: Sequence[str], language: str) -> list[TermForm]:
    """Return the forms, the likeliest first: in the case that a preposition asks for, or in the old words' case.

    `old` are the words in the place, `before` those in front of it; if they tell nothing the order stays.
    """
    if base_language(language) == "en":
        return sorted(forms, key=lambda form: not _english(form, old))
    if base_language(language) != "ru":
        return list(forms)
    tags = [parse.tag for word in old.split() for parse in _parses(word)]
    slots = {(str(tag.case), str(tag.number)) for tag in tags if tag.case and tag.number}
    cases = _governed(before)
    return sorted(forms, key=lambda form: -2 * (form.case in cases) - ((form.case, form.number) in slots))


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a text that a term is to replace, and those around them."""

    old: str
    before: Sequence[str]
    """All words in front."""
    behind: Sequence[str]
    """A few words that follow."""


def certain_form(forms: Sequence[TermForm], place: Place, language: str) -> TermForm | None:
    """Return the form that fits a place if nothing but adjectives around it changes, None if that is not certain.

    In English it must have the number of a noun, in Russian the case and number of one, whichever reading of the old
    words and of a preposition before them is right, and its gender where a verb or a relative pronoun shows it. Of
    cases and numbers with the same spelling those count with which the adjectives before agree as they are.
    """
    fitting: list[TermForm] = []
    if base_language(language) == "en" and _is_noun(place):
        fitting = [form for form in forms if _english(form, place.old)]
    elif base_language(language) == "ru":
        slots = _noun_slots(place.old)
        cases = _governed(place.before)
        slots = [slot for slot in slots if slot[0] in cases] or slots
        if not any(map(_shows_gender, [*place.before[-NEAR:], *place.behind[:NEAR]])):
            slots = [(case, number, "") for case, number, _ in slots]
        fitting = [form for slot in slots for form in _of_slot(forms, slot)]
    if len({form.text for form in fitting}) != 1 or not fitting[0].text:
        return None
    return min(fitting, key=lambda form: len(adapt_words_before(place.before, form, language)))


def _shows_gender(word: str) -> bool:
    """Return whether a Russian word shows the gender of a noun at some distance: прошла, открыт, который."""
    parse = next(iter(_parses(word)), None)
    if parse is None or parse.tag.number != "sing":
        return False
    tense, kind = str(parse.tag.tense), str(parse.tag.POS)
    return kind in ("PRTS", "ADJS") or (kind == "VERB" and tense == "past") or parse.normal_form == "который"


@lru_cache
def small_words(language: str) -> frozenset[str]:
    """Return a language's prepositions, articles, pronouns and the like; empty for unknown languages."""
    found = word_list(base_language(language), "function_words")
    return found.union(governed_cases()) if base_language(language) == "ru" else found


def _is_noun(place: Place) -> bool:
    """Return whether the English words of a place end in a noun: not in a verb or a function word."""
    word = next(reversed(place.old.split()), "").rstrip(_PUNCTUATION).lower()
    if len(word) < 2 or word.endswith(_VERBAL) or word in small_words("en"):
        return False
    verbs = bool(place.before) and place.before[-1].lower() in word_list("en", "before_verbs")
    return not (verbs and any(form.endswith("ing") for form in lexicon("en").forms(word)))


def _noun_slots(old: str) -> list[tuple[str, str, str]]:
    """Return the cases, numbers and genders of the one noun among Russian words; empty if there is not exactly one."""
    nouns = [parses for word in old.split() if (parses := _parses(word)) and parses[0].tag.POS == "NOUN"]
    return [_slot(parse) for parse in nouns[0] if parse.tag.POS == "NOUN"] if len(nouns) == 1 else []


def _slot(parse: Any) -> tuple[str, str, str]:
    """Return a noun's case, number and gender; the gender is empty in the plural, where nothing agrees with it."""
    gender = str(parse.tag.gender or "") if parse.tag.number == "sing" else ""
    return str(parse.tag.case), str(parse.tag.number), gender


def _of_slot(forms: Sequence[TermForm], slot: tuple[str, str, str]) -> list[TermForm]:
    """Return the forms of a case and number whose main noun has the gender; an empty form if there is none."""
    *wanted, gender = slot
    found = [form for form in forms if [form.case, form.number] == wanted]
    if gender:
        found = [form for form in found if (main := _main_noun(form)) and str(main.tag.gender) == gender]
    return found or [TermForm("")]


def _english(form: TermForm, old: str) -> bool:
    """Return whether a form has the old words' number, and is a genitive if they are one."""
    bare = old.rstrip(_PUNCTUATION)
    genitive = bare.endswith(("'s", "’s", "s'", "s’"))
    word = bare.rstrip("'’")
    number = "plur" if word.endswith("s") and not word.endswith(("ss", "'s", "’s")) else "sing"
    return form.number == number and (form.case == "poss") == genitive


def _governed(before: Sequence[str]) -> Collection[str]:
    """Return the cases that the words before a place ask for: a preposition its own, a noun the genitive.

    Adjectives in between agree with the term and are passed over; an empty set where nothing asks.
    """
    for word in reversed(before[-3:]):
        if (found := governed_cases().get(word.lower())) is not None:
            return found
        parses = parses_of(word) if word.isalpha() else []
        kind = str(parses[0].tag.POS) if parses else ""
        if kind == "NOUN":
            return {"gent"}
        if kind not in ADJECTIVES:
            break
    return set()


def _parses(word: str) -> list[Any]:
    """Return the likeliest readings of a word of a text, without the punctuation beside it."""
    bare = word.strip(".,;:!?…«»„“”\"'()")
    return parses_of(bare)[:READINGS] if bare else []


def adapt_words_before(before: Sequence[str], form: TermForm, language: str) -> list[str]:
    """Return the words directly before a term that have to change when the term takes a form, in their new forms.

    Only the last ones are returned, as many as change; an empty list if none does.
    """
    if base_language(language) == "en":
        return _article(before, form)
    if base_language(language) == "ru" and form.case:
        return _agreed(before, form)
    return []


def _article(before: Sequence[str], form: TermForm) -> list[str]:
    """Return "a" or "an", whichever the term needs, if the other one precedes it."""
    last = before[-1] if before else ""
    if last.lower() not in ("a", "an") or not form.text:
        return []
    wanted = "an" if form.text[0].lower() in "aeiou" else "a"
    return [] if wanted == last.lower() else [wanted.capitalize() if last[0].isupper() else wanted]


def _agreed(before: Sequence[str], form: TermForm) -> list[str]:
    """Return the adjectives before a Russian term in its case, number and gender."""
    main = _main_noun(form)
    changed: list[str] = []
    for word in reversed(before[-FARTHEST:] if main else ()):
        parse = next(iter(parses_of(word)), None) if word.isalpha() else None
        if parse is None or parse.tag.POS not in ADJECTIVES:
            break
        if not (spelling := inflect_with(main, word, parse, (form.case, form.number))):
            break
        changed.insert(0, spelling)
    return [] if changed == list(before[len(before) - len(changed) :]) else changed


def _main_noun(form: TermForm) -> Any:
    """Return the reading of the term's main noun in the form's case and number."""
    slot = ("NOUN", form.case, form.number)
    parses = (parse for word in form.text.split() for parse in parses_of(word))
    return next((parse for parse in parses if (parse.tag.POS, parse.tag.case, parse.tag.number) == slot), None)
