"""Excel workbooks: a sheet a deck, read and written by openpyxl."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from loctool.errors import CatalogError
from loctool.exchange.sheets.looks import lay_out
from loctool.exchange.sheets.returned import Line, read_rows
from loctool.exchange.sheets.rows import headings, rows_of
from loctool.exchange.units import Bundle, ReturnedBundle
from loctool.files import read_bytes

_LONGEST_NAME = 31
_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
"""Characters that names of sheets cannot have."""
_UNWRITABLE = "\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff"
"""Characters that XML cannot hold, or would read as another one."""
_TO_ESCAPE = re.compile(f"[{_UNWRITABLE}]|_(?=x[0-9A-Fa-f]{{4}}_)")
_ESCAPED = re.compile(
    r"_x(00[01][0-9A-Fa-f]|[Dd][89A-Fa-f][0-9A-Fa-f]{2}|[Ff]{3}[EFef])_|_x005[Ff]_(?=x[0-9A-Fa-f]{4}_)"
)
"""What is read as an escape: LibreOffice does not escape what only looks like one."""
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_LAST_ROW = 1 << 20
"""Of a sheet; a row that a broken file numbers higher would bring as many empty ones."""
_LARGEST = 1 << 29
"""Bytes of all parts of a workbook that is read, inflated."""


def write(bundles: Sequence[Bundle]) -> bytes:
    """Return a workbook with a sheet for each bundle; the same bundles give the same bytes."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for bundle in bundles:
        sheet = workbook.create_sheet(_sheet_name(bundle.name, workbook.sheetnames))
        for row, cells in enumerate([headings(bundle), *rows_of(bundle)], 1):
            for column, text in enumerate(cells, 1):
                cell = sheet.cell(row, column)
                cell.value = escape(text)
                cell.data_type = "s"  # also where it begins with "="
        lay_out(sheet, bundle)
    workbook.save(written := BytesIO())
    return _finish(written)


def _sheet_name(name: str, taken: Iterable[str]) -> str:
    """Return a name that Excel takes for a sheet, and that no other one has."""
    clean = _IN_NAMES.sub("-", name).strip("'")[:_LONGEST_NAME] or "deck"
    known, number, found = {one.casefold() for one in taken} | {"history"}, 1, clean
    while found.casefold() in known:
        number += 1
        found = f"{clean[: _LONGEST_NAME - 1 - len(str(number))]}-{number}"
    return found


def escape(text: str) -> str:
    """Return a text as a workbook has it: what XML cannot hold is `_xHHHH_`."""
    return _TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescape(text: str) -> str:
    """Return the text that a workbook's text stands for."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else "_", text)


def _finish(written: BytesIO) -> bytes:
    """Return a workbook that does not say when it was made, and whose rows grow with their texts.

    openpyxl calls every height fixed that is set.
    """
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(result := BytesIO(), "w", zipfile.ZIP_DEFLATED) as file:
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            if name.startswith("xl/worksheets/"):
                content = _FIXED_HEIGHT.sub(rb"\g<1>", content)
            file.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def read(path: Path) -> list[ReturnedBundle]:
    """Return what a workbook brings back; sheets that are not ours are left aside.

    Raises CatalogError for a file that is no workbook or has no sheet of ours, and for a sheet without its columns.
    """
    try:
        found = [one for sheet, lines in _sheets(path) if (one := _bundle(sheet, lines))]
    except CatalogError as problem:
        raise CatalogError(problem.message, path) from problem
    if not found:
        raise CatalogError("has no sheet that `loctool export` wrote; its hidden columns are needed", path)
    return found


def _bundle(sheet: str, lines: Iterable[Line]) -> ReturnedBundle | None:
    try:
        return read_rows(lines)
    except CatalogError as problem:
        raise CatalogError(f"sheet {sheet}: {problem.message}") from problem


def _sheets(path: Path) -> list[tuple[str, list[Line]]]:
    """Return the name and the rows of each sheet, without empty rows.

    Cells are read as they come: a single one far below or far to the right would else bring billions of empty ones.
    """
    from openpyxl import load_workbook

    raw = BytesIO(read_bytes(path, CatalogError))
    try:
        with zipfile.ZipFile(raw) as archive:
            if sum(one.file_size for one in archive.infolist()) > _LARGEST:
                raise CatalogError("inflates to more than 512 MB, so it is no workbook of ours", path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles, which are not needed
            workbook = load_workbook(raw, read_only=True)
            return [(sheet.title, [*_lines(sheet)]) for sheet in workbook.worksheets]
    except CatalogError:
        raise
    except Exception as problem:  # openpyxl raises whatever the parts of a broken file bring about
        raise CatalogError("is no workbook that can be read; save it again as .xlsx", path) from problem


def _lines(sheet: Any) -> Iterator[Line]:
    """Yield the rows of a sheet that are not empty."""
    sheet.reset_dimensions()  # some programs say that a sheet is larger than it is
    for number, cells in enumerate(islice(sheet.iter_rows(), _LAST_ROW), 1):
        if any(cell.value is not None for cell in cells):
            yield Line(f"sheet {sheet.title}, row {number}", [*map(_text, cells)])


def _text(cell: Any) -> str | None:
    """Return the text of a cell, None if it has a number, a date, a truth, an error or a formula."""
    if cell.value is None:
        return ""
    is_text = isinstance(cell.value, str) and cell.data_type not in ("f", "e")
    return unescape(cell.value) if is_text else None
