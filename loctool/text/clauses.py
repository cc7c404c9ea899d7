"""Sentences that are too long for a model, cut where it hurts least."""

from __future__ import annotations

import re
from collections.abc import Callable

_BOUNDARIES = (r"[.!?…。！？]\s+", r"[;:；：]\s+", r"\s[–—]\s+", r"[,،，、]\s*", r"\s+")
"""Where a sentence may be cut, the best places first."""


def cut(text: str, fits: Callable[[str], bool]) -> list[tuple[str, str]]:
    """Return the text in parts that fit, each with the white space after it; joined they are the text.

    A part is halved at the boundary nearest to its middle, of the best kind that lies in its middle half; a part
    without any is halved where it is.
    """
    if len(text) < 2 or fits(text):
        return [(text, "")]
    left, gap, right = _halves(text)
    head, tail = cut(left, fits), cut(right, fits)
    last, inner = head[-1]
    return [*head[:-1], (last, inner + gap), *tail]


def _halves(text: str) -> tuple[str, str, str]:
    """Return what stands before the best boundary, its white space, and the rest."""
    middle = len(text) // 2
    for boundary in _BOUNDARIES:
        found = [match for match in re.finditer(boundary, text) if middle // 2 <= match.end() <= middle + middle // 2]
        if found:
            best = min(found, key=lambda match: abs(match.end() - middle))
            left = text[: best.end()].rstrip()
            if left:
                return left, text[len(left) : best.end()], text[best.end() :]
    return text[:middle], "", text[middle:]
