"""Choosing a term's form for a place, by the words that are there now and before them, and making these agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from loctool.glossary.morphology import english_places as english
from loctool.glossary.morphology.forms import TermForm
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian import places as russian
from loctool.glossary.morphology.russian import predicates as russian_predicates
from loctool.glossary.morphology.russian.agreement import governed_cases
from loctool.glossary.morphology.russian.paradigm import ADJECTIVES, inflect_with
from loctool.glossary.morphology.russian.words import parses_of
from loctool.text.language import base_language

FARTHEST = russian.FARTHEST
NEAR = 4
"""Words before and behind a Russian noun among which its verb is looked for."""
_SMALL = ("PREP", "CONJ", "PRCL", "NPRO", "PRED", "ADVB")
_VERBAL = ("ed", "ing", "ly")
_PUNCTUATION = '.,;:!?…”"'


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a text that a term is to replace, and those around them."""

    old: str
    before: Sequence[str]
    """All words in front."""
    behind: Sequence[str]
    """A few words that follow."""


def rank_forms(forms: Sequence[TermForm], place: Place, language: str) -> list[TermForm]:
    """Return the forms, the likeliest first; if the place tells nothing the order stays.

    The case that a preposition or a numeral asks for comes before that of the old words, and both before the genitive
    that another noun might ask for.
    """
    if base_language(language) == "en":
        if any(form.number for form in forms):
            return sorted(forms, key=lambda form: not english.has_number_of(form, place.old))
        return sorted(forms, key=lambda form: english.verbal_ending(form.text) != english.verbal_ending(place.old))
    if base_language(language) != "ru":
        return list(forms)
    if not any(form.case for form in forms):
        return sorted(forms, key=lambda form: -russian.verb_likeness(form.text, place.old))
    asked = russian.asked_slots(place.old, place.before)

    cases = [case for case, _ in asked]

    def unlikeness(form: TermForm) -> tuple[int, int, bool]:
        slot = form.case, form.number
        by_case = cases.index(form.case) if form.case in cases else len(cases)
        return asked.index(slot) if slot in asked else len(asked), by_case, form.number != forms[0].number

    return sorted(forms, key=unlikeness)


def fits(form: TermForm, place: Place, language: str) -> bool:
    """Return whether a form has a case and number that a place asks for, or nothing is known about these."""
    if base_language(language) == "en":
        return not form.number or english.has_number_of(form, place.old)
    asked = russian.asked_slots(place.old, place.before) if base_language(language) == "ru" and form.case else ()
    return not asked or (form.case, form.number) in asked


def certain_form(forms: Sequence[TermForm], place: Place, language: str) -> TermForm | None:
    """Return the form that fits a place if nothing but adjectives around it changes, None if that is not certain.

    In English it must have the number of a noun, in Russian the case and number of one, whichever of its readings is
    right, and its gender where a verb or a relative pronoun shows it. Of cases and numbers with the same spelling those
    count with which the adjectives before agree as they are.
    """
    fitting: list[TermForm] = []
    if base_language(language) == "en" and _is_noun(place):
        fitting = [form for form in forms if english.has_number_of(form, place.old)]
        if any(english.has_idle_article(place.before, form) for form in fitting):
            return None
    elif base_language(language) == "ru":
        gender = any(map(_shows_gender, [*place.before[-NEAR:], *place.behind[:NEAR]]))
        slots = russian.noun_slots(place.old, place.before)
        relative = any(map(_is_relative, place.behind[:1]))
        slots = [(case, number, own if relative or (gender and case == "nomn") else "") for case, number, own in slots]
        fitting = [form for slot in slots for form in _of_slot(forms, slot)]
    if len({form.text for form in fitting}) != 1 or not fitting[0].text:
        return None
    return min(fitting, key=lambda form: len(adapt_words_before(place, form, language)))


def _shows_gender(word: str) -> bool:
    """Return whether a Russian word shows the gender of its subject: прошла, открыт."""
    parse = next(iter(russian.parses(word)), None)
    if parse is None or parse.tag.number != "sing":
        return False
    return parse.tag.POS in ("PRTS", "ADJS") or (parse.tag.POS == "VERB" and parse.tag.tense == "past")


def _is_relative(word: str) -> bool:
    return any(parse.normal_form == "который" and parse.tag.number == "sing" for parse in russian.parses(word)[:1])


@lru_cache
def small_words(language: str) -> frozenset[str]:
    """Return a language's prepositions, articles, pronouns and the like; empty for unknown languages."""
    found = word_list(base_language(language), "function_words")
    return found.union(governed_cases()) if base_language(language) == "ru" else found


@lru_cache(maxsize=1 << 15)
def is_small_word(word: str, language: str) -> bool:
    """Return whether a word of a text means nothing alone: the small words, in Russian also adverbs and pronouns."""
    bare = word.strip(".,;:!?…«»„“”\"'()").lower()
    if bare in small_words(language) or base_language(language) != "ru":
        return bare in small_words(language)
    tag = next((parse.tag for parse in parses_of(bare)), None) if bare.isalpha() else None
    return tag is not None and (str(tag.POS) in _SMALL or "Apro" in tag)


def _is_noun(place: Place) -> bool:
    """Return whether the English words of a place end in a noun: not in a verb or a function word."""
    word = next(reversed(place.old.split()), "").rstrip(_PUNCTUATION).lower()
    if len(word) < 2 or word.endswith(_VERBAL) or word in small_words("en"):
        return False
    verbs = bool(place.before) and place.before[-1].lower() in word_list("en", "before_verbs")
    return not (verbs and any(form.endswith("ing") for form in lexicon("en").forms(word)))


def _of_slot(forms: Sequence[TermForm], slot: tuple[str, str, str]) -> list[TermForm]:
    """Return the forms of a case and number whose main noun has the gender; an empty form if there is none."""
    *wanted, gender = slot
    found = [form for form in forms if [form.case, form.number] == wanted]
    if gender:
        found = [form for form in found if (main := _main_noun(form)) and str(main.tag.gender) == gender]
    return found or [TermForm("")]


def adapt_words_before(place: Place, form: TermForm, language: str) -> list[str]:
    """Return the words directly before a term that have to change when the term takes a form, in their new forms.

    Only the last ones are returned, as many as change; an empty list if none does.
    """
    if base_language(language) == "en":
        return english.fit_article(place.before, form)
    if base_language(language) == "ru":
        return _with_preposition(place.before, _agreed(place, form) if form.case else [], form)
    return []


def is_attribute(word: str, noun: str, language: str) -> bool:
    """Return whether a word is an adjective that agrees with the noun behind it; only known for Russian.

    Participles are left out, since they may have complements.
    """
    if base_language(language) != "ru" or not word.isalpha() or parses_of(word)[0].tag.POS != "ADJF":
        return False
    return any(russian.agrees(word, slot) for slot in russian.noun_slots(noun, ()))


def is_noun_phrase(term: str) -> bool:
    """Return whether a Russian term has a noun in the nominative."""
    readings = (parses[0] for word in term.split() if (parses := russian.parses(word)))
    return any(parse.tag.POS == "NOUN" and parse.tag.case == "nomn" for parse in readings)


def adapt_word_behind(place: Place, form: TermForm, language: str) -> tuple[int, str] | None:
    """Return the place of a Russian predicate among the words behind a term that becomes its subject, and its form.

    None if there is none, or it agrees with the term as it is.
    """
    slots = _subject_slots(place, form) if base_language(language) == "ru" else None
    return russian_predicates.predicate_behind(place.behind, *slots) if slots else None


def _subject_slots(place: Place, form: TermForm) -> tuple[russian.Slot, russian.Slot] | None:
    """Return the slots of the old subject and of the term, None if the term is no subject or has the same slot."""
    main = _main_noun(form) if form.case == "nomn" else None
    was = russian_predicates.subject_slot(place.old, place.before) if main else None
    now = ("nomn", form.number, str(main.tag.gender or "") if main and form.number == "sing" else "")
    return (was, now) if was and was != now else None


def _agreed(place: Place, form: TermForm) -> list[str]:
    """Return the words before a Russian term that agree with it: its adjectives, and the verb of which it is subject.

    Adjectives are in the term's case, number and gender as far as they agreed with the old words.
    """
    main, slots = _main_noun(form), russian.noun_slots(place.old, ())
    changed: list[str] = []
    for word in reversed(place.before[-FARTHEST:] if main else ()):
        parse = next(iter(parses_of(word)), None) if word.isalpha() else None
        if parse is None or parse.tag.POS not in ADJECTIVES:
            break
        if slots and not any(russian.agrees(word, (case, number, "")) for case, number, _ in slots):
            break
        if not (spelling := inflect_with(main, word, parse, (form.case, form.number))):
            break
        changed.insert(0, spelling)
    verb, subjects = place.before[: len(place.before) - len(changed)][-1:], _subject_slots(place, form)
    if verb and subjects and (spelling := russian_predicates.agree_predicate(verb[0], *subjects)):
        changed.insert(0, spelling)
    return [] if changed == list(place.before[len(place.before) - len(changed) :]) else changed


_NUMERALS = {"два": "две", "две": "два", "оба": "обе", "обе": "оба"}


def _with_preposition(before: Sequence[str], changed: list[str], form: TermForm) -> list[str]:
    """Return the changed words with о or об, два or две before them, whichever they need, if the other one is there."""
    at = len(before) - len(changed) - 1
    following = (changed or [form.text])[0][:1].lower()
    word = before[at] if at >= 0 else ""
    if word in _NUMERALS and (main := _main_noun(form)) and form.case == "gent":
        is_feminine = main.tag.gender == "femn"
        return [_NUMERALS[word], *changed] if is_feminine != word.endswith("е") else changed
    wanted = {"о": "об", "об": "о"}.get(word.lower(), "")
    if not wanted or not following.isalpha() or (following in "аиоуэ") != (wanted == "об"):
        return changed
    return [wanted.capitalize() if word[0].isupper() else wanted, *changed]


def _main_noun(form: TermForm) -> Any:
    """Return the reading of the term's main noun in the form's case and number."""
    slot = ("NOUN", form.case, form.number)
    parses = (parse for word in form.text.split() for parse in parses_of(word))
    return next((parse for parse in parses if (parse.tag.POS, parse.tag.case, parse.tag.number) == slot), None)
