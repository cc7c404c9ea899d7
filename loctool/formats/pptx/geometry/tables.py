"""Cells of tables: their sizes from the widths of columns and the heights of rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.pptx.geometry.measures import read_length
from loctool.formats.pptx.geometry.sizes import Size
from loctool.formats.pptx.geometry.texts import has_content
from loctool.formats.pptx.names import child, children, descendants, is_true

if TYPE_CHECKING:
    from lxml.etree import _Element


class Cell(NamedTuple):
    """A cell with text."""

    element: _Element
    body: _Element
    size: Size
    """With its margins; the height is that of the rows when the deck was saved last."""


def table_cells(frame: _Element) -> Iterator[Cell]:
    """Yield the cells with text of a graphic frame's tables, row by row, without those that a merged one covers."""
    for table in descendants(frame, "a:tbl"):
        grid = child(table, "a:tblGrid")
        columns = [] if grid is None else [read_length(one.get("w")) or 0.0 for one in children(grid, "a:gridCol")]
        rows = list(children(table, "a:tr"))
        heights = [read_length(row.get("h")) or 0.0 for row in rows]
        for at, row in enumerate(rows):
            for column, cell in enumerate(children(row, "a:tc")):
                body = child(cell, "a:txBody")
                if body is not None and not _is_covered(cell) and has_content(body):
                    width = sum(columns[column : column + _span(cell, "gridSpan")])
                    yield Cell(cell, body, Size(width, sum(heights[at : at + _span(cell, "rowSpan")])))


def _is_covered(cell: _Element) -> bool:
    return is_true(cell.get("hMerge")) or is_true(cell.get("vMerge"))


def _span(cell: _Element, name: str) -> int:
    value = cell.get(name) or "1"
    return max(int(value), 1) if value.isdecimal() and len(value) < 6 else 1
