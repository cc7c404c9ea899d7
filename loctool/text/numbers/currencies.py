"""Currencies that a text names, in German, English or Russian."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loctool.text.tables import read_table

_SCALE = r"(?:Tsd\.|Mio\.|Mrd\.|Tausend|Million(?:en)?|Milliarden?)"
_AMOUNT = re.compile(rf"\d[ \u00a0\u202f]?(?:{_SCALE} ?)?(?:US-)?(?:[€$£¥₽]|(?:EUR|USD|Euro|Dollar)\b)|[€$£¥₽] ?\d")
"""An amount of money in German; names that mean something else as well (Pfund, Franken) are left out."""


@lru_cache(maxsize=64)
def currencies(text: str) -> frozenset[str]:
    """Return the codes of the currencies that a text without markup names."""
    return frozenset(match.lastgroup for match in _currency_pattern().finditer(text) if match.lastgroup)


def names_amount(text: str) -> bool:
    """Return whether a German text without markup names an amount of money."""
    return _AMOUNT.search(text) is not None


@cache
def _currency_pattern() -> re.Pattern[str]:
    names = "|".join(f"(?P<{code}>{names})" for code, names in read_table("currencies").items())
    return re.compile(names, re.IGNORECASE)
