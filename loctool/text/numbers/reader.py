"""Numbers of a text: amounts, dates and times read by the rules of its language, codes as they are."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from loctool.text.language import separators
from loctool.text.numbers.words import SPACES as SPACES
from loctool.text.numbers.words import multiply, scale_at

_DIGIT = re.compile(r"[\d₀-₉]")

NUMBER = re.compile(
    rf"""(?=[\d+])(?:
      (?P<iso>(?<![\d-])\d{{4}}-\d{{2}}-\d{{2}}(?![\d-]))
    | (?P<date>(?<![\d.,])\d{{1,2}}\.[{SPACES}]?\d{{1,2}}\.(?:[{SPACES}]?(?:\d{{4}}|\d{{2}})(?!\d|\.\d))?(?!\d))
    | (?P<slashed>(?<![\d/])\d{{1,2}}/\d{{1,2}}/\d{{4}}(?![\d/]))
    | (?P<clock>(?<![\d.,:])\d{{1,2}}:\d{{2}}(?![\d:])
        |(?<![\d.,])\d{{1,2}}\.\d{{2}}(?=[{SPACES}]?(?i:Uhr\b|[ap]\.?m\b
        |(?:bis|und|–)[{SPACES}]?\d{{1,2}}(?:\.\d{{2}})?[{SPACES}]Uhr\b)))
    | (?P<phone>(?<![\w.,])(?:\+\d|0)\d*(?:[ /()-]{{1,2}}\d{{2,}})+)
    | (?P<ratio>(?<![\d.,])\d+(?:[:/]\d+)+(?![.,]?\d))
    | (?P<version>(?<=[vV])\d+(?:\.\d+)+|(?i:(?<=version[ ]))\d+(?:\.\d+)+)
    | (?P<number>(?<![\d.,])\d{{1,3}}(?:(?P<group>[.,'’{SPACES}])\d{{3}}(?!\d))(?:(?P=group)\d{{3}}(?!\d))*
        (?:[.,]\d+)?(?!\d)
        |\d+(?:[.,]\d+)*)
    )""",
    re.VERBOSE,
)
"""The syntax of numbers in every language; what a separator means depends on the language (see `read_digits`)."""

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_DIGITS = re.compile(
    rf"(?P<whole>[1-9]\d{{0,2}}(?:(?P<group>[.,'’{SPACES}])\d{{3}})(?:(?P=group)\d{{3}})*|\d+)"
    r"(?:(?P<point>(?(group)(?!(?P=group)))[.,])(?P<part>\d+))?"
)


_FOREIGN = re.compile(r"[^\D0-9]|[₀-₉]")
_SEPARATORS = str.maketrans("٫٬", ".,")
"""Separators of Arabic as those of English."""


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

    @property
    def parts(self) -> list[str]:
        """Return its groups of digits."""
        return re.findall(r"\d+", self.surface)


@lru_cache(maxsize=64)
def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text without markup, in order; each text is asked for several times in a row."""
    if not _DIGIT.search(text):  # most texts; to search them for numbers takes much longer
        return ()
    plain = _FOREIGN.sub(lambda digit: str(unicodedata.digit(digit[0])), text.translate(_SEPARATORS))
    return tuple(_number(match, language) for match in NUMBER.finditer(plain))


def _number(match: re.Match[str], language: str) -> Number:
    kind, surface = match.lastgroup or "", match[0]
    kind = "number" if kind == "group" else kind
    if kind == "date" and separators(language)[0] == "." and re.fullmatch(r"\d+\.\d+\.", surface):
        kind, surface = "number", surface[:-1]  # a decimal at the end of a sentence
    if kind == "date" and not _may_be_date(surface):
        kind, surface = "number", surface.rstrip(".")  # Der Wert ist 4.75.
    if kind == "number" and surface.count(".") > 1 and not _GROUPED.fullmatch(surface):
        kind = "version"
    digits = read_digits(surface, language) if kind == "number" else None
    amount = _amount(digits, surface) if kind == "number" else None
    return Number(match.start(), match.start() + len(surface), surface, kind, digits, amount)


def _may_be_date(surface: str) -> bool:
    day, month = map(int, re.findall(r"\d+", surface)[:2])
    return day in range(1, 32) and month in range(1, 13)


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


def find_scale(text: str, number: Number, language: str) -> tuple[Decimal, int]:
    """Return an amount with the scale behind it, if nothing else can be meant, and where the scale ends."""
    amount = number.amount or Decimal(0)
    scale = scale_at(text, number.start, number.end, language)
    return (multiply(amount, scale.power), scale.end) if scale and scale.is_sure else (amount, number.end)
