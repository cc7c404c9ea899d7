"""Currencies that a text names, in German, English or Russian."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loctool.text.tables import read_table


@lru_cache(maxsize=64)
def currencies(text: str) -> frozenset[str]:
    """Return the codes of the currencies that a text without markup names."""
    return frozenset().union(*map(_named, set(text.split())))


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
    names = "|".join(f"(?P<{code}>{names})" for code, names in read_table("currencies").items())
    return re.compile(names, re.IGNORECASE)
