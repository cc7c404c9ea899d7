"""The titles of link definitions: `[manual]: https://example.org "The manual"`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from loctool.formats.markdown.places import Pieces, Place, Source, collapse, cut, joined
from loctool.model import Segment
from loctool.text.markup.inner import write_inner

_TITLED = re.compile(
    r"""\[(?:[^\[\]\\]|\\.)*\]:\s*(?:<[^<>\n]*>|[^\s<]\S*)\s+(?P<mark>["'(])(?P<title>[^\n]*)["')][ \t]*\Z"""
)


def title_places(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the place of a definition's title, given its lines; a title of several lines is left alone."""
    if found := _TITLED.match(joined(source, pieces)):
        [(start, end)] = cut(pieces, *found.span("title")) or [(0, 0)]
        if text := collapse(source.normal[start:end]):
            write = partial(write_inner, mark=found["mark"])
            yield Place(Segment(text, "alt", source.line(start)), start, end, write)
