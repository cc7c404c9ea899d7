"""Where the characters of a text are in the lines of its .po file."""

from __future__ import annotations

import re
from typing import NamedTuple

from loctool.catalog.syntax.grammar import parse
from loctool.catalog.syntax.lexer import STRING, lines_of
from loctool.catalog.syntax.strings import unescape

_PIECE = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]+))+|\\.|[^\\]")
"""A character of a string, or what is written for one."""


class Region(NamedTuple):
    """A part of a file; lines and columns count from 1, a column is a character."""

    line: int
    column: int
    end_line: int
    end_column: int
    """The column behind the last character."""


def find_region(lines: str, part: str, text: str, span: tuple[int, int]) -> Region | None:
    """Return where a span of a text is in the lines of its entry; line 1 is the entry's first.

    `part` is the text's keyword, such as "msgstr[0]". A span without characters is shown by a neighbouring one. None if
    the place is not certain: two parts on one line, or escapes of bytes in several pieces.
    """
    parsed = parse(lines)[0][0]
    rows = parsed.parts().get(part)
    if rows is None:
        return None
    first = 1 + next(number for name, number in parsed.begins if name == part)
    places, read = _read_places(lines_of(rows), first)
    if read != text or not places:
        return None
    start = min(span[0], len(places) - 1)
    end = min(max(span[1], start + 1), len(places))
    return Region(*places[start][:2], *places[end - 1][2:])


def _read_places(rows: list[str], first: int) -> tuple[list[Region], str]:
    """Return the place of each character of a part, and its text."""
    places: list[Region] = []
    text = ""
    for number, row in enumerate(rows, first):
        for string in STRING.finditer(row):
            for piece in _PIECE.finditer(string[1]):
                char = unescape(piece[0])
                start = string.start(1) + 1
                places += [Region(number, start + piece.start(), number, start + piece.end())] * len(char)
                text += char
    return places, text
