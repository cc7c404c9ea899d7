"""Texts with everything hidden that no typography applies to, as long as they were."""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import lru_cache

from loctool.text.markup.identifiers import hide_identifiers
from loctool.text.markup.spans import is_plain_asterisk, protected_spans

SHADE = "\ue001"
"""What stands for each character of markup, code, placeholders, addresses and identifiers: a word, but no letter."""

_SPACE = "\N{FIGURE SPACE}"

Edit = tuple[int, int, str]
"""Start, end and the new characters."""


@lru_cache(maxsize=256)
def shade(text: str, syntax: str = "") -> str:
    """Return a text of the same length with its markup and identifiers hidden: places in both are the same."""
    return hide_identifiers(shade_markup(text, syntax), SHADE)


@lru_cache(maxsize=256)
def shade_markup(text: str, syntax: str = "") -> str:
    """Return a text of the same length with its markup alone hidden.

    An entity that stands for a space is spaces of another kind.
    """
    parts, end = [], 0
    for match in protected_spans(text, syntax):
        if match.lastgroup == "break" or is_plain_asterisk(text, match):
            continue
        is_space = match.lastgroup == "entity" and html.unescape(match[0]).isspace()
        parts += [text[end : match.start()], (_SPACE if is_space else SHADE) * len(match[0])]
        end = match.end()
    return "".join([*parts, text[end:]])


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits, none of which overlap."""
    parts, here = [], 0
    for start, end, new in sorted(edits):
        parts += [text[here:start], new]
        here = end
    return "".join([*parts, text[here:]])
