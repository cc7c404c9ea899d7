"""Which forms of a term may stand in a place: by the words that stand there now, and by the preposition before them."""

from __future__ import annotations

from collections.abc import Sequence

from loctool.glossary.form import Form
from loctool.glossary.languages import base

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
    if base(language) == "en":
        return sorted(forms, key=lambda form: not _english(form, old))
    if base(language) != "ru":
        return list(forms)
    slots = {slot for word in old.split() for slot in _slots(word.strip(".,;:!?…«»„“”\"'()").lower())}
    cases = _governed(before)
    return sorted(forms, key=lambda form: -2 * (form.case in cases) - ((form.case, form.number) in slots))


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
    from loctool.glossary.russian import parses_of

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
    from loctool.glossary.russian import parses_of

    parses = parses_of(word)[:READINGS] if word else []
    return {(str(parse.tag.case), str(parse.tag.number)) for parse in parses if parse.tag.case and parse.tag.number}
