"""The spaces that stand beside numbers, and the rules of the language that decides on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from loctool.text.language import locale_of

if TYPE_CHECKING:
    from babel import Locale

NBSP = "\N{NO-BREAK SPACE}"
GAP = f"[ {NBSP}\N{NARROW NO-BREAK SPACE}]"


def known_locale(language: str) -> Locale:
    """Return Babel's locale of a language that CLDR is known to have."""
    return cast("Locale", locale_of(language))
