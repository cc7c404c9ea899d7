"""The values that a text gives in numbers, and what each of them may also mean."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from loctool.text.language import base_language, locale_of
from loctool.text.markup import mask
from loctool.text.numbers.cardinals import all_cardinals, half_values
from loctool.text.numbers.magnitudes import percents_of_parts
from loctool.text.numbers.reader import SPACES, Number, find_numbers, find_scale, read_amount
from loctool.text.numbers.words import joins, multiply, named_scales, numbers_in_words, scale_at

Value = Decimal | str

_DECADE_ENDING = r"(?:ern?s?\b|er-|s\b|[’']s\b|-?[хе]\b|-ые\b|-ых\b| (?:год(?:ы|ов|ам|ами|ах)|гг)\b)"
"""What follows the first year of a decade."""
_DECADE = re.compile(_DECADE_ENDING)
_WHOLE_DECADE = re.compile(rf"(?<!\d)(1\d\d0|20\d0){_DECADE_ENDING}")
_FRACTION = re.compile(rf"[{SPACES}\u2009]?([¼-¾⅐-⅞])")
_PLAIN_FRACTION = re.compile(r"([1-9])/([2-9])")
_LONE_FRACTION = re.compile(rf"(?<!\d)(?<!\d[{SPACES}\u2009])[¼-¾⅐-⅞]")

_MOST_JOINED = 5
"""Numbers that may share a scale."""


class Mention(NamedTuple):
    """A value that a text gives."""

    value: Value
    """An amount with its scale, a part of a date or a time, or a code as text."""
    surface: str
    """As it is written, with its scale."""
    number: Number
    """Where it stands."""


class NumericValues(NamedTuple):
    """The numbers that a text gives."""

    mentions: tuple[Mention, ...]
    """Each must come through a translation."""
    excused: frozenset[Decimal]
    """Months of dates and other ways to say an hour: expected by the other side, but not required."""
    prose: str
    """The text without its markup, whose words may say numbers, too."""
    language: str

    def said(self) -> frozenset[Decimal]:
        """Return what is excused, all that the words may say, and years in two digits and in four: 1932/33."""
        words = numbers_in_words(self.prose, self.language)
        words |= {one.value for one in all_cardinals(self.prose, self.language)}
        words |= half_values(self.prose, self.language)
        words |= percents_of_parts(self.prose, self.language)
        words |= {word * power for power in named_scales(self.prose, self.language) for word in words}
        values = {one.value for one in self.mentions if isinstance(one.value, Decimal)}
        years = {value for value in values if 1000 < value < 2100}
        whole = {year - year % 100 + value for year in years for value in values if 9 < value < 100}
        return self.excused | words | whole | {year % 100 for year in years if year % 10}

    def said_in_digits(self) -> frozenset[Decimal]:
        """Return what the numbers in digits say, and what the other side may say instead."""
        values = {reading for one in self.mentions for reading in self.readings(one)}
        return self.excused | {value for value in values if isinstance(value, Decimal)}

    def readings(self, mention: Mention) -> frozenset[Value]:
        """Return what a mention may mean: 12m is 12 or 12 000 000, 1.012 in another language's style 1012."""
        number, language = mention.number, self.language
        if fraction := _PLAIN_FRACTION.fullmatch(number.surface):
            return frozenset({mention.value, Decimal(fraction[2]) * 2})  # 1/8 of a cup competition are the last 16
        if number.amount is None or number.kind != "number" or _FRACTION.match(self.prose, number.end):
            return frozenset({mention.value})
        found: set[Decimal] = {number.amount}
        if number.digits and re.search(r"\D", number.surface):
            found |= {read_amount(number.surface, style) for style in ("de", "en")}
        if re.search(r"(?<!\w)[.]$", self.prose[max(0, number.start - 2) : number.start]):
            found.add(Decimal(f"0.{number.surface}") if number.surface.isdecimal() else number.amount)
        if _may_be_decade(number):
            found |= {number.amount % 100} | ({number.amount / 100 + 1} if number.amount % 100 == 0 else set())
        scale = scale_at(self.prose, number.start, number.end, language)
        power = scale.power if scale else shared_power(self.prose, number, language)
        scaled = {multiply(value, power) for value in found} if power else set()
        is_scale = scale and scale.is_sure and not 1000 < number.amount < 2100  # 2015 thousand trees were planted
        return frozenset({mention.value} | (scaled if is_scale else found | scaled))


def shared_power(text: str, number: Number, language: str) -> int:
    """Return the power of ten that a number shares with the next ones: 3 to 8 million."""
    numbers = find_numbers(text, language)
    first = bisect_right(numbers, number.start, key=attrgetter("start"))
    for follower in numbers[first : first + _MOST_JOINED]:
        if follower.amount is None or not joins(text[number.end : follower.start]):
            return 0
        if scale := scale_at(text, follower.start, follower.end, language):
            return scale.power
        number = follower
    return 0


@lru_cache(maxsize=64)
def numeric_values(text: str, language: str, syntax: str = "") -> NumericValues:
    """Return the numbers that a text gives, ignoring markup."""
    language = base_language(language)
    prose = mask(text, syntax).prose()
    numbers = find_numbers(prose, language)
    months = {match.start(1) for match in _months_in_digits(language).finditer(prose)} if numbers else set()
    mentions: list[Mention] = []
    excused: set[Decimal] = set()
    for number in numbers:
        if mentions and mentions[-1].number.end < number.start < mentions[-1].number.start + len(mentions[-1].surface):
            continue  # a part of the one before
        if number.start in months or _is_in_formula(prose, number):
            excused.add(number.amount or Decimal(0))
            continue
        mentions += _mentions(prose, number, language)
        excused |= _excused(number, is_hour=_names_hours(prose))
    mentions += _lone_fractions(prose, language)
    return NumericValues(tuple(mentions), frozenset(excused), prose, language)


def _mentions(text: str, number: Number, language: str) -> Iterator[Mention]:
    """Yield what a number says: the parts of a date or a time, or one value."""
    parts = number.parts
    if number.kind in ("iso", "date") or (number.kind == "clock" and not int(parts[1])):
        parts.pop(1)
    if fraction := _PLAIN_FRACTION.fullmatch(number.surface):
        yield Mention(Decimal(fraction[1]) / Decimal(fraction[2]), number.surface, number)
    elif number.kind in ("iso", "date", "slashed", "clock", "ratio"):
        yield from (Mention(Decimal(part), part, number) for part in parts)
    elif number.amount is None:
        yield Mention(re.sub(r"\D+", ".", number.surface).strip("."), number.surface, number)
    else:
        value, end = _value(text, number, language)
        yield Mention(value, text[number.start : end], number)


def _value(text: str, number: Number, language: str) -> tuple[Decimal, int]:
    """Return an amount with the fraction or scale behind it, and its end; a decade is its last two digits."""
    amount = number.amount or Decimal(0)
    if fraction := _FRACTION.match(text, number.end):
        return amount + _fraction(fraction[1]), fraction.end()
    scaled, end = find_scale(text, number, language)
    decade = _DECADE.match(text, number.end)
    if end == number.end and decade and _may_be_decade(number):
        return amount % 100 or amount, decade.end()
    numbers = find_numbers(text, language)
    place = bisect_left(numbers, end, key=attrgetter("start")) if end > number.end else len(numbers)
    follower = numbers[place] if place < len(numbers) and numbers[place].start == end else None
    if follower and follower.amount is not None:  # 1億2000万
        rest, end = find_scale(text, follower, language)
        return scaled + rest, end
    return scaled, end


def _may_be_decade(number: Number) -> bool:
    return re.fullmatch(r"1\d\d0|20\d0", number.surface) is not None and number.surface != "1000"


def _fraction(sign: str) -> Decimal:
    return Decimal(str(unicodedata.numeric(sign)))


def _lone_fractions(text: str, language: str) -> Iterator[Mention]:
    for match in _LONE_FRACTION.finditer(text):
        number = Number(match.start(), match.end(), match[0], "fraction", None, _fraction(match[0]))
        value, end = find_scale(text, number, language)
        yield Mention(value, text[match.start() : end], number)


def _excused(number: Number, *, is_hour: bool) -> set[Decimal]:
    """Return what the other side may say for a number: the month of a date, an hour counted from noon."""
    parts = [*map(Decimal, number.parts)]
    if number.kind in ("iso", "date", "slashed"):
        return {*parts}
    if number.kind == "clock":
        return {*parts, parts[0] - 12, parts[0] + 12}
    hours = parts if number.kind == "ratio" else [number.amount or Decimal(0)]
    is_hour &= number.kind in ("ratio", "number")
    return {hour + shift for hour in hours if hour in range(1, 25) for shift in (-12, 12)} if is_hour else set()


@cache
def _months_in_digits(language: str) -> re.Pattern[str]:
    """Return the pattern of months whose names are numbers: 5月."""
    locale = locale_of(language)
    tables = [table for widths in (locale.months.values() if locale else ()) for table in widths.values()]
    names = {str(name) for table in tables for name in table.values()}
    names = {name for name in names if re.search(r"\d", name) and not name.isdecimal()}
    pattern = "|".join(re.sub(r"(\d+)", r"\\d+", re.escape(name)) for name in sorted(names))
    return re.compile(rf"(?<!\d)(?={pattern})\D*(\d+)" if names else "(?!)()")


def _is_in_formula(text: str, number: Number) -> bool:
    """Return whether a digit is part of a chemical formula, which may become a word: CO2, H₂O."""
    before = text[max(0, number.start - 4) : number.start]
    return len(number.surface) == 1 and re.search(r"(?<![^\W_])(?:[CHNSO]|[CHNS]O|[CN]H|Na)$", before) is not None


@lru_cache(maxsize=4)
def _names_hours(text: str) -> bool:
    """Return whether a text names hours; each of its numbers asks."""
    return re.search(r"(?i:\bUhr\b|(?<![^\W\d_])[ap]\.?m\b)|\bчас|\bвечера|\bутра", text) is not None


def style_of(number: Number, wanted: Counter[Decimal], powers: set[int], languages: tuple[str, ...]) -> str:
    """Return the language as which a number is an amount that is wanted, its own one first; "" if there is none.

    The amount is wanted no more; what its own language says may be there more often than in the source.
    """
    for language in languages:
        amount = read_amount(number.surface, language)
        for value in (multiply(amount, power) for power in powers):
            if wanted[value] > 0 or (language == languages[0] and value in wanted):
                wanted[value] -= 1
                return language
    return ""


def powers_at(text: str, number: Number, language: str) -> set[int]:
    """Return the powers of ten that may multiply a number: 5 million has one, 5m may be metres."""
    scale = scale_at(text, number.start, number.end, language)
    return {scale.power, *([] if scale.is_sure else [0])} if scale else {0}


def lost_decades_in(source: str, target: str) -> list[str]:
    """Return the decades that a translation gives as their first year: in den 1980ern, in 1980."""
    if _WHOLE_DECADE.search(target):
        return []
    return [m[0] for m in _WHOLE_DECADE.finditer(source) if re.search(rf"(?<!\d){m[1]}(?!\d|[-–/])", target)]
