"""Dashes of a draft, in ranges and between clauses."""

from __future__ import annotations

import re

from loctool.text.language import base_language
from loctool.text.numbers.style.spaces import GAP, NBSP

DASHES = {"en": " – ", "ru": f"{NBSP}— ", "uk": f"{NBSP}— ", "be": f"{NBSP}— "}
"""Language -> dash between parts of a sentence; the others keep what the engine writes."""


def write_ranges(source: str, draft: str) -> str:
    """Write ranges with a dash, and no spaces around it; with spaces it may part clauses: Tag 1 – 2 Stunden Theorie."""
    apart = {*re.findall(r"(?<![\d.,])(\d+)\s[-–—]\s(\d+)", source)}
    for first, last in {*re.findall(r"(?<![\d.,])(\d+)[–—](\d+)(?!\d|[.,]\d)", source)} - apart:
        draft = re.sub(rf"(?<![\d.,]){first}\s?[-–—]\s?{last}(?!\d|[.,]\d)", f"{first}–{last}", draft)
    return draft


def write_dashes(source: str, draft: str, language: str) -> str:
    """Write dashes between words as the language does; bullets at the beginning and minus signs stay."""
    dash = DASHES.get(base_language(language))
    if dash is None or " - " in source:
        return draft
    return re.sub(rf"(?<=\S){GAP}[-–—] (?=\S)(?!\d)", dash, draft)
