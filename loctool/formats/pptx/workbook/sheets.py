"""Sheets of a workbook: their names, their cells with a string, the columns of their tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import unescape

from loctool.formats.office.package import Package
from loctool.formats.pptx.names import attribute, child, children, descendants
from loctool.formats.pptx.relationships import related, relationships
from loctool.formats.pptx.workbook.references import Area, areas, position

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORMULA = re.compile(rb"<(?:\w+:)?(?:f|formula\d?|\w+Formula)\b[^<>]*>([^<]*)</")


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
        _, row = position(f"A{line.get('r')}") or (1, row + 1)
        column = 0
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


def named_areas(book: Package, main: str, named: Iterable[str]) -> dict[str, list[Area]]:
    """Return part of a sheet -> areas that formulas name in it, also by a defined name. Raises SourceError."""
    sheets, names = sheet_parts(book, main), defined_names(book, main)
    found: dict[str, list[Area]] = defaultdict(list)
    for formula in named:
        name = formula.rpartition("!")[2].strip().casefold()
        for area in list(areas(formula)) or areas(names.get(name, "")):
            if area.sheet in sheets:
                found[sheets[area.sheet]].append(area)
    return dict(found)


def shared_strings(book: Package, main: str) -> str | None:
    """Return the part with the strings that cells share."""
    return next(iter(related(book, main, "sharedStrings")), None)


def column_formulas(book: Package, main: str) -> list[str]:
    """Return the formulas of a workbook that may call a table's column by its name: Table1[Sales], Table1[@Sales].

    They are searched in the bytes, since the trees of large sheets would need much memory.
    """
    found = list(defined_names(book, main).values())
    for sheet in sheet_parts(book, main).values():
        for part in (sheet, *related(book, sheet, "table")):
            found += [unescape(one.decode("utf-8", "replace")) for one in _FORMULA.findall(book.read(part))]
    return [one for one in found if "[" in one]


def is_computed(cell: _Element) -> bool:
    """Return whether a cell has a formula."""
    return child(cell, "x:f") is not None
