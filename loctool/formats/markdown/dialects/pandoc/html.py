"""HTML in pandoc's Markdown: there is Markdown between the tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from loctool.formats.markdown.dialects.dialect import BlockRule, Read
from loctool.formats.markdown.places import Pieces, Place, Source, continuation

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
_NOTES = re.compile(r"""\bclass\s*=\s*(?:"[^"]*\bnotes\b|'[^']*\bnotes\b|notes\b)""")


def _section(text: str) -> str | None:
    """Return what a line of tags does with a section: pandoc's notes may stand in a div or an aside."""
    change = len(_OPENING.findall(text)) - len(_CLOSING.findall(text))
    if change > 0:
        return "note" if _NOTES.search(text) else ""
    return "end" if change < 0 else None


def runs(source: Source, pieces: Pieces, read: Read) -> Iterator[Place]:
    """Yield the places of the Markdown between the tags of a line."""
    for start, end in pieces:
        begin = start
        for tag in [*_BLOCK_TAG.finditer(source.normal, start, end), None]:
            text = source.normal[begin : tag.start() if tag else end]
            for place in read(text, "paragraph") if text.strip() else ():
                segment = replace(place.segment, line=source.line(begin))
                write = partial(_write, write=place.write, prefix=continuation(source, start))
                yield place._replace(segment=segment, start=place.start + begin, end=place.end + begin, write=write)
            begin = tag.end() if tag else end


def _write(text: str, write: Callable[[str], str], prefix: str) -> str:
    return write(text).replace("\n", "\n" + prefix)


HTML_RULES = (
    BlockRule(rf"(?:{BLOCK_TAG}[ \t]*)+$", section=_section),
    BlockRule(rf"{BLOCK_TAG}[^\n]*{BLOCK_TAG}[ \t]*$", nested=runs),
    BlockRule(rf"</?(?i:{_NAMES})\b[^<>\n]*$", closes=r">[ \t]*$", section=_section),
    BlockRule(rf"(?:{_ANY_TAG}[ \t]*)+$(?=\n[ \t>]*$|\n?\Z)", interrupts=False),
)
"""Lines of tags alone, lines between tags, a tag of several lines, and tags of pictures that stand alone."""
