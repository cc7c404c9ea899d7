"""The titles of link definitions: `[manual]: https://example.org "The manual"`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from loctool.formats.markdown.places import Pieces, Place, Source, collapse, cut, joined
from loctool.model import Segment
from loctool.text.markup.inner import write_inner

_TITLED = re.compile(
    r"""\[(?:[^\[\]\\]|\\.)*\]:\s*(?:<[^<>\n]*>|[^\s<]\S*)\s+(?P<mark>["'(])(?P<title>.*)["')][ \t]*\Z""",
    re.DOTALL,
)


def title_places(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the place of a definition's title, given its lines; a translation is written on one line."""
    if not (found := _TITLED.match(joined(source, pieces))):
        return
    title = cut(pieces, found.start("mark"), found.end("title"))
    start, end = title[0][0] + len(found["mark"]), title[-1][1]
    if words := collapse(found["title"].replace("\n", " ")):
        write = partial(write_inner, mark=found["mark"])
        yield Place(Segment(words, "alt", source.line(start)), start, end, write)
