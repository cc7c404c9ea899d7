"""What a reader sees of a text: its words without markup."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from loctool.text.markup.inner import inner_texts
from loctool.text.markup.masking import BAR
from loctool.text.markup.spans import has_sign, pattern_for

_THROUGH = {"strong", "open", "link", "class", "class_end", "html", "number", "break", "escape"}
"""Kinds of spans that may be inside a term."""
NOTE = "^["
"""Begins a footnote behind a word, which it is no part of."""
_LINE_BREAK = re.compile(r"<(?:br\s*/?|\d+/)>", re.IGNORECASE)
"""What parts words: a break of HTML, and a numbered tag in place of a break, a tab or a field."""
SPECIAL = {0xAD: None, 0x200B: None, 0x2060: None, 0x2011: "-"}
"""Characters that only say where a line may end: soft hyphen, zero width space, word joiner, non-breaking hyphen."""
_SPECIAL = re.compile("[\u00ad\u200b\u2060\u2011]")


@lru_cache(maxsize=1024)
def visible_text(text: str, syntax: str = "") -> str:
    """Return a text as its reader sees it: without markup, with a bar in place of code, addresses and placeholders.

    Entities are the characters that they stand for. Characters that only say where a line may end are left out.
    """
    shown = pattern_for(text, syntax).sub(visible_span, text) if has_sign(text) else text
    return shown.translate(SPECIAL) if _SPECIAL.search(shown) else shown


def visible_span(match: re.Match[str]) -> str:
    """Return what a reader sees of a protected span."""
    kind = match.lastgroup
    if kind == "escape":
        return match[0][1:]
    if kind == "entity":
        return html.unescape(match[0])
    if kind == "break" or _LINE_BREAK.fullmatch(match[0]):
        return "\n"
    if match[0] == NOTE:
        return " "
    bar = "" if kind in _THROUGH else f" {BAR} "
    if kind in ("image", "link", "role") and (inner := [one.text for one in inner_texts(match[0]) if one.has_words()]):
        return f" {BAR} ".join(["", *map(visible_text, inner), ""])
    return bar
