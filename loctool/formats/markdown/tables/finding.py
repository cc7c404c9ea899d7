"""Where a table of pandoc begins and ends, with its caption."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from loctool.formats.markdown.dialects.block_rule import Line, lines_up_to

Kind = Literal["pipe", "simple", "multiline", "grid"]

CAPTION = re.compile(r" {0,3}(?:[Tt]able:|:(?![^\w\s]))[ \t]*(?=\S)")
"""What a caption begins with."""
DASHES = re.compile(r" {0,3}-+(?:[ \t]+-+)*[ \t]*$")
BORDER = re.compile(r" {0,3}\+(?:[-=:]+\+)+[ \t]*$")
_DELIMITERS = re.compile(r" {0,3}(?=[^|+\n]*[|+])\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_OTHER_BLOCK = re.compile(r" {0,3}(?:[-+*][ \t]|#|`{3}|~{3}|:{3}| {4})")
_MOST_LINES = 500
"""Lines of a table whose end is looked for."""


class Table(NamedTuple):
    """A table, its lines and those of its caption: from one number to before another one."""

    kind: Kind
    start: int
    stop: int
    caption: tuple[int, int] = (0, 0)
    headless: bool = True

    @property
    def end(self) -> int:
        """The line behind the table and its caption."""
        return max(self.stop, self.caption[1])


def find_table(line: Line) -> Table | None:
    """Return the table, or the caption above it, that begins on the first line."""
    first = line(0) or ""
    if CAPTION.match(first):
        stop = _end(line, 0, str.strip)
        found = _find_body(line, _end(line, stop, _is_blank))
        return found._replace(caption=(0, stop)) if found else None
    if (found := _find_body(line, 0)) is None:
        return None
    below = _end(line, found.stop, _is_blank)
    if CAPTION.match(line(below) or ""):
        return found._replace(caption=(below, _end(line, below, str.strip)))
    return found


def table_extent(line: Line) -> int:
    """Return the number of lines of the table that begins on the first line; 0 for none."""
    found = find_table(line)
    return found.end if found else 0


def _find_body(line: Line, at: int) -> Table | None:
    """Return the table on a line, in pandoc's order."""
    first = line(at) or ""
    if BORDER.match(first):
        return Table("grid", at, _end(line, at, _is_in_grid))
    if DASHES.match(first):
        return next(_dashed(line, at), None)
    second = line(at + 1) or ""
    if "|" in first and not _OTHER_BLOCK.match(first) and _DELIMITERS.match(second):
        return Table("pipe", at, _end(line, at + 2, lambda row: "|" in row), headless=False)
    if DASHES.match(second) and len(second.split()) > 1 and first.strip() and not _OTHER_BLOCK.match(first):
        stop = _rows_end(line, at + 2)
        return Table("simple", at, stop, headless=False) if stop > at + 2 else None
    return None


def _dashed(line: Line, at: int) -> Iterator[Table]:
    """Yield the tables that a line of dashes may begin."""
    columns = _end(line, at + 1, lambda row: bool(row.strip()) and not DASHES.match(row))
    if columns == at + 1:
        return
    if DASHES.match(line(columns) or ""):
        if not _is_blank(line(columns + 1)) and (end := _footer(line, columns + 2)):
            yield Table("multiline", at, end, headless=False)
        yield Table("simple", at, columns + 1)
    if end := _footer(line, at + 1):
        yield Table("multiline", at, end)


def _footer(line: Line, at: int) -> int:
    """Return the line behind the dashes that end a table; 0 where there are none."""
    return lines_up_to(line, DASHES.match, at, at + _MOST_LINES)


def _rows_end(line: Line, at: int) -> int:
    """Return the line behind the rows of a simple table, and behind the dashes that may end it."""
    while not _is_blank(text := line(at)):
        at += 1
        if DASHES.match(text or ""):
            return at
    return at


def _end(line: Line, at: int, goes_on: Callable[[str], object]) -> int:
    """Return the first line from one on that does not go on."""
    while (text := line(at)) is not None and goes_on(text):
        at += 1
    return at


def _is_in_grid(text: str) -> bool:
    return text.lstrip(" ").startswith(("|", "+"))


def _is_blank(text: str | None) -> bool:
    return text is None or not text.strip()
