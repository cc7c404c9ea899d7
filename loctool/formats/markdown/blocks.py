"""Headings, paragraphs and table rows: which part is text, and how a translation is laid out in its place."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.edges import find_text
from loctool.formats.markdown.html.paragraphs import places_of_tags
from loctool.formats.markdown.invented import escape_invented
from loctool.formats.markdown.links.completion import complete_references, keep_label
from loctool.formats.markdown.links.images import alt_places, only_images
from loctool.formats.markdown.notes import notes_at_end, notes_within
from loctool.formats.markdown.parser import find_breaks, inlines, lines
from loctool.formats.markdown.places import (
    Pieces,
    Place,
    Source,
    cut,
    cut_each,
    differing,
    hard_break,
    joined,
    text_of,
    trim,
)
from loctool.formats.markdown.rules.prefixes import continuation
from loctool.formats.markdown.writing import Layout, is_plain, write_block
from loctool.model import Segment

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKS = re.compile(r"#{1,6}\s*")
_TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
_LABEL = re.compile(r"\[\^[^\]\s]+\]:[ \t]+$")
_UNBROKEN = re.compile(r"`[^`]*\n|\$[^$]*\n|<[^<>]*\n|\]\([^()]*\n|!\[[^\[\]\n]*\n")
"""What may be code, mathematics, a tag, a link or an image that goes on in the next line."""


@dataclass(slots=True)
class Block:
    """A heading or paragraph: the tokens around its text, `tokens[index]`, and what the deck says about it."""

    source: Source
    dialect: Dialect
    tokens: list[Token]
    index: int
    env: dict[str, Any]
    labels: Container[str]
    """The labels of links that the deck defines, as the parser folds them."""

    def places(self, role: str) -> Iterator[Place]:
        """Yield the places of the block's text and of the notes at its ends.

        `role` is the role of a paragraph here. A text that begins below its block's first line (which holds no more
        than a no-break space, a comment or a hard break) is left alone, since it may stand outside its list.

        Raises SourceError for a directive of ours within a line.
        """
        source, token = self.source, self.tokens[self.index]
        if _only_interrupts(self.tokens, self.index):
            return
        pieces, in_item = self._content()
        content = joined(source, pieces)
        titled = self.tokens[self.index - 1].type == "heading_open"
        edges = find_text(content, self.dialect, titled)
        before, inner, after = Pieces(), pieces, Pieces()
        if edges.begin or edges.stop < len(content):
            spans = [(0, edges.begin), (edges.begin, edges.stop), (edges.stop, len(content))]
            before, inner, after = cut_each(pieces, spans)
            yield from notes_at_end(source, self.dialect, before, token.meta["indent"])
            yield from self._attribute_texts(before)
        if (labels := only_images(source, inner, self.env, self.dialect)) is not None:
            alts = (keep_label(source, labels, place) for place in alt_places(source, labels, self.dialect))
            found = [*alts, *self._attribute_texts(inner)]
            yield from sorted(found, key=lambda place: place.start)
        elif "<" in content and (attributes := self._attributes(inner)) is not None:
            yield from attributes
        elif inner and _begins(source, inner, lines(token)[0][1]) and (text := self._text(inner)):
            former = text
            if before or after or "\n" in text:
                former = text_of(source, cut(pieces, edges.former_begin, edges.former_stop))
            kind = "heading" if titled else role
            segment = Segment(text, kind, source.line(inner[0][0]), former=differing(former, text))
            write = partial(self._write, pieces=inner, after=after, in_item=in_item)
            yield Place(segment, inner[0][0], inner[-1][1], write)
            yield from self._within(inner, content)
        if after:
            yield from notes_at_end(source, self.dialect, after, token.meta["indent"])
            yield from self._attribute_texts(after)

    def _within(self, pieces: Pieces, content: str) -> list[Place]:
        """Return the places of the notes and attributes between the words of the block, in their order."""
        found = [*self._attribute_texts(pieces)]
        if self.dialect.notes_in_comments and "<!--" in content:
            found += notes_within(self.source, pieces, self.tokens[self.index].meta["indent"])
        return sorted(found, key=lambda place: place.start)

    def _attribute_texts(self, pieces: Pieces) -> Iterator[Place]:
        return self.dialect.attribute_texts(self.source, pieces) if self.dialect.attribute_texts else iter(())

    def _attributes(self, pieces: Pieces) -> Iterator[Place] | None:
        """Return the texts in attributes where the block is nothing but tags, else None."""
        prefix = continuation(self.source, lines(self.tokens[self.index])[0][0])
        return places_of_tags(self.source, pieces, prefix, self._read)

    def _read(self, text: str) -> list[Token]:
        return inlines(text, self.env, self.dialect)

    def _content(self) -> tuple[Pieces, bool]:
        """Return the block's text, and whether it stands directly after a list marker."""
        source, token, opening = self.source, self.tokens[self.index], self.tokens[self.index - 1]
        if opening.markup.startswith("#"):
            return _heading(source, token), False
        pieces = trim(source, lines(token))
        in_item = self.index > 1 and self.tokens[self.index - 2].type == "list_item_open"
        if not in_item or opening.type == "heading_open":
            return pieces, False
        task = _TASK.match(joined(source, pieces))
        return (cut(pieces, task.end(), len(source.text)), False) if task else (pieces, True)

    def _text(self, pieces: Pieces) -> str:
        """Return the segment's text; line ends within code, tags and mathematics are spaces."""
        soft, unbroken = "\n" if self.dialect.breaks else " ", set[int]()
        if len(pieces) > 1 and (soft == "\n" or any(hard_break(self.source, end) for _, end in pieces)):
            text = joined(self.source, pieces)
            if _UNBROKEN.search(text):
                real = find_breaks(text, self.env, self.dialect)
                ends = accumulate(end - start + 1 for start, end in pieces)
                unbroken = {number for number, end in enumerate(ends) if end - 1 not in real}
        return text_of(self.source, pieces, soft=soft, unbroken=unbroken)

    def _write(self, text: str, pieces: Pieces, after: Pieces, in_item: bool) -> str:
        """Return a translation as it is written in place of the block's text."""
        source, opening = self.source, self.tokens[self.index - 1]
        start, end = pieces[0][0], pieces[-1][1]
        content = joined(source, pieces)
        text = complete_references(content, text, self.labels)
        labelled = "footnote" not in self.dialect.plugins and source.is_behind(_LABEL, start)
        if not after and not labelled and is_plain(text, self.dialect):
            return text
        above = self.tokens[self.index - 2] if self.index > 1 else None
        usual = "" if self.dialect.breaks else self.dialect.hard
        if opening.type == "dt_open" or (opening.type == "heading_open" and "lheading" in self.dialect.adapted):
            text = text.replace("\n", " ")
        layout = Layout(
            dialect=self.dialect,
            prefix=continuation(source, lines(self.tokens[self.index])[0][0]),
            hard=next(filter(None, (hard_break(source, end) for _, end in pieces[:-1])), usual),
            eol=source.line_end(start),
            within=not self.dialect.blocks_behind_leading
            and start not in (line for line, _ in lines(self.tokens[self.index])),
            heading=opening.markup.startswith("#"),
            titled=opening.type == "heading_open",
            item=in_item,
            after_definition=above is not None and above.type == "definition",
            before_delimiters=source.above_delimiters(end),
            labelled=labelled,
            behind=(source.rest_of_line(end) or "\n") if after else "",
        )
        return write_block(escape_invented(text, content), layout)


def _begins(source: Source, pieces: Pieces, end: int) -> bool:
    """Return whether the text begins before the end of its block's first line, with more than a line break there."""
    start, stop = pieces[0]
    is_break = source.normal[start:stop] == "\\" == hard_break(source, stop) and len(pieces) > 1
    return start < end and not is_break


def _only_interrupts(tokens: list[Token], index: int) -> bool:
    """Return whether a paragraph is directly under another one, which its own first line must have interrupted.

    markdown-it takes `a | b` above an indented `|---|---|` for a table's head just long enough to end a list item; a
    translation would end nothing and join the item, so such a paragraph is left alone.
    """
    above = index - 2
    while above > 0 and tokens[above].nesting == -1 and tokens[above].type != "paragraph_close":
        above -= 1
    if above < 1 or tokens[above].type != "paragraph_close" or tokens[index - 1].markup.startswith("#"):
        return False
    ours, theirs = tokens[index].map, tokens[above - 1].map
    return ours is not None and theirs is not None and ours[0] == theirs[1]


def _heading(source: Source, token: Token) -> Pieces:
    [(start, end)] = lines(token)
    marks = _MARKS.match(source.normal, start, end)
    content = token.content.strip()
    at = marks.end() if marks else end
    return [(at, at + len(content))] if content and source.normal.startswith(content, at) else []
