"""A message as its reader sees it: without markup, and with a bar where code, addresses and placeholders stand."""

from __future__ import annotations

import re

from loctool.text.markup import PROTECTED

BAR = "\u241f"
"""Stands for what is no language; no term reaches across it."""
_THROUGH = {"strong", "open", "link", "html", "number", "break", "escape"}
"""Kinds of markup that may stand inside of a term."""
_ANY = re.compile(r"[`$<{*_\[%&\\@~⟦]|://")


def shown(text: str) -> str:
    """Return the text in which terms are looked for."""
    return PROTECTED.sub(_shown, text) if _ANY.search(text) else text


def _shown(match: re.Match[str]) -> str:
    if match.lastgroup == "escape":
        return match[0][1:]
    if match.lastgroup == "break":
        return match[0]
    return "" if match.lastgroup in _THROUGH else f" {BAR} "
