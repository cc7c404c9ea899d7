"""Parts and multiples in words (two thirds, twice), and words that bound a number (more than)."""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.numbers.cardinals import find_cardinals
from loctool.text.numbers.reader import SPACES, find_numbers
from loctool.text.tables import read_table

_NEGATIVE = re.compile(rf"(?:[\s(]|^)?[-−]\d[\d.,]*[{SPACES}]?[°%]")
"""A degree or a percentage below zero, from the character before its sign."""
_OPPOSITE = {"above": "below", "below": "above", "plus": "minus", "minus": "plus"}
_Key = Decimal | str


class MagnitudeChange(NamedTuple):
    """Words of a magnitude that a translation changes."""

    ours: str
    """In the source."""
    theirs: str
    """In the translation; "" if they are lost."""
    is_lost: bool = False


def _words(language: str, kind: str) -> dict[str, str]:
    """Return name -> pattern of the words of a kind that a language has."""
    return dict(read_table("magnitudes").get(base_language(language), {}).get(kind, {}))


@cache
def _patterns(language: str, kind: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _words(language, kind).items()}


def _named_groups(language: str, kind: str) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in _words(language, kind).items()) or "(?!)"


@lru_cache(maxsize=64)
def _said(text: str, language: str, kind: str) -> dict[str, str]:
    """Return value -> the words of a text that say it."""
    return {name: found[0] for name, pattern in _patterns(language, kind).items() if (found := pattern.search(text))}


def magnitude_changes(source: str, target: str, source_language: str, language: str) -> list[MagnitudeChange]:
    """Return parts and multiples that a translation turns into other ones; texts without markup.

    One that only disappears is none: half may be 50 %, and twice *another time*.
    """
    lost: dict[str, list[str]] = {}
    more: dict[str, list[str]] = {}
    for kind in ("parts", "multiples"):
        ours, theirs = _said(source, source_language, kind), _said(target, language, kind)
        lost[kind] = [words for value, words in ours.items() if not _may_say(value, kind, target, language)]
        sure = [words for value, words in ours.items() if value not in theirs]
        more[kind] = [words for value, words in theirs.items() if not _may_say(value, kind, source, source_language)]
        if changes := [MagnitudeChange(one, other) for one, other in zip(sure, more[kind], strict=False)]:
            return changes
    crossed = (
        *zip(lost["parts"], more["multiples"], strict=False),
        *zip(lost["multiples"], more["parts"], strict=False),
    )
    return [MagnitudeChange(one, other) for one, other in crossed]


def percents_of_parts(text: str, language: str) -> set[Decimal]:
    """Return the percentages that parts in words are: ein Drittel, 33 %."""
    found = set[Decimal]()
    for part in _said(text, language, "parts"):
        above, _, below = part.partition("/")
        share = Decimal(100 * int(above)) / int(below)
        found |= {share.to_integral_value(ROUND_FLOOR), share.to_integral_value(ROUND_HALF_UP)}
    return found


def parts_in_words(text: str, language: str) -> set[Decimal]:
    """Return the parts that a text has in words: zwei Drittel, 2/3."""
    parts = (part.partition("/") for part in _said(text, language, "parts"))
    return {Decimal(above) / Decimal(below) for above, _, below in parts}


def _may_say(value: str, kind: str, text: str, language: str) -> bool:
    """Return whether a text says a value, or has words that may."""
    tables = (_patterns(language, kind), _patterns(language, f"possible_{kind}"))
    return any(table[value].search(text) for table in tables if value in table)


@cache
def _bound(language: str) -> re.Pattern[str]:
    named = _named_groups(language, "bounds")
    return re.compile(rf"(?<!\w)(?:{named})[{SPACES}](?:[€$£¥][{SPACES}]?)?(?=\d)", re.IGNORECASE)


class Bound(NamedTuple):
    """A word that bounds a number."""

    kind: str
    """more, less, most, least or minus."""
    words: str
    """The word and the number."""


@lru_cache(maxsize=64)
def find_bounds(text: str, language: str) -> tuple[Bound, ...]:
    """Return the words that bound the numbers of a text without markup."""
    numbers = {number.start: number for number in find_numbers(text, language) if number.amount is not None}
    matches = {match.end(): match for match in _bound(language).finditer(text) if match.end() in numbers}
    found = [Bound(match.lastgroup or "", match[0] + numbers[end].surface) for end, match in matches.items()]
    negative = (one for one in numbers.values() if _NEGATIVE.match(text, max(0, one.start - 2)))
    return (*found, *(Bound("minus", f"−{one.surface}") for one in negative if one.start not in matches))


@cache
def _sides(language: str) -> re.Pattern[str]:
    """Return the pattern of words and signs that say on which side of the next number the truth lies."""
    article = read_table("magnitudes").get(base_language(language), {}).get("article", "(?!)")
    gap = rf"[{SPACES}]"
    return re.compile(
        rf"(?:(?<!\w)(?:{_named_groups(language, 'sides')}){gap}|[>≥](?P<above_sign>){gap}?|[<≤](?P<below_sign>){gap}?"
        rf"|(?<![\w)]{gap})(?<![\w).,])(?:\+(?P<plus_sign>)|[-−](?P<minus_sign>)))(?:[€$£¥]{gap}?|(?:{article}){gap})?(?=\w)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=64)
def find_sides(text: str, language: str) -> dict[tuple[str, _Key], str]:
    """Return (above, below, plus or minus; number or part) -> the words of a text without markup that say so."""
    places: dict[int, tuple[int, _Key]] = {}
    found = list(_sides(language).finditer(text))
    if not found:
        return {}
    for name, pattern in _patterns(language, "parts").items():
        places |= {match.start(): (match.end(), name) for match in pattern.finditer(text)}
    places |= {start: (end, value) for start, end, value in find_cardinals(text, base_language(language))}
    for number in find_numbers(text, language):
        if number.amount is not None:
            places[number.start] = number.end, number.amount
    sides = {}
    for match in found:
        if match.end() in places:
            end, key = places[match.end()]
            side = (match.lastgroup or "").partition("_")[0]
            sides[side, key] = text[match.start() : end]
    return sides


def _denies(text: str, language: str) -> bool:
    words = read_table("magnitudes").get(base_language(language), {}).get("denial", "(?!)")
    return re.search(rf"\b{words}", text, re.IGNORECASE) is not None


def _turned(source: str, target: str, source_language: str, language: str) -> list[MagnitudeChange]:
    """Return the numbers that lie on the other side in a translation: unter 100, over 100."""
    ours = find_sides(source, source_language)
    theirs = find_sides(target, language) if ours else {}
    if any(_denies(words, language) for words in theirs.values()) != any(
        _denies(words, source_language) for words in ours.values()
    ) and (_denies(target, language) and _denies(source, source_language)):
        return []
    return [
        MagnitudeChange(words, theirs[_OPPOSITE[side], key])
        for (side, key), words in ours.items()
        if (_OPPOSITE[side], key) in theirs and not ({(side, key)} & theirs.keys() or (_OPPOSITE[side], key) in ours)
    ]


def bound_changes(source: str, target: str, source_language: str, language: str) -> list[MagnitudeChange]:
    """Return the bounds of numbers that a translation turns round or loses; texts without markup."""
    if turned := _turned(source, target, source_language, language):
        return turned
    ours, signs = find_bounds(source, source_language), _patterns(language, "signs")
    lost = {kind for kind in {one.kind for one in ours} if kind in signs and not signs[kind].search(target)}
    return [MagnitudeChange(one.words, "", is_lost=True) for one in ours if one.kind in lost]
