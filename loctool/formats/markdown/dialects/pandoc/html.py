"""HTML in pandoc's Markdown: there is Markdown between the tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from html import escape, unescape

from loctool.formats.markdown.dialects.dialect import BlockRule, Read
from loctool.formats.markdown.places import Pieces, Place, Source, collapse, ends_escaping
from loctool.formats.markdown.rules.prefixes import continuation
from loctool.model import Segment

_NAMES = (
    "address article aside blockquote body button canvas caption center col colgroup dd details dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main menu meta nav"
    " noframes ol optgroup option output p pre script section select style summary table tbody td textarea tfoot th"
    " thead title tr ul"
).replace(" ", "|")
_ATTRIBUTES = r"""(?:\s(?:[^<>"'\n]|"[^"\n]*"|'[^'\n]*')*)?"""
BLOCK_TAG = rf"</?(?i:{_NAMES}){_ATTRIBUTES}/?>"
"""A tag that never stands within a paragraph."""
_ANY_TAG = rf"</?[A-Za-z][\w:-]*{_ATTRIBUTES}/?>"
_BLOCK_TAG = re.compile(BLOCK_TAG)
_OPENING = re.compile(r"<(?i:div|aside|section|details)\b")
_CLOSING = re.compile(r"</(?i:div|aside|section|details)\b")
_SAID = re.compile(
    r"""(?<=[\s"'])(?P<key>(?i:alt|title|aria-label|placeholder|label|summary))\s*=\s*(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)')"""
)
_NOTES = re.compile(r"""\bclass\s*=\s*(?:"[^"]*\bnotes\b|'[^']*\bnotes\b|notes\b)""")


def _section(text: str) -> str | None:
    """Return what a line of tags does with a section: pandoc's notes may stand in a div or an aside."""
    change = len(_OPENING.findall(text)) - len(_CLOSING.findall(text))
    if change > 0:
        return "note" if _NOTES.search(text) else ""
    return "end" if change < 0 else None


def tag_places(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the texts in the attributes of the tags on the lines of a block."""
    for start, end in pieces:
        for match in _SAID.finditer(source.normal, start, end):
            name = match.lastgroup or "double"
            if text := collapse(unescape(match[name])):
                segment = Segment(text, "alt" if match["key"].lower() == "alt" else "metadata", source.line(start))
                yield Place(segment, *match.span(name), _write_attribute)


def _write_attribute(text: str) -> str:
    return escape(text.replace("\n", " "))


def runs(source: Source, pieces: Pieces, read: Read) -> Iterator[Place]:
    """Yield the places of the Markdown between the tags of a line."""
    yield from sorted([*tag_places(source, pieces), *_runs(source, pieces, read)], key=lambda place: place.start)


def _runs(source: Source, pieces: Pieces, read: Read) -> Iterator[Place]:
    for start, end in pieces:
        begin = start
        for tag in [*_BLOCK_TAG.finditer(source.normal, start, end), None]:
            yield from places_of(source, start, (begin, tag.start() if tag else end), read)
            begin = tag.end() if tag else end


def places_of(
    source: Source, start: int, span: tuple[int, int], read: Read, role: str = "paragraph"
) -> Iterator[Place]:
    """Yield the places of the Markdown in a part of a line that begins at the offset `start`."""
    begin, end = span
    text = source.normal[begin:end]
    for place in read(text, role) if text.strip() else ():
        segment = replace(place.segment, line=source.line(begin))
        write = partial(_write, write=place.write, prefix=continuation(source, start))
        yield place._replace(segment=segment, start=place.start + begin, end=place.end + begin, write=write)


def _write(text: str, write: Callable[[str], str], prefix: str) -> str:
    written = write(text).replace("\n", "\n" + prefix)
    return written + " " if ends_escaping(written) else written


HTML_RULES = (
    BlockRule(rf"(?:{BLOCK_TAG}[ \t]*)+$", texts=tag_places, section=_section),
    BlockRule(rf"{BLOCK_TAG}[^\n]*{BLOCK_TAG}[ \t]*$", nested=runs),
    BlockRule(rf"</?(?i:{_NAMES})\b[^<>\n]*$", closes=r">[ \t]*$", texts=tag_places, section=_section),
    BlockRule(BLOCK_TAG, extent=lambda _: 0),
    BlockRule(rf"(?:{_ANY_TAG}[ \t]*)+$(?=\n[ \t>]*$|\n?\Z)", interrupts=False, texts=tag_places),
)
"""Lines of tags alone, lines between tags, a tag of several lines, one that ends a paragraph, tags that stand alone."""
