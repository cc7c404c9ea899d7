"""How a language writes numbers, by CLDR; Babel is imported when it is first asked."""

from __future__ import annotations

from functools import cache


@cache
def separators(language: str) -> tuple[str, str]:
    """Return the decimal and the grouping separator of a language; those of English for one that CLDR has not."""
    from babel import Locale, UnknownLocaleError

    try:
        symbols = Locale.parse(language.replace("-", "_").partition("@")[0]).number_symbols["latn"]
    except (UnknownLocaleError, ValueError, KeyError):
        return ".", ","
    return str(symbols["decimal"]), str(symbols["group"])
