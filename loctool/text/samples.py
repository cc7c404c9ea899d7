"""Running text in each language, to measure how wide its letters are."""

from __future__ import annotations

from functools import cache

from loctool.text.language import locale_of


@cache
def sample_text(language: str) -> str:
    """Return words in a language, in small letters: CLDR's names of countries and languages; English if it has none."""
    from babel import Locale

    locale = locale_of(language) or Locale("en")
    return " ".join([*locale.territories.values(), *locale.languages.values()]).lower()
