"""The names of countries by CLDR, as rows of a lexicon."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from loctool.glossary.bilingual.keys import source_key, target_key
from tools.bilingual_lexicon.evidence import Row

RELIABILITY = 0.95
"""A translation may say *American* or *the country* instead."""
RATE = 2e-5


def country_rows(source: str, target: str) -> Iterator[Row]:
    """Yield the countries whose names are one word in both languages."""
    ours, theirs = Locale(source).territories, Locale(target).territories
    for code in sorted(ours.keys() & theirs.keys()):
        name, other = ours[code], theirs[code]
        if code.isalpha() and name.isalpha() and other.isalpha():
            yield Row(source_key(name, source), RELIABILITY, RATE, "c", (target_key(other, target),))


def merge(country: Row, learned: Row | None) -> Row:
    """Return a country's row with what was learned of the word; its name is the likeliest target."""
    if learned is None:
        return country
    return learned._replace(kind=country.kind, targets=tuple(dict.fromkeys(country.targets + learned.targets)))
