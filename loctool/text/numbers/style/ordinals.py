"""Ordinals and decades of an English draft."""

from __future__ import annotations

import re

from loctool.text.language import base_language
from loctool.text.numbers.style.spaces import GAP


def write_ordinals(source: str, draft: str, source_language: str, language: str) -> str:
    """Turn German ordinals and decades that were copied into English ones: 3. place, 3rd place; 1980ern, 1980s."""
    if base_language(language) != "en" or base_language(source_language) != "de":
        return draft
    for decade in set(re.findall(r"\b(\d*\d0)er[ns]?\b", source)):
        draft = re.sub(rf"\b{decade}(?:-?er[ns]?)\b(?:[ -][Yy]ears)?", f"{decade}s", draft)
    ordinals = set(re.findall(rf"(?<![\d.,])(\d+)\.(?={GAP}[^\W\d_])", source))
    return re.sub(
        rf"(?<![\d.,])(\d+)\.(?={GAP}[a-z])",
        lambda m: m[1] + _suffix(int(m[1])) if m[1] in ordinals and m.start() else m[0],
        draft,
    )


def _suffix(number: int) -> str:
    return "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
