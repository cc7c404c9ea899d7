"""Titles of slides, and anchors made of them."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from loctool.formats.markdown.parser import inlines

_MARKUP = re.compile(r"[*_`\[\]<>&\\!~\n]")
_SHOWN = {"softbreak": " ", "hardbreak": " ", "html_inline": ""}
"""Type of an inline token -> what a reader sees of it, if not its content."""


def plain(text: str, env: dict[str, Any]) -> str:
    """Return a text's words without inline markup."""
    if not _MARKUP.search(text):
        return text
    shown = "".join(_SHOWN.get(token.type, token.content) for token in inlines(text, env))
    return " ".join(shown.split()) or text


class Anchors:
    """Gives out anchors, each once."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def of(self, title: str, number: int) -> str:
        """Return the slug of a title: lower case, letters and digits of any script, hyphens; -2, -3 for a twin."""
        slug = slug_of(title) or f"slide-{number}"
        anchor = slug
        while anchor in self._counts:
            self._counts[slug] = self._counts.get(slug, 1) + 1
            anchor = f"{slug}-{self._counts[slug]}"
        self._counts[anchor] = 1
        return anchor


def slug_of(title: str) -> str:
    """Return a title's slug, which may be empty."""
    title = unicodedata.normalize("NFC", title.lower())
    kept = (char if unicodedata.category(char)[0] in "LMN" else " " for char in title)
    return "-".join("".join(kept).split())
