"""Numbers that are written as words, and words that multiply the number before them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language, locale_of
from loctool.text.tables import read_table

_ROMAN = re.compile(r"\b(?=[IVXL])(X{0,3}L?X{0,3})(IX|IV|V?I{0,3})(?:e|er|re|ème|[ᵉº])?\b")
_TENS = {"": 0, "X": 10, "XX": 20, "XXX": 30, "XL": 40, "L": 50, "LX": 60, "LXX": 70, "LXXX": 80}
_ONES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "": 0}

SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_BEHIND = 100
"""Characters behind a number in which its scale stands."""
_JOINED_SCRIPTS = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
"""Scripts in which a word follows a scale without a space."""
_MONEY = r"[€$£¥₽₹]|(?:EUR|USD|GBP|CHF|RUB|JPY)\b"
MONEY_BEFORE = re.compile(rf"([€$£¥₽₹]|(?<![^\W\d_])[A-Z]{{3}})[{SPACES}]?$")
"""A sign or a code before a number; a name there would be something else: Euro 6."""
_LONG = 3
"""Letters of a word that means nothing else; one or two may be a unit: 5m, 20 T."""
_INFLECTED = 5
"""Letters of a word that takes endings which CLDR does not list."""
_START = 4
"""Letters of an abbreviation with a dot, if one word only begins with them: εκατ."""

_JOINT = re.compile(
    rf"[{SPACES}]?(?:[-–—−‑,/~～…]|(?:[^\W\d_]{{1,8}}[{SPACES}]){{0,2}}[^\W\d_]{{1,8}})?[{SPACES}]?[€$£¥₽₹]?[{SPACES}]?"
)
"""What may stand between two numbers that share a scale: 3 to 8 million, €2–€4m."""
_LONGEST_JOINT = 30


def has_number_words(language: str) -> bool:
    """Return whether the number words of a base language are known."""
    return language in read_table("number_words")


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], Decimal], ...]:
    words = read_table("number_words").get(language, {}).get("numbers", {})
    return tuple((re.compile(pattern, re.IGNORECASE), Decimal(number)) for number, pattern in words.items())


def numbers_in_words(text: str, language: str) -> frozenset[Decimal]:
    """Return the numbers that words, ordinals or Roman numerals may stand for: generous, since they only excuse."""
    found: set[Decimal] = set()
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()):
        parts = _parts(word, language)
        found |= parts
        tens, ones = {n for n in parts if n % 10 == 0 and n >= 20}, {n for n in parts if 0 < n < 10}
        found |= {ten + one for ten in tens for one in ones}
    found |= {_roman_value(match) for match in _ROMAN.finditer(text)}
    return frozenset(found)


def roman_numbers(text: str) -> set[Decimal]:
    """Return the Roman numerals of a text that have two letters at least: one may be a word or a name."""
    return {_roman_value(match) for match in _ROMAN.finditer(text) if len(match[1] + match[2]) > 1}


def _roman_value(match: re.Match[str]) -> Decimal:
    return Decimal(_TENS.get(match[1], 0) + _ONES[match[2]])


@lru_cache(maxsize=50_000)
def _parts(word: str, language: str) -> frozenset[Decimal]:
    """Return the numbers whose words are in a word: anywhere in German compounds, else at a start."""
    found: set[Decimal] = set()
    for pattern, number in _patterns(language):
        places = (pattern.search(word),) if language == "de" else map(pattern.match, (word, *word.split("-")))
        if any(places):
            found.add(number)
    return frozenset(found)


class Scale(NamedTuple):
    """The scale behind a number."""

    power: int
    """Of ten."""
    end: int
    is_sure: bool
    """Nothing else can be meant: 5 million and €5m, but 5m may be metres."""


def multiply(amount: Decimal, power: int) -> Decimal:
    """Return an amount multiplied by a power of ten, with all of its digits."""
    sign, digits, exponent = amount.as_tuple()
    return Decimal((sign, digits, int(exponent) + power))


@cache
def compact_words(language: str) -> dict[str, int]:
    """Return the words that CLDR writes behind numbers, and their powers of ten: Mio, millions, 億."""
    locale, found = locale_of(language), dict[str, int]()
    lengths = locale.compact_decimal_formats.values() if locale else ()
    for number, form in (item for length in lengths for forms in length.values() for item in forms.items()):
        word = re.sub(rf"['0.{SPACES}\u200f]+", " ", form.pattern).strip()
        if word and "0" in form.pattern:
            found.setdefault(word, len(number) - form.pattern.count("0"))
    return found


@cache
def word_scales(language: str) -> dict[str, int]:
    """Return pattern of a word that is only a scale -> its power of ten; Billion is not billion."""
    table = dict(read_table("number_words").get(language, {}).get("scales", {}))
    words = {word: power for word, power in compact_words(language).items() if _is_word(word)}
    if table:
        return table | {_pattern_of(word, r"\.?"): power for word, power in words.items()}
    starts = {word[:_START]: power for word, power in words.items() if len(word) > _INFLECTED}
    short = {
        start: power
        for start, power in starts.items()
        if all(other == power or not word.startswith(start) for word, other in words.items())
    }
    endings = {word: r"\w{0,3}" if len(word) >= _INFLECTED else r"\.?" for word in words}
    return {_pattern_of(word, endings[word]): power for word, power in words.items()} | {
        _pattern_of(start, r"\w{0,2}\."): power for start, power in short.items()
    }


def _is_word(word: str) -> bool:
    return len(word) >= _LONG or _JOINED_SCRIPTS.search(word) is not None


def _pattern_of(word: str, ending: str) -> str:
    return re.sub(r"\\? ", rf"[{SPACES}]", re.escape(word)) + ("" if _JOINED_SCRIPTS.search(word) else ending)


@cache
def letter_scales(language: str) -> dict[str, int]:
    """Return letters that may multiply a number -> their power of ten: those of every language, then its own."""
    own = {word: power for word, power in compact_words(language).items() if not _is_word(word)}
    table = read_table("number_words")
    return {**table["letters"], **own, **table.get(language, {}).get("letters", {})}


@cache
def _scale_words(language: str) -> re.Pattern[str]:
    ordered = sorted(word_scales(language).items(), key=lambda item: -len(item[0]))
    named = "|".join(
        rf"(?P<p{power}_{n}>{word})" + ("" if _JOINED_SCRIPTS.search(word) else r"(?:(?!\w)|(?<=\.))")
        for n, (word, power) in enumerate(ordered)
    )
    return re.compile(rf"(?:[-‑][а-яё]{{1,2}})?[{SPACES}-]?(?:{named})" if named else "(?!)", re.IGNORECASE)


@cache
def _letters(language: str) -> re.Pattern[str]:
    letters = "|".join(map(re.escape, sorted(letter_scales(language), key=len, reverse=True)))
    return re.compile(rf"(?P<gap>[{SPACES}]?)(?P<letters>{letters})\.?(?:(?P<money>[{SPACES}]?(?:{_MONEY}))|(?!\w))")


def scale_at(text: str, start: int, end: int, language: str) -> Scale | None:
    """Return the scale behind the number from `start` to `end`; two words multiply: thousand million."""
    language = base_language(language)
    after = text[end : end + _BEHIND]
    power, stop = 0, 0
    while found := _scale_words(language).match(after, stop):
        power, stop = power + _power_of(found), found.end()
    if stop:
        return Scale(power, end + stop, is_sure=True)
    found = _letters(language).match(after)
    if found is None:
        return None
    letters = found["letters"]
    is_sure = len(letters) >= _LONG or bool(found["money"] or MONEY_BEFORE.search(text[max(0, start - 4) : start]))
    if found["gap"] and not (is_sure or len(letters) > 1 or letters in compact_words(language)):
        return None
    return Scale(letter_scales(language)[letters], end + found.end("letters"), is_sure)


def joins(text: str) -> bool:
    """Return whether two numbers share what stands behind the second one, by the text between them: 3 to 8 million."""
    return len(text) <= _LONGEST_JOINT and _JOINT.fullmatch(text) is not None


def named_scales(text: str, language: str) -> set[Decimal]:
    """Return the powers of ten that words of a text multiply by."""
    return {Decimal(10) ** _power_of(match) for match in _scale_words(language).finditer(text)}


def _power_of(match: re.Match[str]) -> int:
    return int((match.lastgroup or "p0_")[1:].partition("_")[0])
