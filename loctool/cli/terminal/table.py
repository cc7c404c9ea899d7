"""Tables that fit the terminal: columns aligned by what they take there, names cut where there is no room."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import click

from loctool.catalog.layout.linebreak import columns, columns_of

LEAST = 8
"""Columns that a cut name keeps."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first `names` columns are names, aligned on the left; the others are numbers."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    names: int
    spare: int | None = None
    """The column that goes first where there is no room for all."""

    def format(self, width: int | None) -> list[str]:
        """Return the lines of the table, none wider than `width` as far as that can be; None means any width.

        Where there is no room, headings are broken at their blanks, then the gaps become narrow, then the spare column
        goes, and at last the first column is cut.
        """
        broken = [title.split() for title in self.header]
        for heads, gap in (([[title] for title in self.header], "  "), (broken, "  "), (broken, " ")):
            widths = self._widths(heads)
            excess = 0 if width is None else sum(widths) + len(gap) * (len(widths) - 1) - width
            if excess <= 0:
                return self._lines(heads, widths, gap)
        if self.spare is not None:
            return self._without_spare(self.spare).format(width)
        widths[0] = max(min(widths[0], LEAST), widths[0] - excess)
        return self._lines(broken, widths, " ")

    def _without_spare(self, spare: int) -> Table:
        header, *rows = ([*row[:spare], *row[spare + 1 :]] for row in (self.header, *self.rows))
        return Table(header, rows, self.names)

    def _widths(self, heads: Sequence[Sequence[str]]) -> list[int]:
        cells = zip(*self.rows, strict=True) if self.rows else [()] * len(heads)
        return [max(map(columns, (*head, *column))) for head, column in zip(heads, cells, strict=True)]

    def _lines(self, heads: Sequence[Sequence[str]], widths: Sequence[int], gap: str) -> list[str]:
        height = max(map(len, heads))
        titles = [[""] * (height - len(lines)) + [*lines] for lines in heads]
        shown = [self._line([title[n] for title in titles], widths, gap) for n in range(height)]
        return [*(click.style(line, bold=True) for line in shown), *(self._line(row, widths, gap) for row in self.rows)]

    def _line(self, cells: Sequence[str], widths: Sequence[int], gap: str) -> str:
        placed = []
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            text = cut(cell, width)
            blanks = " " * (width - columns(text))
            placed.append(text + blanks if place < self.names else blanks + text)
        return gap.join(placed).rstrip()


def terminal_width() -> int | None:
    """Return the columns of the terminal, None where the output goes elsewhere and nothing must be cut."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


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
