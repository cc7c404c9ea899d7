"""A term written at the end of a table, which keeps its encoding, columns, quotation marks and line ends."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from loctool.errors import GlossaryError
from loctool.glossary.io.load import TBX
from loctool.glossary.io.tables import SEPARATOR, UTF16, Layout, cut_table, delimiter_of, table_text
from loctool.model import Status, Term

_LINE_END = re.compile(r"\r\n|\r|\n")


def with_term(path: Path, raw: bytes, term: Term, source_language: str) -> bytes:
    """Return the bytes of a table with a row for a term behind its last one.

    Raises GlossaryError where the file is no table or cannot be read, and where it has no column for what the term has.
    """
    if path.suffix.lower() in TBX:
        raise GlossaryError("is TBX, to which a term is added by the program that made it", path)
    text = table_text(path, raw)
    layout, rows = cut_table(path, text, source_language)
    known = [cells for _, cells in rows]
    cells = _cells(layout, known, term)
    end = found[0] if (found := _LINE_END.search(text)) else "\n"
    first = "" if _LINE_END.fullmatch(text[-1:]) else end
    row = _row(cells, delimiter_of(path, text), is_quoted=_is_quoted(text))
    added = first + row + end
    _check_read_back(layout, text + added, cells, len(known) + 1)
    encoding = {UTF16[0]: "utf-16-le", UTF16[1]: "utf-16-be"}.get(raw[:2], "utf-8")
    return raw + added.encode(encoding)


def _cells(layout: Layout, known: Sequence[Sequence[str]], term: Term) -> list[str]:
    """Return the cells of a term's row. What a table without header says of its languages is taken from a row above."""
    targets = {language: f"{SEPARATOR} ".join(found) for language, found in term.targets.items()}
    values = {layout.source: term.source, **targets, "note": term.note}
    if missing := [name for name, value in values.items() if value and name not in layout.columns]:
        what = "for notes; leave the note out" if missing == ["note"] else f"{missing[0]!r}; add one"
        raise GlossaryError(f"has no column {what}", layout.path)
    if "status" in layout.columns:
        at = layout.columns.index("status")
        says_so = any(cells[at : at + 1] == [str(Status.PREFERRED)] for cells in known)
        values["status"] = str(Status.PREFERRED) if says_so else ""
    if layout.headless:
        values[""] = ""
        last = [*known[-1], "", "", ""]
        return [" ".join((values.get(name, "") if name else last[n]).split()) for n, name in enumerate(layout.columns)]
    seen: set[str] = set()
    cells = []
    for name in layout.columns:  # the second of two columns for notes stays empty
        cells.append("" if not name or name in seen else " ".join(values.get(name, "").split()))
        seen.add(name)
    return cells


def _is_quoted(text: str) -> bool:
    """Return whether all cells of a table's first line are in quotation marks."""
    line = _LINE_END.split(text, maxsplit=1)[0].strip()
    return len(line) > 1 and line[0] == line[-1] == '"'


def _row(cells: Sequence[str], delimiter: str, *, is_quoted: bool) -> str:
    if delimiter == "\t" and not is_quoted:
        return delimiter.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' if _is_odd(cell) else cell for cell in cells)
    file = io.StringIO(newline="")
    csv.writer(
        file, delimiter=delimiter, quoting=csv.QUOTE_ALL if is_quoted else csv.QUOTE_MINIMAL, lineterminator=""
    ).writerow(cells)
    return file.getvalue()


def _is_odd(cell: str) -> bool:
    """Return whether a cell would be read as one in quotation marks."""
    return len(cell) > 1 and cell[0] == cell[-1] == '"'


def _check_read_back(layout: Layout, text: str, cells: list[str], count: int) -> None:
    """Raise GlossaryError if a table with a new row does not read as it should."""
    _, rows = cut_table(layout.path, text, layout.source)
    found = [one for _, one in rows]
    if len(found) != count or found[-1] != cells:
        raise GlossaryError("cannot take this term; write it into the file by hand", layout.path)
