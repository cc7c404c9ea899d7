"""Cells of tables: sizes from the widths of columns and the heights of rows, and what a style makes bold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.office.boxes import Size
from loctool.formats.office.package import Package
from loctool.formats.pptx.geometry.measures import read_length
from loctool.formats.pptx.geometry.texts import has_content
from loctool.formats.pptx.names import child, children, descendants, is_true
from loctool.formats.pptx.relationships import related

if TYPE_CHECKING:
    from lxml.etree import _Element


class Cell(NamedTuple):
    """A cell with text."""

    element: _Element
    body: _Element
    size: Size
    """With its margins; the height is that of the rows when the deck was saved last."""
    is_bold: bool
    """Whether the table's style writes it bold, as a header."""
    left: float
    top: float
    """Points from the table's corner."""


_PARTS = ("firstRow", "lastRow", "firstCol", "lastCol")
"""Parts of a table that its style may make bold, if the table says that it has them."""


def table_cells(package: Package, frame: _Element) -> Iterator[Cell]:
    """Yield the cells with text of a graphic frame's tables, row by row, without those that a merged one covers."""
    for table in descendants(frame, "a:tbl"):
        grid = child(table, "a:tblGrid")
        columns = [] if grid is None else [read_length(one.get("w")) or 0.0 for one in children(grid, "a:gridCol")]
        rows = list(children(table, "a:tr"))
        heights = [read_length(row.get("h")) or 0.0 for row in rows]
        bold = set(_bold_parts(package, table))
        for at, row in enumerate(rows):
            for column, cell in enumerate(children(row, "a:tc")):
                body = child(cell, "a:txBody")
                if body is not None and not _is_covered(cell) and has_content(body):
                    width = sum(columns[column : column + _span(cell, "gridSpan")])
                    size = Size(width, sum(heights[at : at + _span(cell, "rowSpan")]))
                    edges = at == 0, at == len(rows) - 1, column == 0, column == len(columns) - 1
                    is_bold = any(part in bold for part, there in zip(_PARTS, edges, strict=True) if there)
                    yield Cell(cell, body, size, is_bold, sum(columns[:column]), sum(heights[:at]))


def _bold_parts(package: Package, table: _Element) -> Iterator[str]:
    """Yield the parts that a table has and its style makes bold. Built-in styles that a deck does not hold do so."""
    properties = child(table, "a:tblPr")
    named = None if properties is None else child(properties, "a:tableStyleId")
    if properties is None or named is None:
        return
    styles = [style for part in _style_parts(package) for style in children(package.tree(part), "a:tblStyle")]
    own = next((style for style in styles if style.get("styleId") == (named.text or "").strip()), None)
    for part in _PARTS:
        if is_true(properties.get(part)) and (own is None or _is_bold(own, part)):
            yield part


def _style_parts(package: Package) -> Iterator[str]:
    for main in related(package, "", "officeDocument"):
        yield from related(package, main, "tableStyles")


def _is_bold(style: _Element, part: str) -> bool:
    texts = (text for one in children(style, f"a:{part}") for text in children(one, "a:tcTxStyle"))
    return any(text.get("b") == "on" for text in texts)


def _is_covered(cell: _Element) -> bool:
    return is_true(cell.get("hMerge")) or is_true(cell.get("vMerge"))


def _span(cell: _Element, name: str) -> int:
    value = cell.get(name) or "1"
    return max(int(value), 1) if value.isdecimal() and len(value) < 6 else 1
