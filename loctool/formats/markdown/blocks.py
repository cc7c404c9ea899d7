"""Headings, paragraphs and table rows: which part is text, and how a translation is laid out in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from loctool.errors import SourceError
from loctool.formats.markdown.comments import classify, find_comments, leading_end, note_places, trailing_start
from loctool.formats.markdown.images import alt_places, only_images
from loctool.formats.markdown.parser import lines
from loctool.formats.markdown.places import (
    Pieces,
    Place,
    Source,
    collapse,
    cut,
    cut_each,
    hard_break,
    joined,
    text_of,
    trim,
)
from loctool.formats.markdown.writing import Layout, guard_line, write_block, write_cell
from loctool.model import Segment

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKS = re.compile(r"#{1,6}\s*")
_TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
_FOOTNOTE = re.compile(r"\[\^[^ \]]+\]:")
_PIPE = re.compile(r"(?<!\\)\|")
"""A pipe parts two cells unless a backslash is directly before it, whatever is before that (GitHub's rule)."""


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
    pieces = _heading(source, tokens[index]) if marked else trim(source, lines(tokens[index]))
    in_item = above is not None and above.type == "list_item_open" and not heading
    if in_item and (task := _TASK.match(joined(source, pieces))):
        pieces, in_item = cut(pieces, task.end(), len(source.text)), False
    content = joined(source, pieces)
    begin = leading_end(content)
    stop = trailing_start(content, begin)
    before, pieces, after = cut(pieces, 0, begin), cut(pieces, begin, stop), cut(pieces, stop, len(content))
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


def _inline_notes(source: Source, pieces: Pieces) -> Iterator[Place]:
    text = joined(source, pieces)
    spans = list(find_comments(text))
    for (start, end), inside in zip(spans, cut_each(pieces, spans), strict=True):
        kind = classify(text[start:end]).kind
        if kind == "note":
            yield from note_places(source, inside, prefix=None)
        elif kind != "foreign":
            problem = f"`{kind}:` stands within a line; put it on its own line above the text"
            raise SourceError(problem, source.path, source.line(inside[0][0]))


def cell_places(source: Source, start: int, end: int, columns: int) -> Iterator[Place]:
    """Yield the places of a row's cells, as many as the table has columns; empty cells have none.

    Nor has a first cell that looks like another block's beginning (`- a | b`): a block above may end because of it.
    """
    row = source.normal[start:end]
    bounds = [-1, *(match.start() for match in _PIPE.finditer(row)), len(row)]
    if not row[: bounds[1]].strip() and len(bounds) > 2:
        del bounds[0]
    led = bounds[0] >= 0
    for number in range(min(columns, len(bounds) - 1)):
        low, high = bounds[number] + 1, bounds[number + 1]
        cell = row[low:high]
        body = cell.strip()
        text = collapse(body.replace("\\|", "|"))
        opens_row = number == 0 and not led
        if text and not (opens_row and guard_line(text, first=True) != text):
            at = start + low + len(cell) - len(cell.lstrip())
            write = partial(write_cell, opens_row=opens_row, before_pipe=cell.endswith(body))
            yield Place(Segment(text, "cell", source.line(at)), at, at + len(body), write)


def has_separator(source: Source, start: int, end: int) -> bool:
    """Return whether a pipe parts cells in the row; without one, a translation might leave no table."""
    return bool(_PIPE.search(source.normal[start:end]))
