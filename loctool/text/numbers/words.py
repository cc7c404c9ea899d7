"""Numbers that are written as words, and words that multiply the number before them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache

from loctool.text.tables import read_table

_ROMAN = re.compile(r"\b(?=[IVXL])(X{0,3}L?X{0,3})(IX|IV|V?I{0,3})\b")
_TENS = {"": 0, "X": 10, "XX": 20, "XXX": 30, "XL": 40, "L": 50, "LX": 60, "LXX": 70, "LXXX": 80}
_ONES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "": 0}

_CARDINALS = frozenset(map(str, (*range(2, 20), *range(20, 100, 10))))
_NO_CARDINAL_BEFORE = "(?<!halb )(?<!viertel )"
_NO_CARDINAL_BEHIND = r"(?! (?:uhr|augen|o['’]clock|час)|(?<=vierzehn) tag|(?<=acht) (?:tag|woche))"
"""Halb drei is half past two, fünfzehn Uhr three o'clock; unter vier Augen are two people, vierzehn Tage two weeks."""


def has_number_words(language: str) -> bool:
    """Return whether the number words of a base language are known."""
    return language in read_table("number_words")


def scales(language: str) -> Mapping[str, int]:
    """Return pattern of a word behind a number -> the power of ten that it multiplies by; Billion is not billion."""
    return dict(read_table("number_words").get(language, {}).get("scales", {}))


def money_scales(language: str) -> Mapping[str, int]:
    """Return letters behind an amount of money -> the power of ten that they multiply by: $553m."""
    return dict(read_table("number_words").get(language, {}).get("money", {}))


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], Decimal], ...]:
    words = read_table("number_words").get(language, {}).get("numbers", {})
    return tuple((re.compile(pattern, re.IGNORECASE), Decimal(number)) for number, pattern in words.items())


@cache
def _cardinals(language: str) -> tuple[re.Pattern[str], Mapping[str, Decimal]]:
    """Return the pattern of the cardinals from two to ninety that are one word without a hyphen, and their values."""
    lists = read_table("number_words")[language]
    forms = lists.get("cardinals") or {
        number: pattern.partition("|")[0] for number, pattern in lists["numbers"].items() if number in _CARDINALS
    }
    known = {word: Decimal(number) for number, words in forms.items() for word in words.split("|")}
    words = "|".join(known)
    return re.compile(rf"(?<![\w-]){_NO_CARDINAL_BEFORE}(?:{words})(?![\w-]){_NO_CARDINAL_BEHIND}"), known


def find_cardinals(text: str, language: str) -> list[tuple[int, int, Decimal]]:
    """Return where a text has cardinals in words, from two to ninety, and their values."""
    folded = text.lower()
    if not has_number_words(language) or len(folded) != len(text):
        return []
    pattern, known = _cardinals(language)
    return [(match.start(), match.end(), known[match[0]]) for match in pattern.finditer(folded)]


def changed_number_words(source: str, target: str, languages: tuple[str, str]) -> tuple[list[str], list[str]]:
    """Return the cardinals in words that a translation lost, and the ones in their place; both or neither.

    A cardinal alone is not a change: *zwölf Monate* may be *a year*. Languages without a list have no changes.
    """
    ours, theirs = languages
    if not (has_number_words(ours) and has_number_words(theirs)):
        return [], []
    lost = _left_words(source, ours, target, theirs)
    more = _left_words(target, theirs, source, ours) if lost else []
    return (lost, more) if more else ([], [])


def _left_words(text: str, language: str, other: str, other_language: str) -> list[str]:
    pattern, known = _cardinals(language)
    if not (found := pattern.findall(text.casefold())):
        return []
    said = numbers_in_words(other, other_language) | set(map(Decimal, re.findall(r"\d+", other)))
    return [word for word in dict.fromkeys(found) if known[word] not in said]


def numbers_in_words(text: str, language: str) -> frozenset[Decimal]:
    """Return the numbers that words, ordinals or Roman numerals may stand for: generous, since they only excuse."""
    found: set[Decimal] = set()
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()):
        parts = _parts(word, language)
        found |= parts
        tens, ones = {n for n in parts if n % 10 == 0 and n >= 20}, {n for n in parts if 0 < n < 10}
        found |= {ten + one for ten in tens for one in ones}
        found |= {
            hundreds + ten for hundreds in [n * 100 for n in ones if 100 in parts] for ten in {Decimal(0), *parts}
        }
    found |= {ten + one for ten in found if ten % 10 == 0 and 20 <= ten <= 90 for one in range(1, 10) if one in found}
    found |= {Decimal(_TENS.get(match[1], 0) + _ONES[match[2]]) for match in _ROMAN.finditer(text)}
    return frozenset(found)


@lru_cache(maxsize=50_000)
def _parts(word: str, language: str) -> frozenset[Decimal]:
    """Return the numbers whose words are in a word: anywhere in German compounds, else at a start."""
    found: set[Decimal] = set()
    for pattern, number in _patterns(language):
        places = (pattern.search(word),) if language == "de" else map(pattern.match, (word, *word.split("-")))
        if any(places):
            found.add(number)
    return frozenset(found)
