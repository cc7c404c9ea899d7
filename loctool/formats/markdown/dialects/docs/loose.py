"""Marks of emphasis, code and mathematics that would reach across the tags of MDX, which refuses such a deck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loctool.text.markup import mask, unmask

_MARKS = "*_~"
_SIGNS = str.maketrans({"`": "\\`", "$": "\\$", "~": "\\~", "*": "\\*"})


def escape_loose(text: str) -> str:
    """Return the text with a backslash before each mark that has no partner on its side of a tag."""
    masked = mask(text)
    spans = list(masked.spans)
    tags = sorted(_tag_pairs(spans))
    paired = {number for pair in masked.pairs() if not any(_crosses(pair, tag) for tag in tags) for number in pair}
    for number, span in enumerate(spans):
        if not span.strip(_MARKS) and number not in paired:
            spans[number] = "".join("\\" + char for char in span)
    pieces = tuple(piece.translate(_SIGNS) for piece in masked.pieces)
    return unmask(replace(masked, pieces=pieces, spans=tuple(spans)))


def _tag_pairs(spans: list[str]) -> Iterator[tuple[int, int]]:
    stack: list[int] = []
    for number, span in enumerate(spans):
        if span.startswith("</") and stack:
            yield stack.pop(), number
        elif span.startswith("<") and not span.endswith("/>"):
            stack.append(number)


def _crosses(pair: tuple[int, int], other: tuple[int, int]) -> bool:
    first, last = sorted((pair, other))
    return first[0] < last[0] < first[1] < last[1]
