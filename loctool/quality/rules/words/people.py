"""The rule on full names of people, which a draft keeps or writes in the letters of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.glossary.bilingual.spelling import likeness
from loctool.glossary.morphology.people import find_people, writes_names_alike
from loctool.model import Side
from loctool.quality.comparison import Comparison, Problem, find_once

ALIKE = 0.5
"""Likeness of a name and its spelling in other letters; in the same letters little but accents differs."""
ALIKE_IN_LATIN = 0.9
_PART = re.compile(r"[^\W\d_]{3,}")


def lost_person(text: Comparison) -> Iterator[Problem]:
    """Yield the first part of a full name of a German source that no word of the translation resembles."""
    source = text.visible_source
    places = find_people(source, text.source_language)
    theirs = [word for word in _PART.findall(text.visible_target) if word[0].isupper()] if places else []
    for start, end in places:
        for part in _PART.findall(source[start:end]):
            if part[0].isupper() and not any(_are_alike(part, other, text.language) for other in theirs):
                yield Problem(f"lost the name “{part}”", find_once(part, text.source), Side.SOURCE)
                return


def _are_alike(part: str, other: str, language: str) -> bool:
    """Return whether a word may be a part of a name; an ending may follow it, as in Anna's, Müllers, Мюллера."""
    if writes_names_alike(language):
        return other.casefold().startswith(part.casefold()) or likeness(part, other) >= ALIKE_IN_LATIN
    return likeness(part, other) >= ALIKE
