"""Which forms of a term may take the place of other words: those of the same case and number."""

from __future__ import annotations

from collections.abc import Sequence

from loctool.glossary.form import Form
from loctool.glossary.languages import base

READINGS = 6
"""Readings of a word that are looked at, the likeliest first."""


def fits(forms: Sequence[Form], old: str, language: str) -> list[Form]:
    """Return the forms whose case and number the words that stand there now may have; none where nobody can tell."""
    if base(language) == "en":
        return _english(forms, old)
    if base(language) != "ru":
        return []
    slots = {slot for word in old.split() for slot in _slots(word.strip(".,;:!?…«»„“”\"'()").lower())}
    return [form for form in forms if (form.case, form.number) in slots]


def _english(forms: Sequence[Form], old: str) -> list[Form]:
    """Return the forms of the old words' number; genitives where they are one."""
    word = old.rstrip(".,;:!?…”\"')")
    genitive = old.rstrip('.,;:!?…”"').endswith(("'s", "’s", "s'", "s’"))
    number = "plur" if word.endswith("s") and not word.endswith(("ss", "'s", "’s")) else "sing"
    return [form for form in forms if form.number == number and (form.case == "poss") == genitive]


def _slots(word: str) -> set[tuple[str, str]]:
    from loctool.glossary.russian import analyzer

    parses = analyzer().parse(word)[:READINGS] if word else []
    return {(str(parse.tag.case), str(parse.tag.number)) for parse in parses if parse.tag.case and parse.tag.number}
