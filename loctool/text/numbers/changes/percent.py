"""Percentages that a translation gives without their sign or word."""

from __future__ import annotations

import re

from loctool.text.language import base_language
from loctool.text.numbers.cardinals import all_cardinals
from loctool.text.numbers.quantities import find_quantities
from loctool.text.numbers.values import numeric_values
from loctool.text.tables import read_table

_ALL = 100
"""Per cent that words such as *completely* say."""
_SIGNS = re.compile(r"[%‰٪‱]")


def lost_percentage(source: str, target: str, source_language: str, language: str) -> str:
    """Return what a text without markup gives in per cent, if nothing in the translation says so; "" if it does.

    Translations may say it as a part (ein Drittel), without the number (zu 100 Prozent, completely) or as points.
    """
    words = read_table("units").get(base_language(language), {}).get("shares")
    own = read_table("units").get(base_language(source_language), {}).get("percents")
    if not (words and own) or not (found := re.search(rf"{_SIGNS.pattern}|{own}", source, re.IGNORECASE)):
        return ""
    if _SIGNS.search(target) or re.search(words, target, re.IGNORECASE) or _has_parts(target, language):
        return ""
    given = [one for one in find_quantities(source, source_language) if _is_percent(one.words, own)]
    if not given:
        return found[0]
    theirs = numeric_values(target, language)
    said = theirs.said_in_digits() | theirs.said() | {one.value for one in all_cardinals(target, language)}
    kept = [one for one in given if one.digits in said and one.digits != _ALL]
    return kept[0].words if kept else ""


def _is_percent(words: str, pattern: str) -> bool:
    return re.search(rf"{_SIGNS.pattern}|{pattern}", words, re.IGNORECASE) is not None


def _has_parts(text: str, language: str) -> bool:
    """Return whether a text has a fraction in words; number words of the same beginning count, too."""
    parts = read_table("magnitudes").get(base_language(language), {}).get("parts", {})
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in parts.values())
