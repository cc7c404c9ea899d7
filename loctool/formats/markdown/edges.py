"""What a block's text begins and ends with that is no text: comments and the dialect's syntax."""

from __future__ import annotations

from loctool.formats.markdown.comments import leading_end, trailing_start
from loctool.formats.markdown.dialects.dialect import Dialect


def find_text(content: str, dialect: Dialect) -> tuple[int, int]:
    """Return where the text of a block begins and ends, without comments and syntax at its ends."""
    begin = leading_end(content)
    while (match := dialect.leading_pattern.match(content, begin)) and match.end() > begin:
        begin = leading_end(content, match.end())
    stop = trailing_start(content, begin)
    while (match := dialect.trailing_pattern.search(content, begin, stop)) and match.start() < stop:
        stop = trailing_start(content[: match.start()], begin)
    return begin, stop
