"""Tables: the span of each cell in its row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from loctool.formats.markdown.places import Place, Source, collapsed
from loctool.formats.markdown.writing import guard_line, write_cell
from loctool.model import Segment

_PIPE = re.compile(r"(?<!\\)\|")
"""A pipe parts two cells unless a backslash stands directly before it, whatever stands before that (GitHub's rule)."""


def cell_places(source: Source, start: int, end: int, columns: int) -> Iterator[Place]:
    """Yield the places of a row's cells, as many as the table has columns; empty cells have none.

    Nor has a first cell that looks like another block's beginning (`- a | b`): a block above may end because of it.
    """
    row = source.normal[start:end]
    bounds = [-1, *(match.start() for match in _PIPE.finditer(row)), len(row)]
    if not row[: bounds[1]].strip() and len(bounds) > 2:
        del bounds[0]
    led = bounds[0] >= 0
    for number in range(min(columns, len(bounds) - 1)):
        low, high = bounds[number] + 1, bounds[number + 1]
        cell = row[low:high]
        body = cell.strip()
        text = collapsed(body.replace("\\|", "|"))
        opens_row = number == 0 and not led
        if text and not (opens_row and guard_line(text, first=True) != text):
            at = start + low + len(cell) - len(cell.lstrip())
            write = partial(write_cell, opens_row=opens_row, before_pipe=cell.endswith(body))
            yield Place(Segment(text, "cell", source.line(at)), at, at + len(body), write)


def has_separator(source: Source, start: int, end: int) -> bool:
    """Tell whether a pipe parts cells in the row; without one, a translation might leave no table."""
    return bool(_PIPE.search(source.normal[start:end]))
