"""The number values of a text: amounts, dates and times read by its language's rules, codes as they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from loctool.text.markup import mask
from loctool.text.number_words import SCALES, changed_words, has_words, in_words
from loctool.text.separators import separators

SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_DIGIT = re.compile(r"[\d₀-₉]")
BAR = " \u241f "
"""Stands for markup between pieces of a text, so that no number reaches across it."""

_TOKEN = re.compile(
    rf"""
      (?P<iso>(?<![\d-])\d{{4}}-\d{{2}}-\d{{2}}(?![\d-]))
    | (?P<date>(?<![\d.,])\d{{1,2}}\.[{SPACES}]?\d{{1,2}}\.(?:[{SPACES}]?(?:\d{{4}}|\d{{2}})(?![\d.]))?(?!\d))
    | (?P<slashed>(?<![\d/])\d{{1,2}}/\d{{1,2}}/\d{{4}}(?![\d/]))
    | (?P<clock>(?<![\d.,:])\d{{1,2}}:\d{{2}}(?![\d:])
        |(?<![\d.,])\d{{1,2}}\.\d{{2}}(?=[{SPACES}]?(?:Uhr\b|[ap]\.?m\b
        |(?:bis|und|–)[{SPACES}]?\d{{1,2}}(?:\.\d{{2}})?[{SPACES}]Uhr\b)))
    | (?P<phone>(?<![\w.,])(?:\+\d|0)\d*(?:[ /()-]{{1,2}}\d{{2,}})+)
    | (?P<version>(?<=[vV])\d+(?:\.\d+)+|(?<=[Vv]ersion[ ])\d+(?:\.\d+)+)
    | (?P<number>(?<![\d.,])\d{{1,3}}(?:(?P<group>[.,'’{SPACES}])\d{{3}}(?!\d))(?:(?P=group)\d{{3}}(?!\d))*
        (?:[.,]\d+)?(?!\d)
        |\d+(?:[.,]\d+)*)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text."""

    start: int
    end: int
    surface: str
    kind: str
    """iso, date, slashed, clock, phone, version or number."""
    amount: Decimal | None
    """Its value as its language reads it, without a scale; None for what is no amount."""


@dataclass(frozen=True, slots=True)
class Values:
    """What numbers a text says."""

    written: Counter[Decimal | str]
    """Amounts with their scales, the parts of dates and times, codes as text: each must come through a translation."""
    excused: frozenset[Decimal]
    """Months of dates and other ways to say an hour: to be found on the other side, but not asked for."""
    plain: str
    """The text without its markup, whose words may say numbers, too."""
    language: str

    def said(self) -> frozenset[Decimal]:
        """Return what is excused, with all that the words may say."""
        words = in_words(self.plain, self.language) if has_words(self.language) else frozenset()
        return self.excused | words | {value % 100 for value in self.years()}

    def years(self) -> set[Decimal]:
        """Return what may be a year."""
        return {value for value in self.written if isinstance(value, Decimal) and 1000 < value < 2100}


@lru_cache(maxsize=64)
def numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text without markup, in its order; each text is asked for several times in a row."""
    return tuple(_numbers(text, language))


def _numbers(text: str, language: str) -> Iterator[Number]:
    if not _DIGIT.search(text):  # most texts; to search them for numbers takes much longer
        return
    for match in _TOKEN.finditer(text.translate(_SUBSCRIPTS)):
        kind, surface = match.lastgroup or "", match[0]
        kind = "number" if kind == "group" else kind
        if kind == "date" and separators(language)[0] == "." and re.fullmatch(r"\d+\.\d+\.", surface):
            kind, surface = "number", surface[:-1]  # a decimal at the end of a sentence
        if kind == "number" and surface.count(".") > 1 and not _grouped(surface):
            kind = "version"
        amount = read(surface, language) if kind == "number" else None
        yield Number(match.start(), match.start() + len(surface), surface, kind, amount)


def _grouped(surface: str) -> bool:
    return re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", surface) is not None


def read(surface: str, language: str) -> Decimal:
    """Return the value of digits with separators as a language reads them: 1.234 is 1234 in German, 1.234 in English.

    A separator that cannot be a grouping one where it stands is a decimal one: 3.5 in a German text.
    """
    point, _ = separators(language)
    bare = re.sub(rf"['’{SPACES}]", "", surface)
    marks = re.findall(r"[.,]", bare)
    if not marks:
        return Decimal(bare)
    last = marks[-1]
    tail = bare.rpartition(last)[2]
    if len(set(marks)) == 2:
        decimal = marks.count(last) == 1
    elif len(marks) > 1:
        decimal = False
    else:
        head = bare.partition(last)[0]
        decimal = last == point or len(tail) != 3 or head.startswith("0") or len(head) > 3
    whole = bare[: -len(tail) - 1] if decimal else bare
    return Decimal(re.sub(r"[.,]", "", whole) + (f".{tail}" if decimal else ""))


@cache
def _scale(language: str) -> re.Pattern[str]:
    words = SCALES.get(language, {})
    named = "|".join(f"(?P<p{power}>{word})" for word, power in words.items())
    return re.compile(rf"[{SPACES}-]?(?:{named})(?!\w)") if words else re.compile(r"(?!)")


_SHORT = {"k": 3, "m": 6, "bn": 9, "b": 9, "tn": 12}
"""English letters behind an amount of money: $553m."""


def values(text: str, language: str) -> Values:
    """Return the values of a text, its markup left out."""
    language = language.partition("_")[0]
    plain = BAR.join(mask(text).pieces)
    written: Counter[Decimal | str] = Counter()
    excused: set[Decimal] = set()
    for number in numbers(plain, language):
        if number.kind in ("iso", "date", "slashed"):
            parts = [Decimal(part) for part in re.findall(r"\d+", number.surface)]
            month = 1 if number.kind != "slashed" else None
            written.update(part for n, part in enumerate(parts) if n != month)
            excused.update(parts)
        elif number.kind == "clock":
            hour, minute = (Decimal(part) for part in re.findall(r"\d+", number.surface))
            written.update([hour, *([minute] if minute else [])])
            excused.update({hour, minute, hour - 12, hour + 12})
        elif number.kind in ("phone", "version") or number.amount is None:
            written[re.sub(r"\D+", ".", number.surface).strip(".")] += 1
        else:
            written[_scaled(plain, number, language)] += 1
            excused |= _beside(plain, number)
    return Values(written, frozenset(excused), plain, language)


def _scaled(text: str, number: Number, language: str) -> Decimal:
    """Return an amount with the scale behind it: 1,2 Millionen is 1200000; a decade is its last two digits."""
    amount = number.amount or Decimal(0)
    after = text[number.end :]
    if found := _scale(language).match(after):
        power = next(int(name[1:]) for name, word in found.groupdict().items() if word)
        return (amount * Decimal(10) ** power).normalize()
    money = re.match(r"(k|m|bn|b|tn)\b", after) if language == "en" else None
    if money and re.search(rf"[$€£¥][{SPACES}]?$", text[: number.start]):
        return (amount * Decimal(10) ** _SHORT[money[1]]).normalize()
    if re.match(r"er\b|er-|s\b|[’']s\b|-[хе]\b|-ые\b|-ых\b", after) and amount % 10 == 0 and 1000 < amount < 2100:
        amount %= 100
    return amount.normalize()


def _beside(text: str, number: Number) -> set[Decimal]:
    """Return other ways to say a number: hours of the afternoon counted from noon or from midnight."""
    amount = number.amount or Decimal(0)
    if amount != int(amount) or not 1 <= amount <= 24:
        return set()
    clock = re.match(rf"[{SPACES}]?(?:Uhr|[ap]\.?m\b|o’clock|час|ч\b|утра|вечера|дня)", text[number.end :])
    ranged = re.search(r"\bUhr\b|\b[ap]\.?m\b|\bчас|\bвечера|\bутра", text)
    return {amount - 12, amount + 12} if clock or ranged else set()


def differences(source: str, target: str, source_language: str, language: str) -> tuple[list[str], list[str]]:
    """Return the values that a translation lost, and those that it invented, as texts.

    Number words count on the other side: „zwei“ may become 2, and 21. Jahrhundert the twenty-first century.
    """
    ours, theirs = values(source, source_language), values(target, language)
    lost, more = changed_words(ours.plain, theirs.plain, ours.language, theirs.language)
    return _left(ours, theirs) + lost, _left(theirs, ours) + more


def _left(one: Values, other: Values) -> list[str]:
    """Return the values of one side that the other neither writes nor says."""
    left = one.written - other.written
    said = other.said() if left else frozenset()
    return sorted(
        f"{value:f}" if isinstance(value, Decimal) else value for value in left.elements() if value not in said
    )
