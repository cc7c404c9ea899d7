"""Glossary files: CSV in UTF-8 with a column for each language, a status and a note."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from loctool.errors import GlossaryError
from loctool.files import read_text
from loctool.model import Status, Term

SEPARATOR = ";"
"""Stands between several targets in one cell."""


def load(paths: Iterable[Path], source_language: str) -> list[Term]:
    """Return the terms of all files, in order.

    The first row names the columns: language tags, `status` (preferred, admitted, forbidden or do-not-translate; empty
    is preferred) and `note`. Raises GlossaryError, with the line, for what cannot be understood.
    """
    return [term for path in paths for term in _terms(path, source_language)]


def _terms(path: Path, source_language: str) -> Iterator[Term]:
    text = read_text(path, GlossaryError).removeprefix("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        languages = _languages(path, header, source_language)
        for row in reader:
            if any(cell.strip() for cell in row):
                yield _term(
                    path,
                    reader.line_num,
                    dict(zip(header, _checked(path, reader.line_num, row, header), strict=True)),
                    languages,
                )
    except csv.Error as problem:
        raise GlossaryError(
            f"is not valid CSV: {problem}; mend the quotation marks", path, reader.line_num
        ) from problem


def _languages(path: Path, header: list[str], source_language: str) -> tuple[str, ...]:
    """Return the source language and the target languages of a header row, source first."""
    languages = [column for column in header if column not in ("status", "note")]
    if len(set(header)) < len(header):
        raise GlossaryError(f"a column stands twice in the header: {','.join(header)}", path, 1)
    if source_language not in languages:
        raise GlossaryError(f"no column {source_language!r}; begin with a header such as de,en,ru,status,note", path, 1)
    if unknown := [
        c for c in languages if not (c and c.replace("_", "").replace("@", "").isalpha() and 2 <= len(c) <= 12)
    ]:
        raise GlossaryError(f"{unknown[0]!r} is no column: use language tags, status and note", path, 1)
    return (source_language, *(language for language in languages if language != source_language))


def _checked(path: Path, line: int, row: list[str], header: list[str]) -> list[str]:
    if len(row) != len(header):
        what = "too few" if len(row) < len(header) else "too many"
        hint = "write empty cells too" if len(row) < len(header) else "put texts with commas in quotation marks"
        raise GlossaryError(f"has {len(row)} columns, {what} for the header's {len(header)}; {hint}", path, line)
    return [cell.strip() for cell in row]


def _term(path: Path, line: int, cells: dict[str, str], languages: tuple[str, ...]) -> Term:
    source, *others = languages
    if not cells[source]:
        raise GlossaryError(f"the column {source!r} is empty; write the term or drop the row", path, line)
    try:
        status = Status(cells.get("status") or Status.PREFERRED)
    except ValueError:
        known = ", ".join(Status)
        raise GlossaryError(f"unknown status {cells['status']!r}; use one of {known}", path, line) from None
    targets = {
        language: tuple(target.strip() for target in cells[language].split(SEPARATOR) if target.strip())
        for language in others
        if cells[language]
    }
    if not targets and status is not Status.DO_NOT_TRANSLATE:
        raise GlossaryError(f"{cells[source]!r} has no target; write one, or the status do-not-translate", path, line)
    return Term(cells[source], targets, status, cells.get("note", ""), str(path), line)
