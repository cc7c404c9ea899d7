"""Pipe tables as pandoc reads them: a pipe within code or mathematics parts no cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from loctool.formats.markdown.places import Pieces, Place, Source, collapse, ends_escaping
from loctool.formats.markdown.tables.columns import guard_row
from loctool.model import Segment

_CHUNK = re.compile(
    r"\\[\s\S]|(?P<ticks>`{1,20}+)(?!`).{1,2000}?(?<!`)(?P=ticks)(?!`)|\$(?=[^\s$])[^$]{0,2000}+(?<=[^\s$\\])\$(?!\d)|\|"
)
"""What is read as one: an escaped character, code, mathematics; or a pipe that parts cells."""
_DELIMITER = re.compile(r"-+:?")
_LOOSE = re.compile(rf"{_CHUNK.pattern}|[`$]")
Writes = tuple[Callable[[str], str], Callable[[str], str]]


def pipe_places(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the cells of a pipe table: the head, the line of hyphens, and the rows."""
    for number, (start, end) in enumerate(pieces):
        if number != 1:
            yield from cells_of_row(source, (start, end), _CHUNK, (_write_first, write_pipe_cell))


def cells_of_row(source: Source, span: tuple[int, int], chunk: re.Pattern[str], writes: Writes) -> Iterator[Place]:
    """Yield the places of the cells of a row, given what is read as one in it, as a pipe that parts cells.

    `writes` are for a cell that no pipe stands before, and for any other.
    """
    start, row = span[0], source.normal[slice(*span)].rstrip()
    pipes = [match.start() for match in chunk.finditer(row) if match[0] == "|"]
    bounds = [*([] if row.lstrip().startswith("|") else [-1]), *pipes, *([] if row.endswith("|") else [len(row)])]
    for low, high in pairwise(bounds):
        cell = row[low + 1 : high]
        if body := cell.strip():
            text = collapse(chunk.sub(lambda match: "|" if match[0] == "\\|" else match[0], body))
            at = start + low + 1 + cell.index(body)
            yield Place(Segment(text, "cell", source.line(at)), at, at + len(body), writes[low >= 0])


def has_loose_marks(text: str) -> bool:
    """Return whether a text has a backtick or dollar sign that begins no code and no mathematics."""
    return any(match[0] in "`$" for match in _LOOSE.finditer(text))


def escape_loose_marks(text: str) -> str:
    """Return a text in which a backtick or dollar sign that begins nothing has a backslash."""
    return _LOOSE.sub(lambda match: "\\" + match[0] if match[0] in "`$" else match[0], text)


def write_pipe_cell(text: str) -> str:
    """Return the Markdown of a cell: one line, without a pipe or the beginning of code that would reach beyond it."""
    line = _CHUNK.sub(lambda match: "\\|" if match[0] == "|" else match[0], escape_loose_marks(text.replace("\n", " ")))
    line = "\\" + line if _DELIMITER.fullmatch(line) else line
    return line + " " if ends_escaping(line) else line


def _write_first(text: str) -> str:
    """Return the Markdown of a cell that no pipe stands before."""
    return guard_row(write_pipe_cell(text))
