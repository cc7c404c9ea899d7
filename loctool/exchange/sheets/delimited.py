"""CSV for spreadsheets: UTF-8 with a byte order mark; read as Excel and LibreOffice save it, too."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from pathlib import Path

from loctool.errors import CatalogError
from loctool.exchange.sheets.returned import ROWS_ABOVE, Line, is_heading, read_rows
from loctool.exchange.sheets.rows import headings, rows_of
from loctool.exchange.units import Bundle, ReturnedBundle
from loctool.files import decode, read_bytes

_DELIMITERS = ",;\t"
_RISKY = re.compile("[=+\\-@\t\r\n＝＋－＠0-9]|(?:true|false|wahr|falsch|истина|ложь)\\Z", re.IGNORECASE)
"""Beginning of what a spreadsheet would calculate, and of what it may take for a number; its words for yes and no."""
_SHORT = 24
"""Characters of a text that a spreadsheet may take for a date if it has a digit: März 2024."""
_LARGEST_CELL = 1 << 20


def write(bundles: Sequence[Bundle]) -> bytes:
    """Return a CSV file of one bundle. Raises ValueError for several: their rows would not tell them apart."""
    (bundle,) = bundles
    writer = csv.writer(written := StringIO(newline=""))
    *titles, path = headings(bundle)
    writer.writerow([*titles, guard(path)])
    for slide, *texts, id_, base in rows_of(bundle):
        shown = slide if slide[:1].isdigit() else guard(slide)
        writer.writerow([shown, *map(guard, texts), id_, base])
    return written.getvalue().encode("utf-8-sig")


def guard(text: str) -> str:
    """Return a text behind an apostrophe, if a spreadsheet would calculate it or take it for a number or a date."""
    is_long = len(text) > _SHORT and text[0] in "0123456789"
    return f"'{text}" if _may_be_value(text) and not is_long else text


def unguard(text: str) -> str:
    """Return a text without the apostrophe that keeps it a text."""
    return text[1:] if text.startswith("'") and _may_be_value(text) else text


def _may_be_value(text: str) -> bool:
    """Return whether a text, without apostrophes before it, may be guarded."""
    bare = text.lstrip("'")
    return _RISKY.match(bare) is not None or (len(bare) <= _SHORT and any(map(str.isdigit, bare)))


def read(path: Path) -> list[ReturnedBundle]:
    """Return what a CSV file brings back; its delimiter is a comma, a semicolon or a tab.

    Raises CatalogError for a file that is not ours, is neither UTF-8 nor UTF-16, or has wrong quotation marks.
    """
    text = _text_of(path)
    delimiter = next((one for one in _DELIMITERS if _is_delimiter(text, one)), None)
    try:
        found = read_rows(_lines(text, delimiter, path)) if delimiter else None
    except CatalogError as problem:
        raise CatalogError(problem.message, path, problem.line) from problem
    if found is None:
        raise CatalogError("is no sheet that `loctool export` wrote; its last two columns are needed", path)
    return [found]


def _text_of(path: Path) -> str:
    raw = read_bytes(path, CatalogError)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError as problem:
            raise CatalogError("is not UTF-16, though it begins so; save it as CSV in UTF-8", path) from problem
    try:
        return decode(raw, path, CatalogError).removeprefix("\ufeff")
    except CatalogError as problem:
        raise CatalogError("is not UTF-8; save it again as “CSV UTF-8”", path, problem.line) from problem


def _is_delimiter(text: str, delimiter: str) -> bool:
    """Return whether one of the first rows has our headings, if it is cut at a delimiter."""
    try:
        return any(map(is_heading, islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), ROWS_ABOVE + 1)))
    except csv.Error:
        return False


def _lines(text: str, delimiter: str, path: Path) -> Iterator[Line]:
    csv.field_size_limit(max(_LARGEST_CELL, csv.field_size_limit()))
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(rows, 1):
            yield Line(f"row {number}", [*map(unguard, row)])
    except csv.Error as problem:
        raise CatalogError(
            f"has a row with wrong quotation marks ({problem}); save it again", path, rows.line_num
        ) from problem
