"""Cells of tables: sizes from the widths of columns and the heights of rows, and the styles that apply to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.odp.geometry.levels import first_value
from loctool.formats.odp.measures import read_length
from loctool.formats.odp.names import children, descendants, get, name_of
from loctool.formats.odp.styles import Styles
from loctool.formats.office.boxes import Size

if TYPE_CHECKING:
    from lxml.etree import _Element

_GROUPS = (
    "table:table-header-columns", "table:table-columns", "table:table-column-group", "table:table-header-rows",
    "table:table-rows", "table:table-row-group",
)  # fmt: skip
_COLUMN, _ROW = ("style:table-column-properties",), ("style:table-row-properties",)
_PARTS = ("first-row", "last-row", "first-column", "last-column")
"""Parts of a table that its template has styles for, if the table says that it uses them; the first one counts."""
_MOST = 1000
"""Columns or rows that one element may stand for."""


class Cell(NamedTuple):
    """A cell of a table."""

    element: _Element
    size: Size
    """With its padding; the height is that of the rows when the deck was saved."""
    levels: list[_Element]
    """Its styles, the nearest first, without those of the frame around the table."""
    left: float
    top: float
    """Points from the table's corner."""


class _Row(NamedTuple):
    element: _Element
    height: float


def table_cells(styles: Styles, table: _Element) -> Iterator[Cell]:
    """Yield the cells of a table, row by row, without those that a merged one covers."""
    columns = [one for one in _parts(table, "table:table-column") for _ in range(_count(one, "columns-repeated"))]
    widths = [_length(styles, "table-column", one, _COLUMN, "style:column-width") for one in columns]
    rows = [_Row(one, _row_height(styles, one)) for one in _parts(table, "table:table-row")]
    template = _template(styles, table)
    for at, row in enumerate(rows):
        column = 0
        for cell in children(row.element, "table:table-cell", "table:covered-table-cell"):
            wide, high = _count(cell, "columns-spanned"), _count(cell, "rows-spanned")
            if name_of(cell.tag) == "table:table-cell":
                size = Size(sum(widths[column : column + wide]), sum(one.height for one in rows[at : at + high]))
                names = [get(cell, "table:style-name"), get(row.element, "table:default-cell-style-name")]
                names += [get(one, "table:default-cell-style-name") for one in columns[column : column + 1]]
                edges = at == 0, at == len(rows) - 1, column == 0, column == len(columns) - 1
                names = [next(filter(None, names), ""), _part_style(template, table, edges)]
                chain = [one for name in names for one in styles.chain(("table-cell", name))]
                yield Cell(cell, size, chain, sum(widths[:column]), sum(one.height for one in rows[:at]))
            column += _count(cell, "columns-repeated")


def _parts(table: _Element, name: str) -> Iterator[_Element]:
    """Yield the columns or rows of a table, in groups or not."""
    waiting = [*reversed(table)]
    while waiting:
        element = waiting.pop()
        if name_of(element.tag) == name:
            yield element
        elif name_of(element.tag) in _GROUPS:
            waiting += reversed(element)


def _count(element: _Element, name: str) -> int:
    value = get(element, f"table:number-{name}")
    return min(max(int(value), 1), _MOST) if value.isdecimal() and len(value) < 9 else 1


def _length(styles: Styles, family: str, element: _Element, kind: tuple[str, ...], *names: str) -> float:
    return read_length(first_value(styles.chain((family, get(element, "table:style-name"))), kind, *names)) or 0.0


def _row_height(styles: Styles, row: _Element) -> float:
    return _length(styles, "table-row", row, _ROW, "style:row-height", "style:min-row-height")


def _template(styles: Styles, table: _Element) -> _Element | None:
    name = get(table, "table:template-name")
    found = descendants(styles.common, "table:table-template") if name else ()
    return next((one for one in found if get(one, "table:name") == name), None)


def _part_style(template: _Element | None, table: _Element, edges: Sequence[bool]) -> str:
    """Return the name of the style that a table's template has for a cell at some edges of it, or for all cells."""
    if template is None:
        return ""
    there = (part for part, is_there in zip(_PARTS, edges, strict=True) if is_there)
    used = (part for part in there if get(table, f"table:use-{part}-styles") == "true")
    for part in (*used, "body"):
        for one in children(template, f"table:{part}"):
            return get(one, "table:style-name")
    return ""
