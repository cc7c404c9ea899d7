"""Cardinal numbers in words, of any size: dreihundertfünfzig, two and a half million, сотни тысяч."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.numbers.words import SPACES
from loctool.text.tables import read_table

_SCALES = frozenset(Decimal(10**power) for power in (3, 6, 9, 12, 15, 18))
_HUNDRED, _THOUSAND, _HALF = Decimal(100), Decimal(1000), Decimal("0.5")
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS_BEFORE = re.compile(rf"[\d½¼¾⅓⅔](?:[-‑][^\W\d_]{{1,2}})?[{SPACES}-]?$")
"""A number in digits, whose scale a word behind it is: 5 million."""
_BEFORE, _BEHIND = 12, 8
"""Characters around a number that tell whether it is one."""


class Cardinal(NamedTuple):
    """A number in words."""

    start: int
    end: int
    value: Decimal
    is_asked: bool
    """A translation must have it; one is an article, and *twenty-first* an ordinal."""


class _Sum:
    """The value of the parts of one number, added in their order."""

    def __init__(self) -> None:
        self.total = self.group = Decimal(0)
        self.scale = Decimal("Infinity")
        self.end = 0

    def add(self, value: Decimal) -> bool:
        """Add a part, or return that it belongs to another number."""
        if value in _SCALES:
            return self._add_scale(value)
        rest = self.group % 100
        if value == _HALF:
            self.group += value
        elif value == _HUNDRED and self.group < _HUNDRED:
            self.group = (self.group or 1) * _HUNDRED
        elif value > _HUNDRED:
            is_free = not self.group
            self.group += value if is_free else 0
            return is_free
        elif value == 20 and rest == 4:  # quatre-vingts
            self.group += 76
        elif not rest or (value < 10 and rest >= 20 and not rest % 10) or (rest in (60, 80) and 10 <= value < 20):
            self.group += value
        else:
            return False
        return True

    def _add_scale(self, value: Decimal) -> bool:
        if self.group or not self.total:
            if value >= self.scale:
                return False
            self.total += (self.group or 1) * value
            self.group = Decimal(0)
        elif value > self.scale:  # thousand million
            self.total *= value
        else:
            return False
        self.scale = value
        return True

    @property
    def value(self) -> Decimal:
        """The sum of the parts so far."""
        return self.total + self.group


@dataclass(frozen=True)
class _Words:
    """The number words of a language."""

    values: dict[str, Decimal]
    joins: frozenset[str]
    links: frozenset[str]
    gap: re.Pattern[str]
    half: re.Pattern[str]
    halves: re.Pattern[str]
    apart: re.Pattern[str]
    only_before_scales: frozenset[str]
    compound: re.Pattern[str] | None
    """A German word of several numbers."""


@cache
def _words(language: str) -> _Words | None:
    if (table := read_table("cardinals").get(language)) is None:
        return None
    values = {form: Decimal(value) for value, forms in table["words"].items() for form in forms.split("|")}
    values = {form: value for form, value in values.items() if form not in table["vague"].split()}
    values |= dict.fromkeys(table["tens"].split("|"), Decimal(10))
    forms = "|".join(sorted(values, key=len, reverse=True))
    return _Words(
        values,
        frozenset(table["joins"].split()),
        frozenset(table["of"].split()),
        re.compile(rf"[{SPACES}]?[-‑]?[{SPACES}]?(?:(?:{table.get('between', '(?!)')})[{SPACES}])?"),
        re.compile(rf"[{SPACES}-]{table['half']}(?!\w)"),
        re.compile(rf"(?<!\w)(?:{table['halves']})[{SPACES}-]$"),
        re.compile(table["apart"]),
        frozenset(table["tens"].split("|")),
        re.compile(rf"(?:und)?({forms})") if language == "de" else None,
    )


@lru_cache(maxsize=50_000)
def _parts(word: str, language: str) -> tuple[Decimal, ...]:
    """Return the numbers that a word is made of: fünfunddreißigtausend; none if it is no number."""
    words = _words(language)
    if words is None or word in words.values:
        return (words.values[word],) if words else ()
    is_half = words.compound is not None and word.endswith("einhalb")
    stem = word.removesuffix("einhalb") if is_half else word
    if words.compound is None or not (found := words.compound.findall(stem)) or len(stem) > 60:
        return ()
    if re.sub(r"und", "", "".join(found)) != re.sub(r"und", "", stem):
        return ()
    numbers = [words.values[one] for one in found]
    for n in range(len(numbers) - 1):  # fünfunddreißig
        if numbers[n] < 10 <= numbers[n + 1] < _HUNDRED and f"{found[n]}und{found[n + 1]}" in stem:
            numbers[n : n + 2] = [numbers[n + 1] + numbers[n], Decimal(0)]
    return (*(number for number in numbers if number), *([_HALF] if is_half else []))


@lru_cache(maxsize=256)
def all_cardinals(text: str, language: str) -> tuple[Cardinal, ...]:
    """Return the numbers in words of a text without markup, also those that stand for nothing."""
    language = base_language(language)
    folded = text.lower()
    words = _words(language)
    if words is None or len(folded) != len(text):
        return ()
    found: list[Cardinal] = []
    tokens = [(match, _parts(match[0], language)) for match in _WORD.finditer(folded)]
    at = 0
    while at < len(tokens):
        if not tokens[at][1]:
            at += 1
            continue
        last, value = _read(folded, tokens, at, words)
        start, end = tokens[at][0].start(), last
        if not end:  # zweidrei is no number
            at += 1
            continue
        if not _DIGITS_BEFORE.search(folded[max(0, start - 6) : start]):
            found.append(_cardinal(folded, start, end, value, words))
        while at < len(tokens) and tokens[at][0].start() < end:
            at += 1
    return tuple(found)


_Tokens = list[tuple[re.Match[str], tuple[Decimal, ...]]]


def _read(text: str, tokens: _Tokens, at: int, words: _Words) -> tuple[int, Decimal]:
    """Return where the number that begins at a token ends, and its value."""
    number = _Sum()
    while at < len(tokens):
        match, parts = tokens[at]
        trial = _copy(number)
        if not parts or not all(trial.add(part) for part in parts):
            break
        number, at = trial, at + 1
        number.end = match.end()
        if half := words.half.match(text, number.end):
            number.group += _HALF
            number.end = half.end()
            while at < len(tokens) and tokens[at][0].start() < number.end:
                at += 1
        if (following := _next(text, tokens, at, number, words)) is None:
            break
        at = following
    return number.end, number.value


def _copy(number: _Sum) -> _Sum:
    other = _Sum()
    other.total, other.group, other.scale = number.total, number.group, number.scale
    return other


def _next(text: str, tokens: _Tokens, at: int, number: _Sum, words: _Words) -> int | None:
    """Return the token by which a number may go on behind a place, None if there is none."""
    near = (place for place in range(at, min(at + 3, len(tokens))) if tokens[place][1])
    if (place := next(near, None)) is None:
        return None
    match, parts = tokens[place]
    if words.gap.fullmatch(text, number.end, match.start()):
        is_one = words.compound is not None and parts[0] < _HUNDRED and not number.total
        return None if is_one else place
    match = tokens[at][0]
    if place != at + 1 or not words.gap.fullmatch(text, number.end, match.start()):
        return None
    if not words.gap.fullmatch(text, match.end(), tokens[at + 1][0].start()):
        return None
    rest, is_long = number.group % 100, number.value >= _HUNDRED and not number.group % 100
    if match[0] in words.joins and ((is_long and "and" in words.joins) or (rest >= 20 and parts[0] < 20)):
        return at + 1 if "and" not in words.joins or (parts[0] < _HUNDRED and is_long) else None
    return at + 1 if match[0] in words.links and parts[0] >= _THOUSAND and rest in (0, 10) else None


def _cardinal(text: str, start: int, end: int, value: Decimal, words: _Words) -> Cardinal:
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
    if value >= _THOUSAND and (half := words.halves.search(before)):
        start, value = start - len(half[0]), value / 2
    is_whole = not (re.search(r"[\w][-‑]$", before) or re.match(r"[-‑]\w", behind))
    is_apart = words.apart.search(f"{before}#{text[start:end]}#{behind}")
    is_number = value != 1 and text[start:end] not in words.only_before_scales
    return Cardinal(start, end, value, bool(is_whole and is_number and not is_apart))


def find_cardinals(text: str, language: str) -> list[tuple[int, int, Decimal]]:
    """Return where a text without markup has cardinals in words from two, and their values."""
    return [(one.start, one.end, one.value) for one in all_cardinals(text, language) if one.is_asked]


def half_values(text: str, language: str) -> set[Decimal]:
    """Return the months and minutes of the halves that a text has in words: полтора года, an hour and a half."""
    words = _words(base_language(language))
    halves = {one.value for one in all_cardinals(text, language) if one.value % 1}
    if words and words.half.search(text.lower()):
        halves.add(Decimal("1.5"))
    return {value * factor for value in halves for factor in (1, 12, 60)}
