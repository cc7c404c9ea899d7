"""What a block's text begins and ends with that is no text: comments and the dialect's syntax."""

from __future__ import annotations

from typing import NamedTuple

from loctool.formats.markdown.comments import leading_end, trailing_start
from loctool.formats.markdown.dialects.dialect import Dialect

_LONGEST = 2000
"""Characters that syntax at the end of a text may have. It has a limit, as thousands of them are searched each."""


class Edges(NamedTuple):
    """Where the text of a block begins and ends, in the block's content."""

    begin: int
    stop: int
    former_begin: int
    """Without comments, but with the dialect's syntax."""
    former_stop: int


def find_text(content: str, dialect: Dialect, heading: bool = False) -> Edges:
    """Return where the text of a block is, without comments and syntax at its ends."""
    begin = former_begin = leading_end(content)
    while (match := dialect.leading_pattern.match(content, begin)) and match.end() > begin:
        begin = leading_end(content, match.end())
    stop = trailing_start(content, begin)
    former_stop = stop if begin == former_begin else trailing_start(content, former_begin)
    trailing = dialect.heading_trailing_pattern if heading else dialect.trailing_pattern
    while (match := trailing.search(content, max(begin, stop - _LONGEST), stop)) and match.start() < stop:
        stop = trailing_start(content[: match.start()], begin)
    if dialect.unwrap:
        begin, stop = dialect.unwrap(content, begin, stop)
    return Edges(begin, stop, former_begin, former_stop)


def find_cell_text(content: str, dialect: Dialect) -> tuple[int, int]:
    """Return where the text of a table's cell begins and stops, without comments and syntax at its ends."""
    begin = leading_end(content)
    stop = trailing_start(content, begin)
    while content.endswith("}", begin, stop):
        match = dialect.cell_trailing_pattern.search(content, max(begin, stop - _LONGEST), stop)
        if not match:
            break
        stop = trailing_start(content[: match.start()], begin)
    return begin, stop
