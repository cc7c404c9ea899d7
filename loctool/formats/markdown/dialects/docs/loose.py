"""Marks of emphasis, code and mathematics that would reach across the tags of MDX, which refuses such a deck."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from loctool.formats.markdown.dialects.common import is_within
from loctool.formats.markdown.dialects.docs.braces import PATIENCE, closing_brace
from loctool.formats.markdown.dialects.docs.jsx import read_tag
from loctool.formats.markdown.places import edited
from loctool.text.markup import mask

_SIGN = re.compile(r"[`$~]|(?<=\S)\*|\*(?=\S)|^\*$")
_BEGINS = re.compile(r"\\.|[<{]", re.DOTALL)


def escape_loose(text: str) -> str:
    """Return the text with a backslash before each mark that has no partner on its side of a tag."""
    code = list(_jsx(text))
    return edited(text, {(at, at): "\\" for at in _loose(text) if not is_within(at, code)})


def _jsx(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the tags and expressions of a text are."""
    done = failed = 0
    for match in _BEGINS.finditer(text):
        at = match.start()
        if at < done or match[0] not in "<{" or failed > PATIENCE:
            continue
        tag = read_tag(text, at) if match[0] == "<" else None
        end = tag.end if tag else closing_brace(text, at) if match[0] == "{" else 0
        if end > at:
            yield at, end
            done = end
        failed += end <= at


def _loose(text: str) -> Iterator[int]:
    """Yield the offsets of marks that are no markup, or whose partner is on the other side of a tag."""
    masked = mask(text)
    lengths = (
        length for pair in zip(map(len, masked.pieces), [*map(len, masked.spans), 0], strict=True) for length in pair
    )
    starts = list(accumulate(lengths, initial=0))
    within = list(_innermost(masked.spans))
    paired = {number for pair in masked.pairs() if within[pair[0]] == within[pair[1]] for number in pair}
    for number, span in enumerate(masked.spans):
        if not span.strip("*_~") and number not in paired:
            yield from range(starts[2 * number + 1], starts[2 * number + 2])
    for number, piece in enumerate(masked.pieces):
        yield from (starts[2 * number] + sign.start() for sign in _SIGN.finditer(piece))


def _innermost(spans: tuple[str, ...]) -> Iterator[int]:
    """Yield for each span the number of the tag that is open around it, -1 where none is."""
    stack = [-1]
    for number, span in enumerate(spans):
        if span.startswith("</") and len(stack) > 1:
            stack.pop()
        yield stack[-1]
        if span.startswith("<") and not span.startswith("</") and not span.endswith("/>"):
            stack.append(number)
