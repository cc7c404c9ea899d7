"""Lines of MDX that are one element with text in it, such as `<summary>More</summary>`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from loctool.formats.markdown.dialects.dialect import Line
from loctool.formats.markdown.dialects.docs.jsx import read_tag, unescape
from loctool.formats.markdown.dialects.docs.loose import escape_loose
from loctool.formats.markdown.dialects.docs.titles import ends_open
from loctool.formats.markdown.html.elements import is_block, is_unknown
from loctool.formats.markdown.html.reader import HtmlReader
from loctool.formats.markdown.places import Pieces, Place, Source


def element_extent(line: Line) -> int:
    """Return 1 for a line that is one element which belongs to no sentence, below which no text goes on; else 0."""
    text, below = (line(0) or "").strip(), (line(1) or "").strip()
    first = read_tag(text, 0)
    if not first or first.kind != "open" or not text.endswith(f"</{first.name}>") or (below and below[0] != "<"):
        return 0
    if not (is_block(first.name.lower()) or is_unknown(first.name.lower())) or "{" in text:
        return 0
    depth, at = 0, 0
    while at >= 0:
        if tag := read_tag(text, at):
            depth += {"open": 1, "close": -1}.get(tag.kind, 0)
            if depth == 0:
                return int(tag.end == len(text))
        at = text.find("<", at + 1)
    return 0


def element_texts(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the texts in such an element."""
    for place in HtmlReader(source, []).places(pieces, "paragraph", 0):
        is_attribute = place.segment.role == "alt"
        yield place._replace(write=partial(_write_value if is_attribute else _write, place.write))


def _write(write: Callable[[str], str], text: str) -> str:
    return ends_open(escape_loose(write(text)))


def _write_value(write: Callable[[str], str], text: str) -> str:
    return write(unescape(text))
