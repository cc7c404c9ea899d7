"""Ordinals and decades of an English draft."""

from __future__ import annotations

import re

from loctool.text.abbreviations import abbreviations
from loctool.text.language import base_language
from loctool.text.numbers.style.spaces import GAP

_WITH_SUFFIX = re.compile(r"(?<![\w.,/-])(\d{1,6})(?:st|nd|rd|th)\b")
_WITH_DOT = re.compile(rf"(?<![\d.,])(\d{{1,6}})\.(?={GAP}([^\W\d_]\w*))")


def write_ordinals(source: str, draft: str, source_language: str, language: str) -> str:
    """Turn German ordinals and decades that were copied into English ones, and mend suffixes.

    3. place, 3rd place; the 2. Quarter, the 2nd Quarter; 1980ern, 1980s; 23th, 23rd.
    """
    if base_language(language) != "en":
        return draft
    if base_language(source_language) == "de":
        for decade in set(re.findall(r"\b(\d*\d0)er[ns]?\b", source)):
            draft = re.sub(rf"\b{decade}(?:-?er[ns]?)\b(?:[ -][Yy]ears)?", f"{decade}s", draft)
        draft = _write_copied(source, draft)
    return _WITH_SUFFIX.sub(lambda m: m[0] if m[0] in source else m[1] + _suffix(int(m[1])), draft)


def _write_copied(source: str, draft: str) -> str:
    """Give the source's ordinals their suffix where no sentence ends: before a small letter, or within a phrase."""
    ordinals = {match[1] for match in _WITH_DOT.finditer(source)}

    def write(match: re.Match[str]) -> str:
        is_sure = match[2][0].islower() or (
            match[2] not in abbreviations("en").starters and re.search(rf"[a-z]{GAP}$", draft[: match.start()])
        )
        return match[1] + _suffix(int(match[1])) if match[1] in ordinals and match.start() and is_sure else match[0]

    return _WITH_DOT.sub(write, draft)


def _suffix(number: int) -> str:
    return "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
