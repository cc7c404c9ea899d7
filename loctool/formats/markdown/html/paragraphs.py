"""Paragraphs of tags alone: their texts are those of the attributes, as the alternative text of an image."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from loctool.formats.markdown.html.block import Block
from loctool.formats.markdown.html.tokens import tokens
from loctool.formats.markdown.html.units import units
from loctool.formats.markdown.html.writing import write_value
from loctool.formats.markdown.places import Pieces, Place, Source
from loctool.model import Segment

if TYPE_CHECKING:
    from markdown_it.token import Token


def places_of_tags(
    source: Source, pieces: Pieces, prefix: str, read: Callable[[str], list[Token]]
) -> Iterator[Place] | None:
    """Return the places of the attributes in a block of Markdown that consists of HTML tags, None if it has words.

    Elements whose content is not language, such as drawings, are no words. `prefix` is what a further line begins with,
    `read` returns the inline tokens of a text: `<Name, Vorname>` is no tag to Markdown.
    """
    if not pieces or not source.normal.startswith("<", pieces[0][0]):
        return None
    block = Block(source, pieces)
    found = list(units(block.text, 0))
    if any(unit.kind in ("words", "broken") or unit.unclosed for unit in found):
        return None
    tags = [block.text[one.start : one.end] for one in tokens(block.text) if one.kind not in ("text", "raw")]
    if tags != [token.content for token in read(block.text) if token.type == "html_inline"]:
        return None
    attributes = [one for unit in found for one in unit.attributes]
    return (_place(block, one.start, one.end, one.quote, prefix) for one in attributes)


def _place(block: Block, begin: int, stop: int, quote: str, prefix: str) -> Place:
    start, end = block.offset(begin), block.offset(stop - 1) + 1
    line = block.source.line(start)
    words = block.words(begin, stop)
    broken = block.source.line_end(start) + prefix if line != block.source.line(end) else ""
    return Place(Segment(words, "alt", line), start, end, partial(_write, source=words, quote=quote, broken=broken))


def _write(text: str, source: str, quote: str, broken: str) -> str:
    """Return the value of an attribute. It keeps a line end, without which the tag might begin a block of HTML."""
    written = write_value(text, source, quote).replace("`", "&#96;")
    return written + broken if quote else written
