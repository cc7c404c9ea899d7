"""How links, numbered tags and HTML elements nest in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from loctool.text.markup.masking import mask

VOID = {"br", "hr", "img", "wbr", "input"}
"""HTML elements without an end tag."""
_TAG_NAME = re.compile(r"</?([\w-]+)")


def empty_pairs(text: str, syntax: str) -> Iterator[tuple[str, str]]:
    """Yield the (opening, closing) tags that have nothing between them."""
    masked = mask(text, syntax)
    for piece, (opening, closing) in zip(masked.pieces[1:-1], pairwise(masked.spans), strict=True):
        if not piece.strip() and closing[:2] == "</" and closing[2:-1] == _name(opening) and opening[-2:] != "/>":
            yield opening, closing


def nesting_fault(found: Iterable[tuple[str, str]]) -> str | None:
    """Return the first place where links, numbered tags and HTML elements overlap or close before they open."""
    opened: list[str] = []
    for kind, span in found:
        if kind in ("open", "class"):
            opened.append("[")
        elif kind in ("link", "class_end"):
            if fault := _close("[", span, opened):
                return fault
        elif kind in ("number", "html") and not span.endswith("/>"):
            name = _name(span)
            if name is None or name in VOID:
                continue
            if not span.startswith("</"):
                opened.append(span)
            elif fault := _close(name, span, opened):
                return fault
    return f"{opened[-1]} is not closed" if opened else None


def _close(name: str, span: str, opened: list[str]) -> str | None:
    """Take what a span closes from the opened ones, or return what is wrong with its place."""
    if opened and (_name(opened[-1]) or "[") == name:
        opened.pop()
        return None
    other = next((one for one in reversed(opened) if (_name(one) or "[") == name), None)
    return f"{other} and {opened[-1]} cross" if other else f"{span} stands before what it closes"


def _name(tag: str) -> str | None:
    """Return the number or the name of a tag, None for other spans and comments."""
    found = _TAG_NAME.match(tag)
    return found and found[1].lower()
