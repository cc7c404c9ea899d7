"""Texts with everything hidden that no typography applies to, as long as they were."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache

from loctool.text.markup.identifiers import find_identifiers
from loctool.text.markup.spans import is_plain_asterisk, protected_spans

SHADE = "\ue001"
"""What stands for each character of markup, code, placeholders, addresses and identifiers: a word, but no letter."""

_SPACE = "\N{FIGURE SPACE}"

Edit = tuple[int, int, str]
"""Start, end and the new characters."""


@lru_cache(maxsize=256)
def shade(text: str, syntax: str = "") -> str:
    """Return a text of the same length, in which a place is the same place in the text, with SHADE for its markup.

    An entity that stands for a space is spaces of another kind.
    """
    parts, end = [], 0
    for match in protected_spans(text, syntax):
        if match.lastgroup == "break" or is_plain_asterisk(text, match):
            continue
        is_space = match.lastgroup == "entity" and html.unescape(match[0]).isspace()
        parts += [text[end : match.start()], (_SPACE if is_space else SHADE) * len(match[0])]
        end = match.end()
    shaded = "".join([*parts, text[end:]])
    for name in sorted(set(find_identifiers(shaded)), key=len, reverse=True):
        shaded = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", SHADE * len(name), shaded)
    return shaded


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits, none of which overlap."""
    parts, here = [], 0
    for start, end, new in sorted(edits):
        parts += [text[here:start], new]
        here = end
    return "".join([*parts, text[here:]])
