"""Sheets of a workbook: their names, their cells with a string, the columns of their tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.office.package import Package
from loctool.formats.pptx.names import attribute, child, children, descendants
from loctool.formats.pptx.relationships import related, relationships
from loctool.formats.pptx.workbook.references import areas, position

if TYPE_CHECKING:
    from lxml.etree import _Element


class Cell(NamedTuple):
    """A cell of a sheet."""

    sheet: str
    """Name of the sheet's part."""
    element: _Element
    column: int
    row: int


class Header(NamedTuple):
    """A column of a table, whose name has to be that of its header cell."""

    part: str
    """Name of the table's part."""
    element: _Element
    others: tuple[_Element, ...]
    """The other columns of the table."""


def main_part(book: Package) -> str | None:
    """Return the part of a package that is its workbook; None for other files, binary workbooks (.xlsb) too."""
    found = [part for part in related(book, "", "officeDocument") if part.endswith(".xml")]
    return found[0] if found else None


def sheet_parts(book: Package, main: str) -> dict[str, str]:
    """Return the case folded name -> part of each worksheet."""
    related_parts = relationships(book, main)
    found = {}
    for sheet in descendants(book.tree(main), "x:sheet"):
        target = related_parts.get(attribute(sheet, "r:id") or "")
        if target and target.kind == "worksheet" and target.target in book:
            found[(sheet.get("name") or "").casefold()] = target.target
    return found


def defined_names(book: Package, main: str) -> dict[str, str]:
    """Return the case folded name -> formula of what a workbook gives a name."""
    names = descendants(book.tree(main), "x:definedName")
    return {(one.get("name") or "").casefold(): one.text or "" for one in names}


def cells(book: Package, sheet: str) -> Iterator[Cell]:
    """Yield the cells of a sheet; those without an address follow the one before."""
    row = 0
    for line in descendants(book.tree(sheet), "x:row"):
        number = line.get("r") or ""
        row, column = int(number) if number.isdecimal() else row + 1, 0
        for cell in children(line, "x:c"):
            column, row = position(cell.get("r") or "") or (column + 1, row)
            yield Cell(sheet, cell, column, row)


def headers(book: Package, sheet: str) -> Iterator[tuple[tuple[int, int], Header]]:
    """Yield ((column, row), column of a table) for the header cells of a sheet."""
    for part in related(book, sheet, "table"):
        table = book.tree(part)
        area = next(areas(f"table!{table.get('ref') or ''}"), None)
        columns = list(descendants(table, "x:tableColumn"))
        if area is None or table.get("headerRowCount") == "0":
            continue
        for offset, column in enumerate(columns):
            others = tuple(one for one in columns if one is not column)
            yield (area.left + offset, area.top), Header(part, column, others)


def formulas(book: Package, main: str, sheets: Iterator[str]) -> Iterator[str]:
    """Yield the formulas of a workbook, which may call a table's column by its name."""
    yield from defined_names(book, main).values()
    for sheet in sheets:
        yield from (one.text or "" for one in descendants(book.tree(sheet), "x:f", "x:formula", "x:formula1"))
        for part in related(book, sheet, "table"):
            found = descendants(book.tree(part), "x:calculatedColumnFormula", "x:totalsRowFormula")
            yield from (one.text or "" for one in found)


def is_computed(cell: _Element) -> bool:
    """Return whether a cell has a formula."""
    return child(cell, "x:f") is not None
