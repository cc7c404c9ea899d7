"""Whether a translation has the protected spans of its source, and which it lost or invented."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from loctool.text.markup import is_plain_asterisk, mask, protected_spans

_UNMOVED = {"strong", "break"}
"""Kinds whose order among themselves carries meaning: opening and closing delimiters look alike."""
_VOID = {"br", "hr", "img", "wbr", "input"}
"""HTML elements without an end tag."""


def keeps_markup(source: str, target: str) -> bool:
    """Return whether `target` has exactly the protected spans of `source`, with equal delimiters in the same order.

    A pair around a phrase must be around a phrase in both.
    """
    ours, theirs = _kinds(source), _kinds(target)
    if not ours and not theirs:
        return True
    if Counter(ours) != Counter(theirs) or len(mask(source).pairs()) != len(mask(target).pairs()):
        return False
    ordered = [[span for kind, span in found if kind in _UNMOVED] for found in (ours, theirs)]
    if ordered[0] != ordered[1] or _loose(target) > _loose(source):
        return False
    return _nested(target) or not _nested(source)


def _loose(text: str) -> int:
    """Return how many delimiters of a pair have a space beside them within it: to Markdown they are asterisks."""
    masked = mask(text)
    return sum(
        (masked.pieces[opening + 1][:1].isspace() + masked.pieces[closing][-1:].isspace())
        for opening, closing in masked.pairs()
        if masked.spans[opening] == masked.spans[closing]
    )


def lost_and_invented(source: str, target: str) -> tuple[list[str], list[str]]:
    """Return the protected spans of `source` that `target` lacks, and the spans of `target` that `source` lacks."""
    ours, theirs = (Counter(span for _, span in _kinds(text)) for text in (source, target))
    return sorted((ours - theirs).elements()), sorted((theirs - ours).elements())


@lru_cache(maxsize=64)
def _kinds(text: str) -> tuple[tuple[str, str], ...]:
    """Return (kind, span) of every protected span in order; each text is asked for several times in a row."""
    found = []
    for match in protected_spans(text):
        if not (match["strong"] and is_plain_asterisk(text, match)):
            kind = match.lastgroup or ""
            found.append(({"ticks": "code", "element": "literal"}.get(kind, kind), match[0]))
    return tuple(found)


def _nested(text: str) -> bool:
    """Return whether links, numbered tags and HTML elements open before they close and do not overlap."""
    stack: list[str] = []
    for kind, span in _kinds(text):
        if kind == "open":
            stack.append("[")
        elif kind == "link":
            if not stack or stack.pop() != "[":
                return False
        elif kind in ("number", "html") and not span.endswith("/>"):
            name = re.match(r"</?([\w-]+)", span)
            if name is None or name[1].lower() in _VOID:
                continue
            if not span.startswith("</"):
                stack.append(name[1].lower())
            elif not stack or stack.pop() != name[1].lower():
                return False
    return not stack
