"""Numbers of a text: amounts, dates and times read by the rules of its language, codes as they are."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language, separators
from loctool.text.markup import mask
from loctool.text.numbers.words import has_number_words, money_scales, numbers_in_words, scales

SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_DIGIT = re.compile(r"[\d₀-₉]")

NUMBER = re.compile(
    rf"""(?=[\d+])(?:
      (?P<iso>(?<![\d-])\d{{4}}-\d{{2}}-\d{{2}}(?![\d-]))
    | (?P<date>(?<![\d.,])\d{{1,2}}\.[{SPACES}]?\d{{1,2}}\.(?:[{SPACES}]?(?:\d{{4}}|\d{{2}})(?!\d|\.\d))?(?!\d))
    | (?P<slashed>(?<![\d/])\d{{1,2}}/\d{{1,2}}/\d{{4}}(?![\d/]))
    | (?P<clock>(?<![\d.,:])\d{{1,2}}:\d{{2}}(?![\d:])
        |(?<![\d.,])\d{{1,2}}\.\d{{2}}(?=[{SPACES}]?(?:Uhr\b|[ap]\.?m\b
        |(?:bis|und|–)[{SPACES}]?\d{{1,2}}(?:\.\d{{2}})?[{SPACES}]Uhr\b)))
    | (?P<phone>(?<![\w.,])(?:\+\d|0)\d*(?:[ /()-]{{1,2}}\d{{2,}})+)
    | (?P<ratio>(?<![\d.,])\d+(?:[:/]\d+)+(?![.,]?\d))
    | (?P<version>(?<=[vV])\d+(?:\.\d+)+|(?<=[Vv]ersion[ ])\d+(?:\.\d+)+)
    | (?P<number>(?<![\d.,])\d{{1,3}}(?:(?P<group>[.,'’{SPACES}])\d{{3}}(?!\d))(?:(?P=group)\d{{3}}(?!\d))*
        (?:[.,]\d+)?(?!\d)
        |\d+(?:[.,]\d+)*)
    )""",
    re.VERBOSE,
)
"""The syntax of numbers in every language; what a separator means depends on the language (see `read_digits`)."""

_CLOCK = re.compile(rf"[{SPACES}]?(?:Uhr|(?i:[ap]\.?m)\b|o’clock|час|ч\b|утра|вечера|дня)")
_BEHIND = 100
"""Characters behind a number in which its scale stands."""
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_DIGITS = re.compile(
    rf"(?P<whole>[1-9]\d{{0,2}}(?:(?P<group>[.,'’{SPACES}])\d{{3}})(?:(?P=group)\d{{3}})*|\d+)"
    r"(?:(?P<point>(?(group)(?!(?P=group)))[.,])(?P<part>\d+))?"
)


class Digits(NamedTuple):
    """The parts of an amount in digits."""

    whole: str
    """Digits before the decimal separator, without grouping."""
    part: str
    """Digits after it."""
    group: str
    """What groups the digits, "" if nothing does."""
    point: str
    """The decimal separator, "" if there is none."""


class Number(NamedTuple):
    """A number in a text."""

    start: int
    end: int
    surface: str
    """As in the text, subscript digits as plain ones."""
    kind: str
    """iso, date, slashed, clock, ratio, phone, version or number."""
    digits: Digits | None
    """Its parts as its language reads them; None for any other kind than `number`, and for lists such as 1,2,3."""
    amount: Decimal | None
    """Its value as its language reads it, without a scale; None for any other kind than `number`."""


class NumericValues(NamedTuple):
    """The numbers that a text gives."""

    written: Counter[Decimal | str]
    """Amounts with their scales, the parts of dates and times, codes as text: each must come through a translation."""
    excused: frozenset[Decimal]
    """Months of dates and other ways to say an hour: expected by the other side, but not required."""
    groups: dict[Decimal | str, tuple[str, ...]]
    """Value of an amount or a code -> the groups of digits that it is written with: 13 and 30 for 13.30."""
    prose: str
    """The text without its markup, whose words may say numbers, too."""
    language: str

    def said(self) -> frozenset[Decimal]:
        """Return what is excused, with all that the words may say, and the last two digits of years."""
        words = numbers_in_words(self.prose, self.language) if has_number_words(self.language) else frozenset()
        words |= {word * power for power in named_scales(self.prose, self.language) for word in words}
        years = {value for value in self.written if isinstance(value, Decimal) and 1000 < value < 2100}
        return self.excused | words | {year % 100 for year in years}


@lru_cache(maxsize=64)
def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text without markup, in order; each text is asked for several times in a row."""
    if not _DIGIT.search(text):  # most texts; to search them for numbers takes much longer
        return ()
    return tuple(_number(match, language) for match in NUMBER.finditer(text.translate(_SUBSCRIPTS)))


def _number(match: re.Match[str], language: str) -> Number:
    kind, surface = match.lastgroup or "", match[0]
    kind = "number" if kind == "group" else kind
    if kind == "date" and separators(language)[0] == "." and re.fullmatch(r"\d+\.\d+\.", surface):
        kind, surface = "number", surface[:-1]  # a decimal at the end of a sentence
    if kind == "number" and surface.count(".") > 1 and not _GROUPED.fullmatch(surface):
        kind = "version"
    digits = read_digits(surface, language) if kind == "number" else None
    amount = _amount(digits, surface) if kind == "number" else None
    return Number(match.start(), match.start() + len(surface), surface, kind, digits, amount)


def read_digits(surface: str, language: str) -> Digits | None:
    """Return the parts of digits with separators as a language reads them: 1.234 is 1234 in German, 1.234 in English.

    A separator that cannot group the digits around it is a decimal one: 3.5 in a German text. None for other syntax.
    """
    if (found := _DIGITS.fullmatch(surface)) is None:
        return None
    whole, group, point, part = (found[name] or "" for name in ("whole", "group", "point", "part"))
    if group and not point and group == separators(language)[0] and whole.count(group) == 1:
        whole, _, part = whole.partition(group)
        return Digits(whole, part, "", group)
    return Digits(re.sub(r"\D", "", whole), part, group, point)


def read_amount(surface: str, language: str) -> Decimal:
    """Return the value of digits with separators as a language reads them."""
    return _amount(read_digits(surface, language), surface)


def _amount(digits: Digits | None, surface: str) -> Decimal:
    if digits is None:
        return Decimal(re.sub(r"\D", "", surface))
    return Decimal(f"{digits.whole}.{digits.part}" if digits.part else digits.whole)


def group_digits(digits: str, separator: str) -> str:
    """Return digits in groups of three."""
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", separator, digits)


@cache
def _scale(language: str) -> re.Pattern[str]:
    named = "|".join(f"(?P<p{power}>{word})" for word, power in scales(language).items())
    return re.compile(rf"[{SPACES}-]?(?:{named})(?!\w)" if named else "(?!)")


def named_scales(text: str, language: str) -> set[Decimal]:
    """Return the powers of ten that words of a text multiply by."""
    found = {name for match in _scale(language).finditer(text) for name, word in match.groupdict().items() if word}
    return {Decimal(10) ** int(name[1:]) for name in found}


@cache
def _money(language: str) -> re.Pattern[str]:
    letters = "|".join(money_scales(language))
    return re.compile(rf"({letters})\b" if letters else "(?!)")


@lru_cache(maxsize=4096)
def numeric_values(text: str, language: str, syntax: str = "") -> NumericValues:
    """Return the numbers that a text gives, ignoring markup."""
    language = base_language(language)
    prose = mask(text, syntax).prose()
    written: Counter[Decimal | str] = Counter()
    excused: set[Decimal] = set()
    groups: dict[Decimal | str, tuple[str, ...]] = {}
    for number in find_numbers(prose, language):
        if _is_in_formula(prose, number):
            excused.add(number.amount or Decimal(0))
            continue
        parts = [Decimal(part) for part in re.findall(r"\d+", number.surface)]
        if number.kind in ("iso", "date", "slashed"):
            month = 1 if number.kind != "slashed" else None
            written.update(part for n, part in enumerate(parts) if n != month)
            excused.update(parts)
        elif number.kind == "clock":
            hour, minute = parts
            written.update([hour, *([minute] if minute else [])])
            excused.update({hour, minute, hour - 12, hour + 12})
        elif number.kind == "ratio":
            written.update(parts)
            excused.update(*(_other_hours(part, prose, number.end) for part in parts))
        else:
            code = re.sub(r"\D+", ".", number.surface).strip(".")
            value = code if number.amount is None else _scaled(prose, number, language)
            written[value] += 1
            groups[value] = tuple(re.findall(r"\d+", number.surface))
            excused |= _other_hours(number.amount, prose, number.end) if number.amount is not None else set()
    return NumericValues(written, frozenset(excused), groups, prose, language)


def _is_in_formula(text: str, number: Number) -> bool:
    """Return whether a digit is part of a chemical formula, which may become a word: CO2, H₂O."""
    before = text[max(0, number.start - 4) : number.start]
    return len(number.surface) == 1 and re.search(r"(?<![^\W_])(?:[CHNSO]|[CHNS]O|[CN]H|Na)$", before) is not None


def _scaled(text: str, number: Number, language: str) -> Decimal:
    """Return an amount with the scale behind it: 1,2 Millionen is 1200000; a decade is its last two digits."""
    amount, end = find_scale(text, number, language)
    if end > number.end:
        return amount
    after = text[number.end : number.end + _BEHIND]
    if re.match(r"er[ns]?\b|er-|s\b|[’']s\b|-[хе]\b|-ые\b|-ых\b", after) and amount % 10 == 0 and 1000 < amount < 2100:
        amount %= 100
    return amount.normalize()


def find_scale(text: str, number: Number, language: str) -> tuple[Decimal, int]:
    """Return an amount with the scale behind it, and where the scale ends."""
    amount = number.amount or Decimal(0)
    after = text[number.end : number.end + _BEHIND]
    if found := _scale(language).match(after):
        power = next(int(name[1:]) for name, word in found.groupdict().items() if word)
        return (amount * Decimal(10) ** power).normalize(), number.end + found.end()
    money = _money(language).match(after)
    if money and re.search(rf"[$€£¥][{SPACES}]?$", text[max(0, number.start - 2) : number.start]):
        return (amount * Decimal(10) ** money_scales(language)[money[1]]).normalize(), number.end + money.end()
    return amount, number.end


def _other_hours(amount: Decimal, text: str, end: int) -> set[Decimal]:
    """Return other ways to say an hour that ends at `end`: counted from noon or from midnight."""
    if amount != int(amount) or not 1 <= amount <= 24:
        return set()
    return {amount - 12, amount + 12} if _CLOCK.match(text, end) or _names_hours(text) else set()


@lru_cache(maxsize=4)
def _names_hours(text: str) -> bool:
    """Return whether a text names hours; each of its numbers asks."""
    return re.search(r"\bUhr\b|(?<![^\W\d_])(?i:[ap]\.?m)\b|\bчас|\bвечера|\bутра", text) is not None
