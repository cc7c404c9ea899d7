"""Parts and multiples in words (two thirds, twice), and words that bound a number (more than)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.numbers.reader import SPACES, find_numbers
from loctool.text.tables import read_table

_BEFORE = 40
"""Characters before a number in which its bound stands."""
_NEGATIVE = re.compile(rf"(?:[\s(]|^)?[-−]\d[\d.,]*[{SPACES}]?[°%]")
"""A degree or a percentage below zero, from the character before its sign."""
_OPPOSITE = {"more": "less", "less": "more", "most": "least", "least": "most"}


class MagnitudeChange(NamedTuple):
    """Words of a magnitude that a translation changes."""

    ours: str
    """In the source."""
    theirs: str
    """In the translation; "" if they are lost."""


@cache
def _patterns(language: str, kind: str) -> dict[str, re.Pattern[str]]:
    words = read_table("magnitudes").get(base_language(language), {}).get(kind, {})
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in words.items()}


@lru_cache(maxsize=64)
def _said(text: str, language: str, kind: str) -> dict[str, str]:
    """Return value -> the words of a text that say it."""
    return {name: found[0] for name, pattern in _patterns(language, kind).items() if (found := pattern.search(text))}


def magnitude_changes(source: str, target: str, source_language: str, language: str) -> list[MagnitudeChange]:
    """Return parts and multiples that a translation turns into other ones; texts without markup.

    One that only disappears is none: half may be 50 %, and twice *another time*.
    """
    changes = []
    for kind in ("parts", "multiples"):
        ours = _said(source, source_language, kind)
        theirs = _said(target, language, kind) if ours else {}
        lost = [words for value, words in ours.items() if value not in theirs]
        more = [words for value, words in theirs.items() if not _may_say(value, kind, source, source_language)]
        changes += [MagnitudeChange(one, other) for one, other in zip(lost, more, strict=False)]
    return changes


def _may_say(value: str, kind: str, text: str, language: str) -> bool:
    """Return whether a text says a value, or has words that may."""
    tables = (_patterns(language, kind), _patterns(language, f"possible_{kind}"))
    return any(table[value].search(text) for table in tables if value in table)


@cache
def _bound(language: str) -> re.Pattern[str]:
    words = read_table("magnitudes").get(base_language(language), {}).get("bounds", {})
    named = "|".join(f"(?P<{name}>{pattern})" for name, pattern in words.items())
    return re.compile(rf"(?<!\w)(?:{named})[{SPACES}](?:[€$£¥][{SPACES}]?)?(?=\d)" if named else "(?!)", re.IGNORECASE)


class Bound(NamedTuple):
    """A word that bounds a number."""

    kind: str
    """more, less, most, least or minus."""
    words: str
    """The word and the number."""


@lru_cache(maxsize=64)
def find_bounds(text: str, language: str) -> tuple[Bound, ...]:
    """Return the words that bound the numbers of a text without markup."""
    found = []
    for number in find_numbers(text, language):
        around = text[max(0, number.start - _BEFORE) : number.end]
        places = _bound(language).finditer(around) if number.amount is not None else ()
        match = next((one for one in places if one.end() == number.start - max(0, number.start - _BEFORE)), None)
        if match:
            found.append(Bound(match.lastgroup or "", match[0] + number.surface))
        elif _NEGATIVE.match(text, max(0, number.start - 2)) and number.amount is not None:
            found.append(Bound("minus", f"−{number.surface}"))
    return tuple(found)


def bound_changes(source: str, target: str, source_language: str, language: str) -> list[MagnitudeChange]:
    """Return the bounds of numbers that a translation loses or turns round; texts without markup."""
    ours, signs = find_bounds(source, source_language), _patterns(language, "signs")
    lost = [one for one in ours if one.kind in signs and not signs[one.kind].search(target)]
    theirs = {one.kind: one.words for one in find_bounds(target, language)} if lost else {}
    return [MagnitudeChange(one.words, theirs.get(_OPPOSITE.get(one.kind, ""), "")) for one in lost]
