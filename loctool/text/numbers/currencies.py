"""Currencies that a text names, and amounts of money with their currencies, in German, English or Russian."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.numbers.currency_names import currency_names
from loctool.text.numbers.reader import SPACES, Number, find_numbers, find_scale
from loctool.text.numbers.words import word_scales as scale_words
from loctool.text.tables import read_table

_GAP = re.compile(rf"[{SPACES}]?[-‑]?")
_WORD = re.compile(rf"[{SPACES}-]?[^\W\d_][\w.]*[{SPACES}-](?=[^\W\d_])")
_LANGUAGES = ("de", "en", "ru")
_LONG = 5
"""Letters of a name before which an adjective may stand: 5 schwedische Kronen."""
_JOINED = 25
"""Characters between two numbers that may share a currency: 5 or 7 euros."""


@lru_cache(maxsize=64)
def currencies(text: str) -> frozenset[str]:
    """Return the codes of the currencies that a text without markup names.

    Names that are not in the table are other words as well: they count behind a number.
    """
    named = frozenset().union(*map(_named, set(text.split())))
    return named | {match.lastgroup for match in _counted(r"(?<=\d)").finditer(text) if match.lastgroup}


@cache
def _counted(before: str) -> re.Pattern[str]:
    """Return the pattern of the name of a currency behind a number, with its scale or an adjective between them."""
    named = {code: names for code, names in currency_names().items() if code not in read_table("currencies")}
    scales = "|".join({word for language in _LANGUAGES for word in scale_words(language)})
    gap = rf"[{SPACES}-]"
    between = rf"(?:(?:{scales}){gap})?(?:[^\W\d_]{{4,}}{gap}(?=[^\W\d_]{{{_LONG},}}))?"
    return re.compile(
        rf"{before}{gap}{between}(?:{'|'.join(f'(?P<{code}>{names})' for code, names in named.items())})", re.IGNORECASE
    )


@lru_cache(maxsize=50_000)
def _named(word: str) -> frozenset[str]:
    """Return the codes of the currencies in a text without spaces; no name has any, and most words come again."""
    return frozenset(match.lastgroup for match in _currency_pattern().finditer(word) if match.lastgroup)


def names_amount(text: str) -> bool:
    """Return whether a German text without markup names an amount of money."""
    return _amount_pattern().search(text) is not None


@cache
def _amount_pattern() -> re.Pattern[str]:
    words = read_table("amounts")["de"]
    scales, names = ("|".join(map(re.escape, words[kind])) for kind in ("scales", "currencies"))
    return re.compile(rf"\d[ \u00a0\u202f]?(?:(?:{scales}) ?)?(?:US-)?(?:[€$£¥₽]|(?:{names})\b)|[€$£¥₽] ?\d")


@cache
def _currency_pattern() -> re.Pattern[str]:
    table = {code: names for code, names in read_table("currencies").items() if code.isupper()}
    names = "|".join(f"(?P<{code}>{names})" for code, names in table.items())
    return re.compile(names, re.IGNORECASE)


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
    before = [_sign_before(text, number) for number in numbers]
    behind = [_name_behind(text, end) for _, end in scaled]
    shared = [one or other for one, other in zip(before, behind, strict=True)]
    gaps = [two.start - end <= _JOINED for (_, end), two in zip(scaled, numbers[1:], strict=False)]
    for n in range(1, len(numbers)):  # a sign before a number is that of the next ones, a name behind it of the former
        if gaps[n - 1] and not shared[n] and before[n - 1]:
            before[n] = shared[n] = before[n - 1]
    for n in reversed(range(len(numbers) - 1)):
        if gaps[n] and not shared[n] and behind[n + 1]:
            behind[n] = shared[n] = behind[n + 1]
    owns = [
        _sign_before(text, number) or _name_behind(text, end) for number, (_, end) in zip(numbers, scaled, strict=True)
    ]
    return tuple(map(Money, (amount for amount, _ in scaled), owns, shared))


def _sign_before(text: str, number: Number) -> str:
    """Return the currency whose sign or code stands before a number; its name would be something else: Euro 6."""
    found = re.search(rf"([€$£¥₽]|\b[A-Z]{{3}})[{SPACES}]?$", text[max(0, number.start - 5) : number.start])
    return next(iter(currencies(found[1])), "") if found else ""


def _name_behind(text: str, end: int) -> str:
    """Return the currency behind a number, with one word between them at most: US dollars."""
    for gap in (_GAP, _WORD):
        place = gap.match(text, end)
        named = _currency_pattern().match(text, place.end()) if place else None
        if named:
            return named.lastgroup or ""
    behind = _counted("").match(text, end)
    return (behind.lastgroup or "") if behind else ""


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
    more: dict[Decimal, list[str]] = {}
    for value, code in sorted(theirs - ours):
        more.setdefault(value, []).append(code)
    return sorted((code, other) for value, code in ours - theirs for other in more.get(value, ()))
