"""Currencies that a text names, and amounts of money with their currencies, in German, English or Russian."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.numbers.currency_names import LANGUAGES, currency_nouns
from loctool.text.numbers.reader import SPACES, find_numbers, find_scale
from loctool.text.numbers.words import MONEY_BEFORE, word_scales
from loctool.text.tables import read_table

_GAP = re.compile(rf"[{SPACES}]?[-‑]?(?:d['’]|de[{SPACES}])?")
_WORD = re.compile(rf"[{SPACES}-]?[^\W\d_][\w.]*[{SPACES}-](?=[^\W\d_])")
"""What may stand between a number and its currency: nothing, or a word, as in US dollars."""
_JOINED = 25
"""Characters between two numbers that may share a currency: 5 or 7 euros."""


@lru_cache(maxsize=64)
def currencies(text: str) -> frozenset[str]:
    """Return the codes of the currencies that a text without markup names.

    Names that are not in the table are other words as well: they count behind a number.
    """
    named = frozenset().union(*map(_named, set(text.split())))
    return named | {_counted(text, match.end()) for match in re.finditer(r"\d(?!\d)", text)} - {""}


@lru_cache(maxsize=50_000)
def _named(word: str) -> frozenset[str]:
    """Return the codes of the currencies in a text without spaces; no name has any, and most words come again."""
    return frozenset(match.lastgroup for match in _currency_pattern().finditer(word) if match.lastgroup)


@cache
def _currency_pattern() -> re.Pattern[str]:
    table = {code: names for code, names in read_table("currencies").items() if code.isupper()}
    return re.compile("|".join(f"(?P<{code}>{names})" for code, names in table.items()), re.IGNORECASE)


def _counted(text: str, end: int) -> str:
    """Return the currency whose noun is behind a number, a scale or an adjective between them or not; else ""."""
    found = (pattern.match(text, end) for pattern in _noun_patterns())
    return next((code for match in found if match and (code := currency_nouns().get(match[1].casefold()))), "")


@cache
def _noun_patterns() -> list[re.Pattern[str]]:
    """Return the patterns of a noun behind a number, without and with an adjective: 5 Mio. schwedische Kronen."""
    scales = "|".join({word for language in LANGUAGES for word in word_scales(language)})
    letters = "|".join(read_table("number_words")["letters"])
    gap, noun = f"[{SPACES}-]", r"([^\W\d_]{4,})(?!\w)"
    adjectives = "", rf"[^\W\d_]{{4,}}{gap}(?=[^\W\d_]{{5}})"
    return [re.compile(rf"(?:{letters})?{gap}(?:(?:{scales}){gap})?{one}{noun}", re.IGNORECASE) for one in adjectives]


class Money(NamedTuple):
    """A number of a text, with its currency."""

    amount: Decimal
    """With its scale."""
    own: str
    """The code of the currency beside it, "" if there is none."""
    shared: str
    """That, or the one that it shares with a neighbour: *5 or 7 euros*, *€5–7*."""


@lru_cache(maxsize=64)
def find_money(text: str, language: str) -> tuple[Money, ...]:
    """Return the amounts of a text without markup, with the currencies that they have."""
    numbers = [number for number in find_numbers(text, language) if number.amount is not None]
    scaled = [find_scale(text, number, base_language(language)) for number in numbers]
    before = [_sign_before(text, number.start) for number in numbers]
    behind = [_name_behind(text, end) for _, end in scaled]
    owns = [one or other for one, other in zip(before, behind, strict=True)]
    shared = list(owns)
    near = [two.start - end <= _JOINED for (_, end), two in zip(scaled, numbers[1:], strict=False)]
    steps = [(n, n + 1, before) for n in range(len(near))]  # a sign before a number is that of the next ones,
    steps += [(n + 1, n, behind) for n in reversed(range(len(near)))]  # a name behind it that of the former
    for giver, taker, marks in steps:
        if near[min(giver, taker)] and not shared[taker] and marks[giver]:
            marks[taker] = shared[taker] = marks[giver]
    return tuple(map(Money, (amount for amount, _ in scaled), owns, shared))


def _sign_before(text: str, start: int) -> str:
    found = MONEY_BEFORE.search(text[max(0, start - 5) : start])
    return next(iter(currencies(found[1])), "") if found else ""


def _name_behind(text: str, end: int) -> str:
    gaps = (gap.match(text, end) for gap in (_GAP, _WORD))
    found = (_currency_pattern().match(text, gap.end()) for gap in gaps if gap)
    return next((match.lastgroup for match in found if match and match.lastgroup), "") or _counted(text, end)


def bare_amounts(source: str, target: str, source_language: str, language: str) -> list[str]:
    """Return the currencies that amounts of a source have and the same amounts of a translation lack."""
    theirs = find_money(target, language)
    named = {one.amount for one in theirs if one.shared}
    bare = {one.amount for one in theirs} - named
    return sorted({one.own for one in find_money(source, source_language) if one.own and one.amount in bare})


def changed_currencies(source: str, target: str, source_language: str, language: str) -> list[tuple[str, str]]:
    """Return (in the source, in the translation) for amounts that a translation gives in another currency."""
    ours = {(one.amount, one.own) for one in find_money(source, source_language) if one.own}
    theirs = {(one.amount, one.own) for one in find_money(target, language) if one.own}
    more = defaultdict(list)
    for value, code in theirs - ours:
        more[value].append(code)
    return sorted((code, other) for value, code in ours - theirs for other in more[value])
