"""Whether amounts of money stay in their currency: a translation never converts."""

from __future__ import annotations

import re
from functools import lru_cache

CURRENCIES = {
    "EUR": r"€|\bEUR\b|\beuros?\b|\bевро\b",
    "USD": r"\$|\bUSD\b|\bdollars?\b|\bдоллар\w*|\bдолл\.",
    "GBP": r"£|\bGBP\b|\bpfund\b|\bpounds?\b|\bфунт\w*",
    "RUB": r"₽|\bRUB\b|\brubels?\b|\broubles?\b|\brubles?\b|\bрубл\w*|\bруб\.",
    "CHF": r"\bCHF\b|\bfranken\b|\bfrancs?\b|\bфранк(?:[аиу]|ов|ом|ами?|ах)?\b",
    "JPY": r"¥|\bJPY\b|\byens?\b|\bиен\w*",
}
"""ISO 4217's code -> how a currency is written in German, English and Russian."""

_ANY = re.compile(
    r"[€$£₽¥]|\b(?:eur|usd|gbp|rub|chf|jpy|dollar|pfund|pound|rouble|fran[ck]|yen|евро|долл|фунт|руб|франк|иен)",
    re.IGNORECASE,
)
"""What every name of a currency begins with: texts without are not searched for each of them."""


@lru_cache(maxsize=64)
def currencies(text: str) -> frozenset[str]:
    """Return the codes of the currencies that a text without markup names."""
    if not _ANY.search(text):
        return frozenset()
    return frozenset(code for code, words in CURRENCIES.items() if re.search(words, text, re.IGNORECASE))


def other_currency(source: str, target: str) -> str:
    """Return the code of a currency that a translation names instead of the source's, empty where there is none.

    A source without one says nothing: dollar is what some languages call a currency that others give its own name.
    """
    ours = currencies(source)
    return min(currencies(target) - ours, default="") if ours else ""


_SCALE = r"(?:Tsd\.|Mio\.|Mrd\.|Tausend|Million(?:en)?|Milliarden?)"
_AMOUNT = re.compile(rf"\d[ \u00a0\u202f]?(?:{_SCALE} ?)?(?:US-)?(?:[€$£¥₽]|(?:EUR|USD|Euro|Dollar)\b)|[€$£¥₽] ?\d")
"""An amount of money in German; names that mean something else as well (Pfund, Franken) are left out."""


def lost_currency(source: str, target: str) -> str:
    """Return the code of the only currency in which a German source names an amount, if a translation names none."""
    ours = currencies(source)
    return min(ours) if len(ours) == 1 and _AMOUNT.search(source) and not currencies(target) else ""
