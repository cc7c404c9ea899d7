"""The rows of tables: which part is text, and how a translation is written in a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from functools import partial
from itertools import count, takewhile
from typing import TYPE_CHECKING

from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.invented import escape_invented
from loctool.formats.markdown.links.completion import complete_references
from loctool.formats.markdown.notes import notes_within
from loctool.formats.markdown.parser import lines
from loctool.formats.markdown.places import Place, Source, collapse
from loctool.formats.markdown.writing import guard_line, write_cell
from loctool.model import Segment

if TYPE_CHECKING:
    from markdown_it.token import Token

_PIPE = re.compile(r"(?<!\\)\|")
"""A pipe parts two cells unless a backslash is directly before it, whatever is before that (GitHub's rule)."""
_ANY_PIPE = re.compile(r"\|")


def row_places(
    source: Source, dialect: Dialect, tokens: list[Token], index: int, labels: Container[str]
) -> Iterator[Place]:
    """Yield the places of the cells of the row that begins at `tokens[index]`; empty cells have none.

    A head without a pipe between cells is left alone: a translation might leave no table.
    """
    [(start, end)] = lines(tokens[index])
    row = takewhile(lambda other: other.type != "tr_close", (tokens[number] for number in count(index)))
    columns = sum(other.type == "inline" for other in row)
    if tokens[index - 1].type != "thead_open" or _PIPE.search(source.normal, start, end):
        for place in _cells(source, dialect, (start, end), columns):
            write = partial(_write_completed, place=place, labels=labels)
            yield place._replace(write=write) if place.segment.role == "cell" else place


def _cells(source: Source, dialect: Dialect, line: tuple[int, int], columns: int) -> Iterator[Place]:
    """Yield the places of a row's cells, as many as readers see of them; empty cells have none.

    Nor has a first cell that looks like another block's beginning (`- a | b`): a block above may end because of it.
    """
    start, end = line
    row = source.normal[start:end]
    bounds = [-1, *(match.start() for match in (_ANY_PIPE if dialect.loose_rows else _PIPE).finditer(row)), len(row)]
    if not row[: bounds[1]].strip() and len(bounds) > 2:
        del bounds[0]
    led = bounds[0] >= 0
    for number in range(len(bounds) - 1 if dialect.loose_rows else min(columns, len(bounds) - 1)):
        low, high = bounds[number] + 1, bounds[number + 1]
        cell = row[low:high]
        body = cell.strip()
        body = dialect.cell_trailing_pattern.sub("", body) if body.endswith("}") else body
        text = collapse(body.replace("\\|", "|"))
        opens_row = number == 0 and not led
        if text and not (opens_row and guard_line(text, True, dialect) != text):
            at = start + low + len(cell) - len(cell.lstrip())
            write = partial(
                _write_cell, source=body, dialect=dialect, opens_row=opens_row, before_pipe=cell.endswith(body)
            )
            yield Place(Segment(text, "cell", source.line(at)), at, at + len(body), write)
            for note in notes_within(source, [(at, at + len(body))]) if dialect.notes_in_comments else ():
                yield note._replace(write=partial(_write_in_cell, note.write))
            if dialect.attribute_texts:
                yield from dialect.attribute_texts(source, [(at, at + len(body))])


def _write_completed(text: str, place: Place, labels: Container[str]) -> str:
    return place.write(complete_references(place.segment.text, text, labels))


def _write_cell(text: str, source: str, dialect: Dialect, opens_row: bool, before_pipe: bool) -> str:
    return write_cell(escape_invented(text, source), dialect, opens_row, before_pipe)


def _write_in_cell(write: Callable[[str], str], text: str) -> str:
    """Return a note as it is written within a cell, which no pipe may end."""
    return write(text.replace("|", "&#124;"))
