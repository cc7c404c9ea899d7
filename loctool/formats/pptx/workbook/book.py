"""Writing the translations of a chart into the cells that it shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from loctool.formats.office.package import Package
from loctool.formats.pptx.names import child, children, tag_of
from loctool.formats.pptx.workbook.references import Area
from loctool.formats.pptx.workbook.sheets import (
    Cell,
    Header,
    cells,
    column_formulas,
    headers,
    is_computed,
    shared_strings,
    sheet_parts,
)
from loctool.formats.pptx.workbook.strings import decode, encode, encode_name, set_string, string_of

if TYPE_CHECKING:
    from lxml.etree import _Element


class Book:
    """The strings of the cells that a chart names; cells with a formula, numbers and names of sheets are left alone."""

    def __init__(self, book: Package, main: str, named: Mapping[str, list[Area]]) -> None:
        """Read the areas of a workbook that a chart names, given by sheet. Raises SourceError."""
        self._book, self._main = book, main
        self._shared = shared_strings(book, main)
        self._items = [] if self._shared is None else list(children(book.tree(self._shared), "x:si"))
        self._headers = {(sheet, *at): one for sheet in named for at, one in headers(book, sheet)}
        self._all_read = set(sheet_parts(book, main).values()) <= named.keys()
        self._users: Counter[str] = Counter()
        self._cells: dict[str, list[Cell]] = defaultdict(list)
        for sheet, wanted in named.items():
            self._read(sheet, wanted)

    def write(self, text: str, translation: str) -> None:
        """Write the translation of a text into the cells that have it.

        The header of a table stays if a formula calls it by its name, or if another column has the new one: a
        spreadsheet program would take the file for damaged.
        """
        written = [cell for cell in self._cells[text] if self._rename(cell, translation)]
        shared: dict[str, list[Cell]] = defaultdict(list)
        for cell in written:
            self._book.mark_changed(cell.sheet)
            if cell.element.get("t") == "s":
                shared[_value(cell.element)].append(cell)
            elif (inline := child(cell.element, "x:is")) is not None:
                set_string(inline, translation)
            elif (value := child(cell.element, "x:v")) is not None:
                value.text = encode(translation)
        for index, users in shared.items():
            self._share(index, users, translation)

    def _read(self, sheet: str, wanted: list[Area]) -> None:
        """Note the cells of a sheet that the chart names, and how many cells use each shared string."""
        for cell in cells(self._book, sheet):
            if cell.element.get("t") == "s":
                self._users[_value(cell.element)] += 1
            if any(area.holds(cell.column, cell.row) for area in wanted) and not is_computed(cell.element):
                text = self._text(cell.element)
                if text is not None:
                    self._cells[text].append(cell)

    def _text(self, cell: _Element) -> str | None:
        """Return the text of a cell; None if it is not a string."""
        kind, inline = cell.get("t"), child(cell, "x:is")
        if kind == "s":
            item = self._item(_value(cell))
            return None if item is None else string_of(item)
        if kind == "inlineStr":
            return None if inline is None else string_of(inline)
        return decode(_value(cell)) if kind == "str" else None

    def _item(self, index: str) -> _Element | None:
        """Return a shared string; None for an index that has none."""
        known = index.isdecimal() and len(index) < 10 and int(index) < len(self._items)
        return self._items[int(index)] if known else None

    def _share(self, index: str, users: list[Cell], translation: str) -> None:
        """Write a shared string; if other cells use it, or those of other sheets may, give these cells a new one."""
        from lxml import etree

        item = self._item(index)
        if self._shared is None or item is None:
            return
        self._book.mark_changed(self._shared)
        if self._all_read and self._users[index] == len(users):
            set_string(item, translation)
            return
        table = self._book.tree(self._shared)
        item = etree.SubElement(table, tag_of("x:si", table))
        self._items[-1].addnext(item)  # before the table's extensions
        set_string(item, translation)
        self._items.append(item)
        if table.get("uniqueCount") is not None:
            table.set("uniqueCount", str(len(self._items)))
        for cell in users:
            value = child(cell.element, "x:v")
            if value is not None:
                value.text = str(len(self._items) - 1)

    def _rename(self, cell: Cell, name: str) -> bool:
        """Rename the column of a table whose header the cell is; return whether the cell may be written."""
        header = self._headers.get((cell.sheet, cell.column, cell.row))
        if header is None:
            return True
        if self._is_called(header) or any(_has_name(other, name) for other in header.others):
            return False
        header.element.set("name", encode_name(name))
        self._book.mark_changed(header.part)
        return True

    def _is_called(self, header: Header) -> bool:
        """Return whether a formula calls a column by its name: Table1[Sales], Table1[@Sales]."""
        name = decode(header.element.get("name") or "").replace("'", "").casefold()
        return any(f"{name}]" in formula for formula in self._formulas)

    @cached_property
    def _formulas(self) -> list[str]:
        """Formulas that may call a column; special characters in its name have an apostrophe before them there."""
        return [one.replace("'", "").casefold() for one in column_formulas(self._book, self._main)]


def _value(cell: _Element) -> str:
    value = child(cell, "x:v")
    return "" if value is None else (value.text or "").strip() if cell.get("t") == "s" else value.text or ""


def _has_name(column: _Element, name: str) -> bool:
    return decode(column.get("name") or "").casefold() == name.casefold()
