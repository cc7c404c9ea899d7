"""Tables that fit the terminal: columns aligned by what they take there, names cut where there is no room."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

import click

from loctool.catalog.layout.linebreak import columns, columns_of

GAP = "  "
LEAST = 8
"""Columns that a cut name keeps."""


def format_table(header: Sequence[str], rows: Sequence[Sequence[str]], names: int, width: int | None) -> list[str]:
    """Return the lines of a table whose first `names` columns are names, aligned on the left; the others are numbers.

    Where the lines would be wider than `width`, headings are broken at their blanks, and then the first column is cut;
    None means any width.
    """
    heads = [[title] for title in header]
    if width is not None and sum(_widths(heads, rows)) + len(GAP) * (len(header) - 1) > width:
        heads = [title.split() for title in header]
    widths = _widths(heads, rows)
    if width is not None:
        excess = sum(widths) + len(GAP) * (len(widths) - 1) - width
        widths[0] = max(min(widths[0], LEAST), widths[0] - max(excess, 0))
    height = max(map(len, heads))
    titles = [[""] * (height - len(lines)) + lines for lines in heads]
    lines = [_line([title[n] for title in titles], widths, names) for n in range(height)]
    return [*(click.style(line, bold=True) for line in lines), *(_line(row, widths, names) for row in rows)]


def terminal_width() -> int | None:
    """Return the columns of the terminal, None where the output goes elsewhere and nothing must be cut."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _widths(heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> list[int]:
    cells = zip(*rows, strict=True) if rows else [()] * len(heads)
    return [max(map(columns, (*head, *column))) for head, column in zip(heads, cells, strict=True)]


def _line(cells: Sequence[str], widths: Sequence[int], names: int) -> str:
    placed = []
    for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        text = cut(cell, width)
        blanks = " " * (width - columns(text))
        placed.append(text + blanks if place < names else blanks + text)
    return GAP.join(placed).rstrip()


def cut(text: str, width: int) -> str:
    """Return a text that takes `width` columns at most; "…" says that its end is missing."""
    if columns(text) <= width:
        return text
    taken = 0
    for place, char in enumerate(text):
        taken += columns_of(char)
        if taken > width - 1:
            return f"{text[:place]}…"
    return text
