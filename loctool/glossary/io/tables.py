"""Glossaries in CSV and TSV: a row a term, its columns named by a header or known by their maker's habit."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from loctool.errors import GlossaryError
from loctool.files import decode, read_bytes
from loctool.glossary.io.columns import guess_columns, is_header, read_header
from loctool.model import Status, Term
from loctool.text.controls import describe_character, unwritable_in_text

SEPARATOR = ";"
"""Between several targets in one cell."""
Row = tuple[int, list[str]]
"""1-based line on which a row begins, and its cells."""
_LINE_END = re.compile(r"\r\n|\r|\n")
TABS = {".tsv", ".tab", ".txt", ".utf8"}
UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""Byte order marks of UTF-16, little-endian and big-endian."""
_NAMED = re.compile(r"sep=(.)\r?\n")
_STATUS = {
    "": Status.PREFERRED, "approved": Status.PREFERRED, "preferredterm": Status.PREFERRED,
    "admittedterm": Status.ADMITTED, "allowed": Status.ADMITTED,
    "deprecated": Status.FORBIDDEN, "superseded": Status.FORBIDDEN, "obsolete": Status.FORBIDDEN,
    "dnt": Status.DO_NOT_TRANSLATE, "read-only": Status.DO_NOT_TRANSLATE, "untranslatable": Status.DO_NOT_TRANSLATE,
    **{status.value: status for status in Status},
}  # fmt: skip
_CASE = {"": False, "no": False, "false": False, "0": False, "yes": True, "true": True, "1": True, "x": True}


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a file."""

    path: Path
    source: str
    """The source language."""
    columns: list[str]
    """What each holds: a language tag, status, note, pos, case, decks, domain, flags, or nothing of interest."""
    headless: bool = False
    """No header tells how many cells a row has; OmegaT leaves out empty comments."""


def read_table(path: Path, source_language: str) -> Iterator[Term]:
    """Yield the terms of a CSV or TSV file. Raises GlossaryError, with the line, if a row is invalid."""
    text = table_text(path, read_bytes(path, GlossaryError))
    if char := unwritable_in_text(text):
        line = len(_LINE_END.findall(text, 0, text.index(char))) + 1
        raise GlossaryError(f"holds {describe_character(char)}, which catalogs cannot hold; delete it", path, line)
    layout, rows = cut_table(path, text, source_language)
    for line, cells in rows:
        yield _term(layout, line, cells)


def cut_table(path: Path, text: str, source_language: str) -> tuple[Layout, Iterator[Row]]:
    """Return the columns of a table, and an iterator over its rows without the header. Raises GlossaryError."""
    rows = _rows(path, text)
    line, cells = next(rows, (1, []))
    columns = None if is_header(cells, source_language) else guess_columns(path, cells, source_language)
    layout = Layout(path, source_language, columns or read_header(path, line, cells, source_language), bool(columns))
    return layout, chain([(line, cells)] if columns else [], rows)


def table_text(path: Path, raw: bytes) -> str:
    """Return a file's text: UTF-8, or UTF-16 as Excel writes it, without the byte order mark. Raises GlossaryError."""
    if raw[:2] not in UTF16:
        return decode(raw, path, GlossaryError).removeprefix("\ufeff")
    try:
        return raw.decode("utf-16")
    except UnicodeError as problem:
        raise GlossaryError("begins as UTF-16 but is none throughout; save it as UTF-8", path) from problem


def delimiter_of(path: Path, text: str) -> str:
    """Return what stands between the cells of a table: a tab, a comma or a semicolon, or what Excel's sep= names."""
    named = _NAMED.match(text)
    lines = (text[named.end(1) :] if named else text).splitlines()
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    if path.suffix.lower() in TABS or ("\t" in first and "," not in first):
        return "\t"
    return named[1] if named else ";" if ";" in first and "," not in first else ","


def _rows(path: Path, text: str) -> Iterator[Row]:
    """Yield the rows that are not empty; comments (#) before the first one are OmegaT's, sep=; in line 1 is Excel's."""
    named, delimiter = _NAMED.match(text), delimiter_of(path, text)
    text = text[named.end(1) :] if named else text
    tabs = delimiter == "\t"
    for line, cells in _tab_rows(text) if tabs else _csv_rows(path, text, delimiter):
        stripped = [cell.strip() for cell in cells]
        if any(stripped) and not (cells[0].startswith("#") and (tabs or len(cells) == 1)):
            yield line, stripped


def _tab_rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(_LINE_END.split(text), 1):
        yield number, [_unquoted(cell) for cell in line.split("\t")]


def _unquoted(cell: str) -> str:
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if quoted else cell


def _csv_rows(path: Path, text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    begin = 1
    try:
        for row in reader:
            yield begin, row
            begin = reader.line_num + 1
    except csv.Error as problem:
        raise GlossaryError(f"is not valid CSV: {problem}; mend the quotation marks", path, begin) from problem


def _term(layout: Layout, line: int, cells: list[str]) -> Term:
    row = _named(layout, line, cells)
    source = row.pop(layout.source, "")
    extra = {name: row.pop(name, "") for name in ("status", "note", "pos", "case", "decks", "domain", "flags")}
    if not source:
        raise GlossaryError(f"the column {layout.source!r} is empty; write the term or drop the row", layout.path, line)
    status = _status(layout.path, line, extra["status"] or extra["flags"], strict=bool(extra["status"]))
    targets = {language: split for language, cell in row.items() if (split := _split(cell))}
    if not targets and status is not Status.DO_NOT_TRANSLATE:
        message = f"{source!r} has no target; write one, or the status do-not-translate"
        raise GlossaryError(message, layout.path, line)
    case = _CASE.get(extra["case"].lower())
    if case is None:
        raise GlossaryError(f"{extra['case']!r} in the column case; write yes or no", layout.path, line)
    return Term(
        source, targets, status, extra["note"], layout.path.as_posix(), line,
        extra["pos"], case, _split(extra["decks"]), extra["domain"],
    )  # fmt: skip


def _named(layout: Layout, line: int, cells: list[str]) -> dict[str, str]:
    """Return a row's cells by what they hold, the empty ones left out; several notes become one."""
    if layout.headless and len(cells) in (2, 3):
        cells = [*cells, "", ""][: len(layout.columns)]
    if len(cells) != len(layout.columns):
        what = "too few" if len(cells) < len(layout.columns) else "too many"
        hint = "write empty cells too" if what == "too few" else "put texts with commas in quotation marks"
        message = f"has {len(cells)} columns, {what} for the header's {len(layout.columns)}; {hint}"
        raise GlossaryError(message, layout.path, line)
    row: dict[str, str] = {}
    for column, cell in zip(layout.columns, cells, strict=True):
        if column and cell:
            row[column] = f"{row[column]}; {cell}" if column in row else cell
    return row


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(SEPARATOR) if part.strip())


def _status(path: Path, line: int, word: str, strict: bool) -> Status:
    """Return the status that a cell names; Weblate's flags (terminology, forbidden) need not name any."""
    for part in [word] if strict else re.split(r"[,\s]+", word):
        if (found := _STATUS.get(re.sub(r"[\s_]+", "-", part.lower()))) is not None:
            return found
    if strict:
        raise GlossaryError(f"unknown status {word!r}; use one of {', '.join(Status)}", path, line)
    return Status.PREFERRED
