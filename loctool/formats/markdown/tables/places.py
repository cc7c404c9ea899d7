"""The texts of a table of pandoc: its cells and its caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from loctool.formats.markdown.dialects.common import TRAILING_ATTRIBUTES
from loctool.formats.markdown.dialects.dialect import Line, Read
from loctool.formats.markdown.places import Pieces, Place, Source, collapse, cut, ends_escaping, joined, trim
from loctool.formats.markdown.tables.dashed import read_dashed
from loctool.formats.markdown.tables.drawing import drawn_places
from loctool.formats.markdown.tables.finding import BORDER, CAPTION, Table, find_table
from loctool.formats.markdown.tables.grid import read_grid
from loctool.formats.markdown.tables.pipe import pipe_places
from loctool.model import Segment

_ATTRIBUTES = re.compile(rf"(?:{TRAILING_ATTRIBUTES})\Z")


def table_places(source: Source, pieces: Pieces, read: Read) -> Iterator[Place]:
    """Yield the places of a table and its caption, given their lines; none for the cells of merged ones."""
    pieces = _aligned(source, pieces)
    lines = [source.normal[start:end] for start, end in pieces]
    table = find_table(lambda number: lines[number] if number < len(lines) else None)
    if table is None:
        return
    first, stop = table.caption
    caption = list(_caption(source, pieces[first:stop])) if stop else []
    if stop <= table.start:
        yield from caption
    yield from _cells(source, pieces[table.start : table.stop], lines[table.start : table.stop], table, read)
    if stop > table.start:
        yield from caption


def merged_extent(line: Line) -> int:
    """Return the number of lines of a grid table whose cells cannot be read; 0 for any other block."""
    if not BORDER.match(line(0) or "") or (table := find_table(line)) is None:
        return 0
    lines = [line(number) or "" for number in range(table.start, table.stop)]
    return 0 if read_grid(lines) else table.stop


def _aligned(source: Source, pieces: Pieces) -> Pieces:
    """Return the lines of a block from the column on at which its outermost line begins."""
    filled = [start - source.line_start(start) for start, end in pieces if source.normal[start:end].strip()]
    edge = min(filled, default=0)
    return [(min(start, source.line_start(start) + edge), end) for start, end in pieces]


def _cells(source: Source, pieces: Pieces, lines: list[str], table: Table, read: Read) -> Iterator[Place]:
    if table.kind == "pipe":
        yield from pipe_places(source, pieces)
    elif table.kind == "grid":
        yield from drawn_places(source, pieces, grid, read) if (grid := read_grid(lines)) else ()
    else:
        yield from drawn_places(source, pieces, read_dashed(lines, table), read)


def _caption(source: Source, pieces: Pieces) -> Iterator[Place]:
    pieces = trim(source, pieces)
    content = joined(source, pieces)
    marker, attributes = CAPTION.match(content), _ATTRIBUTES.search(content)
    inner = cut(pieces, marker.end() if marker else 0, attributes.start() if attributes else len(content))
    if text := collapse(joined(source, inner).replace("\n", " ")):
        start, end = inner[0][0], inner[-1][1]
        write = partial(write_caption, has_attributes=attributes is not None)
        yield Place(Segment(text, "paragraph", source.line(start)), start, end, write)


def write_caption(text: str, has_attributes: bool) -> str:
    """Return a caption's text on one line, whose end is neither attributes nor escapes what follows."""
    line = text.replace("\n", " ")
    if match := _ATTRIBUTES.search(line):
        at = match.end() - len(match[0].lstrip())
        line = line[:at] + "\\" + line[at:]
    return line + " " if has_attributes and ends_escaping(line) else line
