"""Which forms of a term may stand in a place: by the words that stand there now, and by the preposition before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from loctool.glossary.morphology.english import dictionary
from loctool.glossary.morphology.neighbours import main_noun
from loctool.glossary.morphology.term_form import Form
from loctool.text.language import base_language

READINGS = 6
"""Readings of a word that are looked at, the likeliest first."""

GOVERNED = {
    "gent": "без безо близ вдоль вместо вне внутри возле вокруг для до из изо из-за из-под кроме мимо насчёт около от "
    "ото относительно после посреди против ради сверх среди у с со",
    "datv": "к ко по благодаря вопреки навстречу согласно",
    "accs": "в во на за под подо через сквозь про",
    "ablt": "с со за над надо под подо перед передо между меж",
    "loct": "в во на о об обо при по",
}
"""Case -> the common Russian prepositions that ask for it."""

_CASES: dict[str, set[str]] = {}
for _case, _prepositions in GOVERNED.items():
    for _preposition in _prepositions.split():
        _CASES.setdefault(_preposition, set()).add(_case)


def ranked(forms: Sequence[Form], old: str, before: Sequence[str], language: str) -> list[Form]:
    """Return the forms, the likeliest first: those of the case that a preposition asks for, of the old words' slots.

    `old` is what stands in the place, `before` the words in front of it; where they tell nothing the order stays.
    """
    if base_language(language) == "en":
        return sorted(forms, key=lambda form: not _english(form, old))
    if base_language(language) != "ru":
        return list(forms)
    slots = {slot for word in old.split() for slot in _slots(word.strip(".,;:!?…«»„“”\"'()").lower())}
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


def sure(forms: Sequence[Form], place: Place, language: str) -> Form | None:
    """Return the form that can take a place with nothing but adjectives around it changing, None if that is not sure.

    In English it must have the number of a noun, in Russian the case and number of one, whichever reading of the old
    words and of a preposition before them is right, and its gender where a verb or a relative pronoun shows it.
    """
    if base_language(language) == "en":
        fitting = {form.text: form for form in forms if _english(form, place.old)} if _is_noun(place) else {}
    elif base_language(language) == "ru":
        slots = _noun_slots(place.old)
        cases = _governed(place.before)
        slots = {slot for slot in slots if slot[0] in cases} or slots
        if not any(map(_shows_gender, [*place.before[-NEAR:], *place.behind[:NEAR]])):
            slots = {(case, number, "") for case, number, _ in slots}
        fitting = {form.text: form for slot in slots for form in _of_slot(forms, slot)}
    else:
        return None
    found = next(iter(fitting.values())) if len(fitting) == 1 else None
    return found if found and found.text else None


NEAR = 4
"""Words before and behind a Russian noun among which its verb is looked for."""


def _shows_gender(word: str) -> bool:
    """Tell whether a Russian word has a gender that follows from a noun at some distance: прошла, открыт, который."""
    from loctool.glossary.morphology.russian.words import analyzer

    parse = next(iter(analyzer().parse(word.strip(".,;:!?…«»„“”\"'()").lower())), None)
    if parse is None or parse.tag.number != "sing":
        return False
    tense, kind = str(parse.tag.tense), str(parse.tag.POS)
    return kind in ("PRTS", "ADJS") or (kind == "VERB" and tense == "past") or parse.normal_form == "который"


_SMALL = {
    "en": "the a an of in to for with on at by from into over under about as and or but is are was were be been has "
    "have had this that these those it its he she they we you his her their our not no will would can could may must",
    "ru": " ".join((*_CASES, *"и или а но что как это не он она они мы вы его её их который".split())),  # noqa: SIM905
}
_VERBAL = ("ed", "ing", "ly")
_BEFORE_VERBS = frozenset("to will would can could should may might must not they we you i he she who".split())  # noqa: SIM905


@lru_cache
def small_words(language: str) -> frozenset[str]:
    """Return words that hold a sentence together: prepositions, articles, pronouns; empty for unknown languages."""
    return frozenset(_SMALL.get(base_language(language), "").split())


def _is_noun(place: Place) -> bool:
    """Tell whether the English words of a place end with what is a noun there: no verb, no small word."""
    word = place.old.split()[-1].rstrip('.,;:!?…”"').lower() if place.old.split() else ""
    if len(word) < 2 or word.endswith(_VERBAL) or word in small_words("en"):
        return False
    verbs = bool(place.before) and place.before[-1].lower() in _BEFORE_VERBS
    return not (verbs and any(form.endswith("ing") for form in dictionary().forms(word)))


def _noun_slots(old: str) -> set[tuple[str, str, str]]:
    """Return the cases, numbers and genders of the one noun among Russian words; empty where there is none or more."""
    from loctool.glossary.morphology.russian.words import analyzer

    nouns = []
    for word in old.split():
        parses = analyzer().parse(word.strip(".,;:!?…«»„“”\"'()").lower())[:READINGS]
        if parses and parses[0].tag.POS == "NOUN":
            nouns.append({_slot(parse) for parse in parses if parse.tag.POS == "NOUN"})
    return nouns[0] if len(nouns) == 1 else set()


def _slot(parse: Any) -> tuple[str, str, str]:
    """Return a noun's case, number and gender; the gender is empty in the plural, where nothing agrees with it."""
    gender = str(parse.tag.gender or "") if parse.tag.number == "sing" else ""
    return str(parse.tag.case), str(parse.tag.number), gender


def _of_slot(forms: Sequence[Form], slot: tuple[str, str, str]) -> list[Form]:
    """Return the forms of a case and number whose main noun has the gender."""
    case, number, gender = slot
    found = [form for form in forms if (form.case, form.number) == (case, number)]
    if not gender:
        return found or [Form("")]
    return [form for form in found if (main := main_noun(form)) and str(main.tag.gender) == gender] or [Form("")]


def _english(form: Form, old: str) -> bool:
    """Tell whether a form is of the old words' number, and a genitive where they are one."""
    bare = old.rstrip('.,;:!?…”"')
    genitive = bare.endswith(("'s", "’s", "s'", "s’"))
    word = bare.rstrip("'’")
    number = "plur" if word.endswith("s") and not word.endswith(("ss", "'s", "’s")) else "sing"
    return form.number == number and (form.case == "poss") == genitive


def _governed(before: Sequence[str]) -> set[str]:
    """Return the cases that the words before a place ask for: a preposition its own, a noun the genitive.

    Adjectives in between agree with the term and are passed over; an empty set where nothing asks.
    """
    from loctool.glossary.morphology.russian.words import parses_of

    for word in reversed(before[-3:]):
        if (found := _CASES.get(word.lower())) is not None:
            return found
        parses = parses_of(word) if word.isalpha() else []
        kind = str(parses[0].tag.POS) if parses else ""
        if kind == "NOUN":
            return {"gent"}
        if kind not in ("ADJF", "PRTF"):
            break
    return set()


def _slots(word: str) -> set[tuple[str, str]]:
    """Return the cases and numbers that a word may have."""
    from loctool.glossary.morphology.russian.words import parses_of

    parses = parses_of(word)[:READINGS] if word else []
    return {(str(parse.tag.case), str(parse.tag.number)) for parse in parses if parse.tag.case and parse.tag.number}
