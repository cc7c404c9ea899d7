"""Simple and multiline tables: columns under lines of dashes, aligned as their heads are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from loctool.formats.markdown.tables.columns import cut_columns, guard_row, width, wrap
from loctool.formats.markdown.tables.drawing import Cell
from loctool.formats.markdown.tables.finding import DASHES, Table

Alignment = Literal["default", "left", "right", "center"]
_MARGINS: dict[Alignment, int] = {"default": 0, "left": 1, "right": 1, "center": 2}
"""Columns that a head leaves free of its dashes."""


class Column(NamedTuple):
    """A column of a table: how many dashes it has, how far it is to the next one, and how its texts are aligned."""

    dashes: int
    space: int
    alignment: Alignment


@dataclass(frozen=True)
class Dashed:
    """A simple table, whose rows are lines, or a multiline one, whose rows are parted by blank lines."""

    lines: Sequence[str]
    indent: int
    columns: Sequence[Column]
    ruler: int
    """The line whose dashes are the columns."""
    rows: Sequence[tuple[int, int]]
    multiline: bool
    headless: bool
    cells: Sequence[Cell]
    holds_blocks: bool = False

    def draw(self, texts: Sequence[str]) -> list[str]:
        """Return the lines of the table with other texts in the cells."""
        count = len(self.columns)
        texts = [guard_row(text.replace("\n", " ")) for text in texts]
        columns, laid = list[Column](), list[list[list[str]]]()
        for number, column in enumerate(self.columns):
            cells = [self._lay_out(text, column, row) for row, text in enumerate(texts[number::count])]
            columns.append(self._fit(column, cells, is_last=number == count - 1))
            laid.append(cells)
        rows = {
            start: list(self._row([cells[row] for cells in laid], columns)) for row, (start, _) in enumerate(self.rows)
        }
        inside = {number for start, stop in self.rows for number in range(start, stop)}
        more = sum(new.space - old.space for new, old in zip(columns, self.columns, strict=True))
        result = list[str]()
        for number, line in enumerate(self.lines):
            result += rows.get(number, [])
            if number not in inside:
                result.append(self._dashes(line, number, columns, more))
        return result

    def _lay_out(self, text: str, column: Column, row: int) -> list[str]:
        if not self.multiline:
            return [text]
        margin = _MARGINS[column.alignment] if row == 0 else 0
        return wrap(text, max(1, min(column.dashes - margin, column.space - 1)))

    def _fit(self, column: Column, cells: list[list[str]], is_last: bool) -> Column:
        """Return the column, wide enough for its cells and with dashes that align it as before."""
        widest = max(width(line) for cell in cells for line in cell)
        space = column.space if is_last and not self.multiline else max(column.space, widest + 1)
        heads = [width(line) for line in (cells[0][:1] if self.headless else cells[0]) if line]
        if not heads:
            return column._replace(space=space, dashes=column.dashes + space - column.space)
        if column.alignment == "default":
            dashes = min(heads)
        elif column.alignment == "left":
            dashes = max(column.dashes + space - column.space, min(heads) + 1)
        else:
            dashes = max(column.dashes + space - column.space, max(heads) + _MARGINS[column.alignment])
        return column._replace(dashes=dashes, space=max(space, dashes + 1))

    def _row(self, cells: Sequence[list[str]], columns: Sequence[Column]) -> Iterator[str]:
        for number in range(max(map(len, cells))):
            line, at = "", self.indent
            for cell, column in zip(cells, columns, strict=True):
                text = cell[number] if number < len(cell) else ""
                line += " " * (at + _before(text, column) - width(line)) + text if text else ""
                at += column.space
            yield line

    def _dashes(self, line: str, number: int, columns: Sequence[Column], more: int) -> str:
        if not DASHES.match(line) or not line.strip():
            return line
        if number != self.ruler and len(line.split()) == 1:
            return line.rstrip() + "-" * more
        runs = ("-" * one.dashes + " " * (one.space - one.dashes) for one in columns)
        return (" " * self.indent + "".join(runs)).rstrip()


def _before(text: str, column: Column) -> int:
    """Return how many spaces stand before a text in its column."""
    free = column.dashes - width(text)
    if column.alignment == "right":
        return max(free, 0)
    return max(free // 2, 0) if column.alignment == "center" else 0


def read_dashed(lines: Sequence[str], table: Table) -> Dashed:
    """Return a simple or multiline table."""
    multiline = table.kind == "multiline"
    ruler = 0 if table.headless else next(number for number, line in enumerate(lines) if number and DASHES.match(line))
    rows = list(_rows(lines, ruler, multiline, table.headless))
    runs = list(re.finditer("-+", lines[ruler]))
    indent = runs[0].start()
    starts = [run.start() for run in runs]
    heads = lines[slice(*rows[0])] if not table.headless else lines[1:2]
    cut = [cut_columns(line, starts) for line in heads]
    cut = [[row[0][indent:], *row[1:]] for row in cut]
    spaces = [*(high - low for low, high in pairwise(starts)), len(runs[-1][0]) + 1]
    columns = [
        Column(len(run[0]), space, _alignment([row[number] for row in cut], len(run[0])))
        for number, (run, space) in enumerate(zip(runs, spaces, strict=True))
    ]
    cells: list[Cell] = []
    for start, stop in rows:
        parts = [cut_columns(line, starts) for line in lines[start:stop]]
        cells += (Cell("\n".join(filter(None, map(str.strip, column))), start) for column in zip(*parts, strict=True))
    return Dashed(lines, indent, columns, ruler, rows, multiline, table.headless, cells)


def _rows(lines: Sequence[str], ruler: int, multiline: bool, headless: bool) -> Iterator[tuple[int, int]]:
    """Yield where the head and each row begins and ends."""
    if not headless:
        yield (1 if multiline else 0), ruler
    stop = len(lines) - 1 if DASHES.match(lines[-1]) and len(lines) - 1 > ruler else len(lines)
    start = ruler + 1
    for number in range(start, stop + 1):
        ends = number == stop or not lines[number].strip()
        if ends and start < number:
            yield start, number
        if ends:
            start = number + 1
        elif not multiline:
            yield number, number + 1
            start = number + 1


def _alignment(heads: Sequence[str], dashes: int) -> Alignment:
    """Return how a column is aligned: the shortest line of its head says so, as in pandoc."""
    shortest = min((head.rstrip() for head in heads if head.strip()), key=len, default="")
    if not shortest:
        return "default"
    left, right = shortest[0] == " ", width(shortest) < dashes
    return "center" if left and right else "right" if left else "left" if right else "default"
