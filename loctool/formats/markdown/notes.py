"""The speaker's notes in comments: a place for each paragraph or list item, written so that it stays a note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from loctool.errors import SourceError
from loctool.formats.markdown.comments import OPEN, classify, content_of, find_comments, text_in_directives
from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.places import (
    Pieces,
    Place,
    Source,
    cut,
    cut_each,
    differing,
    entity,
    joined,
    text_of,
    trim,
)
from loctool.model import Segment
from loctool.text.markup import protected_spans

_ROW = re.compile(r"[|:\- \t]*+")
"""The second line of a table, or a part of it: below a pipe it makes a table of a comment."""
_MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?=\s)\s*")


def note_places(source: Source, pieces: Pieces, prefix: str | None) -> Iterator[Place]:
    """Yield the places of a note, given the lines between `<!--` and `-->`: one for each paragraph or list item.

    `prefix` is what a further line begins with, or None for a note within a line.
    """
    paragraphs: list[Pieces] = [[]]
    former: list[Pieces] = [[]]
    for start, end in trim(source, pieces):
        marker = _MARKER.match(source.normal, start, end)
        begin = marker.end() if marker else start
        if marker or (paragraphs[-1] and source.normal.count("\n", paragraphs[-1][-1][1], start) > 1):
            paragraphs.append([])
            former.append([] if marker else former[-1])
        if begin < end:
            paragraphs[-1].append((begin, end))
            former[-1].append((begin, end))
    distinct = {id(whole): whole for whole in former}
    texts = {key: text_of(source, whole, backslash=False) for key, whole in distinct.items()}
    for paragraph, whole in zip(paragraphs, former, strict=True):
        yield from _note(source, paragraph, prefix, texts[id(whole)])


def notes_at_end(source: Source, dialect: Dialect, pieces: Pieces, indent: int = 0) -> Iterator[Place]:
    """Yield the notes and the texts of directives in the comments at an end of a block or cell.

    `indent` is the number of columns that belong to the list around it. Raises SourceError for a directive of ours.
    """
    for inside in cut_each(pieces, find_comments(joined(source, pieces))):
        kind = classify(content_of(source, inside, indent)).kind
        if kind == "note" and dialect.notes_in_comments:
            yield from note_places(source, inside, prefix=None)
        elif kind == "foreign":
            yield from text_in_directives(source, inside, dialect.comment_keys, indent, within=True)
        elif kind != "note":
            problem = f"`{kind}:` stands within a line; put it on its own line above the text"
            raise SourceError(problem, source.path, source.line(inside[0][0]))


def _note(source: Source, pieces: Pieces, prefix: str | None, former: str) -> Iterator[Place]:
    """Yield the place of a paragraph of a note; `former` is how it was read with the paragraphs beside it."""
    if not (text := text_of(source, pieces, backslash=False)):
        return
    start, end = pieces[0][0], pieces[-1][1]
    eol = None if prefix is None else "  " + source.line_end(start) + prefix
    opens, closes = source.normal.endswith("<!--", 0, start), source.normal.startswith("-", end)
    write = partial(write_note, eol=eol, opens=opens, closes=closes, pipes=not source.above_delimiters(end))
    segment = Segment(text, "note", source.line(start), former=differing(former, text))
    yield Place(segment, start, end, write)


def write_note(text: str, eol: str | None, opens: bool, closes: bool, pipes: bool) -> str:
    """Return a note's text so that it neither ends its comment nor becomes a directive.

    `eol` is a hard line break, None within a line; `opens` and `closes` say that no space parts it from the marks,
    `pipes` that pipes would make no table of its line and the next.
    """
    text = text.replace("-->", "--&gt;").replace("--!>", "--!&gt;")
    if opens and text.startswith(">"):
        text = text.replace(">", "&gt;", 1)
    elif opens and text.startswith("-"):  # hyphens there belong to the mark
        text = entity(text)
    if closes and text.endswith("-"):
        text += " "
    if not pipes:
        text = text.replace("|", "&#124;")
    if eol is None:
        text = text.replace("\n", " ").replace("`", "&#96;")
    guarded = (entity(line) if _MARKER.match(line) or _ROW.fullmatch(line) else line for line in text.split("\n"))
    return _as_note("\n".join(guarded)).replace("\n", eol or "")


def _as_note(text: str) -> str:
    """Return a text so that it is a note; Marp may take an entity before a key for an anchor of YAML."""
    if not _is_note(text) and not text.startswith("&#"):
        text = entity(text)
    return text if _is_note(text) else text.replace(":", "&#58;")


def _is_note(text: str) -> bool:
    """Return whether a text is a note, also where its further lines are indented more than its block."""
    return all(classify(one).kind == "note" for one in {text, text.replace("\n", "\n ")})


def notes_within(source: Source, pieces: Pieces, indent: int = 0) -> Iterator[Place]:
    """Yield the notes in comments between the words of a text, which has them, too."""
    text = joined(source, pieces).replace("\n", " ")  # a comment may go on in the next line
    if "<!--" in text:
        comments = [one for one in protected_spans(text) if one[0].startswith("<!--")]
        for inside in cut_each(pieces, [(one.start() + 4, one.end() - 3) for one in comments]):
            if classify(content_of(source, inside, indent)).kind == "note":
                yield from note_places(source, inside, prefix=None)


def opening_note(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the note in the comment with which a block of HTML begins, if it begins with one."""
    html = joined(source, pieces)
    span = next(find_comments(html), None) if html.startswith(OPEN) else None
    if span and classify(html[slice(*span)]).kind == "note":
        yield from note_places(source, cut(pieces, *span), prefix=None)
