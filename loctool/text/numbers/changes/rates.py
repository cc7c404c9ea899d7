"""Rates whose unit a translation changes: €/MWh, pro Monat."""

from __future__ import annotations

import re
from functools import lru_cache

from loctool.text.language import base_language
from loctool.text.numbers.quantities import denominator_at
from loctool.text.numbers.unit_names import Unit
from loctool.text.tables import read_table


@lru_cache(maxsize=64)
def find_rates(text: str, language: str) -> dict[Unit, str]:
    """Return the units for each of which a text without markup gives something, and the words that say it.

    Letters alone are left out: (m/w/d) is no rate.
    """
    words = read_table("units").get(base_language(language), {}).get("rate", "(?!)")
    found = {}
    for match in re.finditer(rf"(?<=[\w€$£%])\s?(?:/|\b(?:{words})\b)", text):
        units, stop = denominator_at(text, match.start(), language)
        if len(units) == 1 and re.search(r"[^\W\d_]{2}\W*$", text[match.end() : stop]):
            found[units[0]] = text[match.start() : stop].strip()
    return found


def rate_changes(source: str, target: str, source_language: str, language: str) -> list[tuple[str, str]]:
    """Return (in the source, in the translation) for units that took the place of one of the same kind: /MWh, /kWh."""
    ours = find_rates(source, source_language)
    theirs = find_rates(target, language) if ours else {}
    lost = {unit: words for unit, words in ours.items() if unit not in theirs}
    more = {unit: words for unit, words in theirs.items() if unit not in ours}
    return [
        (words, other)
        for unit, words in lost.items()
        for new, other in more.items()
        if _rate_kind(unit) == _rate_kind(new)
    ]


def _rate_kind(unit: Unit) -> str:
    return "time" if unit.base in read_table("units")["durations"] else unit.base
