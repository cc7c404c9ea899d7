"""The rows of tables: which part is text, and how a translation is written in a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from functools import partial
from itertools import count, takewhile
from typing import TYPE_CHECKING

from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.edges import find_cell_text
from loctool.formats.markdown.invented import escape_invented
from loctool.formats.markdown.links.completion import complete_references
from loctool.formats.markdown.notes import notes_at_end, notes_within
from loctool.formats.markdown.parser import lines
from loctool.formats.markdown.places import Place, Source, collapse, differing, trim
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
        low, high = start + bounds[number] + 1, start + bounds[number + 1]
        for content in trim(source, [(low, high)]):
            yield from _cell(source, dialect, content, opens_row=number == 0 and not led)


def _cell(source: Source, dialect: Dialect, content: tuple[int, int], opens_row: bool) -> Iterator[Place]:
    """Yield the place of a cell's text and those of the notes and attributes in it, in their order."""
    start, end = content
    whole = source.normal[start:end]
    begin, stop = find_cell_text(whole, dialect)
    former = _text(dialect.cell_trailing_pattern.sub("", whole) if whole.endswith("}") else whole)
    if opens_row and guard_line(former, True, dialect) != former:
        return
    before, inner, after = ((start, start + begin), (start + begin, start + stop), (start + stop, end))
    yield from _beside(source, dialect, before, former)
    if text := _text(whole[begin:stop]):
        write = partial(
            _write_cell,
            source=whole[begin:stop],
            dialect=dialect,
            opens_row=opens_row and not begin,
            behind=source.rest_of_line(inner[1]),
        )
        yield Place(Segment(text, "cell", source.line(start), former=differing(former, text)), *inner, write)
        yield from _within(source, dialect, inner)
    yield from _beside(source, dialect, after, former)


def _text(cell: str) -> str:
    return collapse(cell.replace("\\|", "|"))


def _within(source: Source, dialect: Dialect, span: tuple[int, int]) -> list[Place]:
    """Return the places of the notes and attributes between the words of a cell."""
    found = [*dialect.attribute_texts(source, [span])] if dialect.attribute_texts else []
    if dialect.notes_in_comments:
        found += (_in_cell(note) for note in notes_within(source, [span]))
    return sorted(found, key=lambda place: place.start)


def _beside(source: Source, dialect: Dialect, span: tuple[int, int], former: str) -> Iterator[Place]:
    """Yield the places of the notes and attributes at an end of a cell, which the former text had in it."""
    if span[0] < span[1]:
        for note in notes_at_end(source, dialect, [span]):
            yield _in_cell(note._replace(segment=replace(note.segment, former=note.segment.former or former)))
        if dialect.attribute_texts:
            yield from dialect.attribute_texts(source, [span])


def _in_cell(note: Place) -> Place:
    return note._replace(write=partial(_write_in_cell, note.write))


def _write_completed(text: str, place: Place, labels: Container[str]) -> str:
    return place.write(complete_references(place.segment.text, text, labels))


def _write_cell(text: str, source: str, dialect: Dialect, opens_row: bool, behind: str) -> str:
    return write_cell(escape_invented(text, source), dialect, opens_row, behind)


def _write_in_cell(write: Callable[[str], str], text: str) -> str:
    """Return a note as it is written within a cell, which no pipe may end."""
    return write(text.replace("|", "&#124;"))
