"""Tables as kramdown reads them: lines with pipes between blank lines, whose delimiter row may be missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.formats.markdown.dialects.dialect import Line
from loctool.formats.markdown.dialects.jekyll.liquid import TEMPLATE, include_places
from loctool.formats.markdown.places import Pieces, Place, Source, ends_escaping, entity
from loctool.formats.markdown.tables.pipe import cells_of_row

_CHUNK = re.compile(
    rf"{TEMPLATE}|\\[\s\S]|(?P<ticks>`{{1,20}}+)(?!`).{{1,2000}}?(?<!`)(?P=ticks)(?!`)|\$\$[^$\n]{{1,2000}}\$\$|\|"
)
"""What is read as one: a tag, an escaped character, code, mathematics; or a pipe that parts cells."""
_LOOSE = re.compile(rf"{_CHUNK.pattern}|`")
_AS_ENTITY = {"`": "&#96;", "\\`": "&#96;", "\\<": "&lt;"}
"""kramdown looks for code and tags in a row before it reads backslashes."""
_DELIMITERS = re.compile(r"[ \t]*[|+]?[ \t]*:?[-=][-=+|: \t]*$")
_END = re.compile(r"[ \t]*(?:$|\{:|\^[ \t]*$)")
_LIST = re.compile(r"(?:[*+-]|\d+\.)[ \t]|[#>]|:[ \t]|`{3}|~{3}")
_SIGNS = re.compile(r"[-=+: \t]+")
"""A cell that could be one of a row of delimiters."""
_MOST_LINES = 2000


def table_extent(line: Line) -> int:
    """Return how many lines a table has: all up to the end of the block have a pipe, or it is none."""
    number = 0
    while number < _MOST_LINES and (text := line(number)) is not None and not _END.match(text):
        if not _is_row(text):
            return 0
        number += 1
    return number


def _is_row(text: str) -> bool:
    return "|" in text and not _LIST.match(text) and any(chunk[0] == "|" for chunk in _CHUNK.finditer(text))


def row_places(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the cells of a table, and of the texts in their tags."""
    for start, end in pieces:
        if not _DELIMITERS.match(source.normal[start:end].rstrip()):
            for cell in cells_of_row(source, (start, end), _CHUNK, (write_first, _write_cell)):
                yield cell
                yield from include_places(source, [(cell.start, cell.end)])


def _write_cell(text: str) -> str:
    """Return the Markdown of a cell: one line without a pipe, or with it within code."""
    line = _LOOSE.sub(lambda chunk: _AS_ENTITY.get(chunk[0], chunk[0]), escape_pipes(text.replace("\n", " ")))
    line = entity(line) if _SIGNS.fullmatch(line) else line
    return line + " " if ends_escaping(line) else line


def write_first(text: str) -> str:
    """Return the Markdown of a cell that no pipe stands before, or of a line, so that it begins no other block."""
    line = _write_cell(text)
    return "\\" + line if re.match(r"[#<>*+:=`~{[-]", line) else re.sub(r"^(\d+)\.", r"\1\\.", line)


def escape_pipes(text: str) -> str:
    """Return a text whose pipes outside code, mathematics and tags are no pipes of a table."""
    return _CHUNK.sub(lambda chunk: "&#124;" if chunk[0] == "|" else chunk[0], text)
