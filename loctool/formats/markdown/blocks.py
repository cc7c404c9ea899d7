"""Headings and paragraphs: which part of their lines is text, and how a translation is laid out in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from loctool.errors import SourceError
from loctool.formats.markdown.comments import COMMENT, classify, note_places
from loctool.formats.markdown.edges import leading_end, trailing_start
from loctool.formats.markdown.images import alt_places, only_images
from loctool.formats.markdown.parser import lines
from loctool.formats.markdown.places import Pieces, Place, Source, cut, hard_break, joined, text_of, trimmed
from loctool.formats.markdown.writing import Layout, write_block
from loctool.model import Segment

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKS = re.compile(r"#{1,6}\s*")
_TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
_FOOTNOTE = re.compile(r"\[\^[^ \]]+\]:")


def block_places(source: Source, tokens: list[Token], index: int, env: dict[str, Any], role: str) -> Iterator[Place]:
    """Yield the places of the block whose text is `tokens[index]`, and of the notes at its ends.

    `role` is the role of a paragraph here. A text that begins below its block's first line (which holds no more than
    a no-break space, a comment or a hard break) is left alone, since it may stand outside its list.

    Raises SourceError for a directive of ours within a line.
    """
    opening, above = tokens[index - 1], tokens[index - 2] if index > 1 else None
    if _only_interrupts(tokens, index):
        return
    heading, marked = opening.type == "heading_open", opening.markup.startswith("#")
    pieces = _heading(source, tokens[index]) if marked else trimmed(source, lines(tokens[index]))
    in_item = above is not None and above.type == "list_item_open" and not heading
    if in_item and (task := _TASK.match(joined(source, pieces))):
        pieces, in_item = cut(pieces, task.end(), len(source.text)), False
    before, pieces, after = _parted(source, pieces)
    yield from _inline_notes(source, before)
    if (labels := only_images(source, pieces, env)) is not None:
        yield from alt_places(source, labels)
    elif (text := text_of(source, pieces)) and _begins(source, pieces, lines(tokens[index])[0][1]):
        start, end = pieces[0][0], pieces[-1][1]
        layout = Layout(
            prefix=continuation(source, lines(tokens[index])[0][0]),
            hard=next(filter(None, (hard_break(source, end) for _, end in pieces[:-1])), "\\"),
            eol=source.line_end(start),
            within=start not in (line for line, _ in lines(tokens[index])),
            heading=marked,
            item=in_item,
            after_definition=above is not None and above.type == "definition",
            before_delimiters=source.above_delimiters(end),
            behind=source.normal[end : end + 1] if after else "",
        )
        segment = Segment(text, "heading" if heading else role, source.line(start))
        yield Place(segment, start, end, partial(write_block, layout=layout))
    yield from _inline_notes(source, after)


def _begins(source: Source, pieces: Pieces, end: int) -> bool:
    """Tell whether the text begins before the end of its block's first line, with more than a line break there."""
    start, stop = pieces[0]
    is_break = source.normal[start:stop] == "\\" == hard_break(source, stop) and len(pieces) > 1
    return start < end and not is_break


def _only_interrupts(tokens: list[Token], index: int) -> bool:
    """Tell whether a paragraph stands directly under another one, which its own first line must have interrupted.

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


def continuation(source: Source, start: int) -> str:
    """Return what a further line of a block begins with: its first line's indentation and quote marks.

    List markers and footnote labels become spaces; tabs stay, since they count to the next stop.
    """
    prefix = source.normal[source.line_start(start) : start]
    return re.sub(r"[^>\s]", " ", _FOOTNOTE.sub(lambda label: " " * len(label[0]), prefix))


def _heading(source: Source, token: Token) -> Pieces:
    [(start, end)] = lines(token)
    marks = _MARKS.match(source.normal, start, end)
    content = token.content.strip()
    at = marks.end() if marks else end
    return [(at, at + len(content))] if content and source.normal.startswith(content, at) else []


def _parted(source: Source, pieces: Pieces) -> tuple[Pieces, Pieces, Pieces]:
    text = joined(source, pieces)
    begin = leading_end(text)
    stop = trailing_start(text, begin)
    return cut(pieces, 0, begin), cut(pieces, begin, stop), cut(pieces, stop, len(text))


def _inline_notes(source: Source, pieces: Pieces) -> Iterator[Place]:
    for match in COMMENT.finditer(joined(source, pieces)):
        inside = cut(pieces, *match.span(1))
        kind = classify(match[1]).kind
        if kind == "note":
            yield from note_places(source, inside, prefix=None)
        elif kind != "foreign":
            line = source.line(inside[0][0])
            raise SourceError(
                f"`{kind}:` stands within a line; put it on its own line above the text", source.path, line
            )
