"""HTML comments: which are notes, directives of slide tools or ours, and which ones begin or end a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial
from typing import Literal, NamedTuple

from loctool.errors import SourceError
from loctool.formats.markdown.front_matter import directive_keys, loose_places
from loctool.formats.markdown.html.comment_kinds import is_for_nobody
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

_OPEN, _CLOSE = "<!--", "-->"
_BLANK = re.compile(r"\s*")
_UNESCAPED = re.compile(r"(?<!\\)<!--")

_PRAGMA = re.compile(
    r"""
      fit | /?toc | tocstop | omit\ (?:in|from)\ toc | no\ toc | more | pause | end_slide
    | prettier-ignore(?:-start|-end)? | (?:markdownlint|textlint|remark|eslint|htmlhint|lint)[- ][^\n]+
    | (?:cspell|spell-?checker):[^\n]+ | vale\ (?:on|off|[\w.-]+\s*=\s*\w+) | \.(?:slide|element):[^\n]+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OURS = re.compile(r"(context|role|loctool):\s*(.*)", re.DOTALL)
_MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?=\s)\s*")


def find_comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of what stands between the marks of each comment of a text."""
    end = 0
    while (start := text.find(_OPEN, end)) >= 0 and (stop := text.find(_CLOSE, start + len(_OPEN))) >= 0:
        yield start + len(_OPEN), stop
        end = stop + len(_CLOSE)


class Directive(NamedTuple):
    """What a comment is for: a note to translate, something for another tool, or one of our directives."""

    kind: Literal["note", "foreign", "context", "role", "loctool"]
    value: str = ""


def classify(content: str, marp: bool = True) -> Directive:
    """Return what a comment's content is for; the value of one of ours is not checked here.

    `marp` says that directives of Marp are none of the speaker's notes.
    """
    content = content.strip()
    if match := _OURS.fullmatch(content):
        kind: Literal["context", "role", "loctool"] = match[1]  # type: ignore[assignment]
        return Directive(kind, " ".join(match[2].split()))
    if not content or _PRAGMA.fullmatch(content) or (marp and directive_keys(content)) or is_for_nobody(content):
        return Directive("foreign")
    return Directive("note")


def text_in_directives(source: Source, pieces: Pieces, keys: Collection[str]) -> Iterator[Place]:
    """Yield the places of the chosen keys' values in a comment that holds directives of Marp."""
    if pieces and keys:
        prefix = source.normal[source.line_start(pieces[0][0]) : pieces[0][0]]
        quoted = len(pieces) > 1 and ">" in prefix.partition("<!--")[0]
        if not quoted:
            yield from loose_places(source, pieces[0][0], pieces[-1][1], keys, comment=True)


def check_directive(directive: Directive, path: str, line: int) -> Directive:
    """Return the directive; raises SourceError where it is one of ours with a value that we do not know."""
    allowed = {"role": ("credit",), "loctool": ("off", "on")}.get(directive.kind)
    if allowed and directive.value not in allowed:
        known = " or ".join(f"`{directive.kind}: {value}`" for value in allowed)
        raise SourceError(f"`{directive.kind}: {directive.value}` is unknown; write {known}", path, line)
    if directive.kind == "context" and not directive.value:
        raise SourceError("`context:` names no context; write the word after the colon", path, line)
    return directive


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
    for paragraph, whole in zip(paragraphs, former, strict=True):
        yield from _note(source, paragraph, prefix, text_of(source, whole, backslash=False))


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
    if opens and text.startswith((">", "->")):
        text = text.replace(">", "&gt;", 1)
    if closes and text.endswith("-"):
        text += " "
    if not pipes:
        text = text.replace("|", "&#124;")
    if eol is None:
        text = text.replace("\n", " ").replace("`", "&#96;")
    if classify(text).kind != "note":
        text = entity(text)
    return (eol or "").join(entity(line) if _MARKER.match(line) else line for line in text.split("\n"))


def notes_within(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the notes in comments between the words of a text, which has them, too."""
    text = joined(source, pieces)
    if "<!--" in text:
        comments = [one for one in protected_spans(text) if one[0].startswith("<!--")]
        notes = [one for one in comments if classify(one[0][4:-3]).kind == "note"]
        for inside in cut_each(pieces, [(one.start() + 4, one.end() - 3) for one in notes]):
            yield from note_places(source, inside, prefix=None)


def comments_in(source: Source, pieces: Pieces) -> list[Pieces] | None:
    """Return the lines inside each comment of an HTML block, or None where the block holds anything else."""
    html = joined(source, pieces)
    spans = list(find_comments(html))
    ends = [0, *(stop + len(_CLOSE) for _, stop in spans)]
    starts = [*(start - len(_OPEN) for start, _ in spans), len(html)]
    if any(html[end:start].strip() for end, start in zip(ends, starts, strict=True)):
        return None
    return list(cut_each(pieces, spans))


def opening_note(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the note in the comment with which a block of HTML begins, if it begins with one."""
    html = joined(source, pieces)
    span = next(find_comments(html), None) if html.startswith(_OPEN) else None
    if span and classify(html[slice(*span)]).kind == "note":
        yield from note_places(source, cut(pieces, *span), prefix=None)


def refuse_text_beside(source: Source, pieces: Pieces) -> None:
    """Raise SourceError if there is text on the line of a directive of ours: Markdown takes it for HTML."""
    html = joined(source, pieces)
    start, end = next(find_comments(html), (0, 0))
    if start == len(_OPEN) and (kind := classify(html[start:end]).kind) not in ("note", "foreign"):
        line = source.line(pieces[0][0])
        raise SourceError(f"text on the line of `{kind}:`; put it on the line below", source.path, line)


def leading_end(text: str, begin: int = 0) -> int:
    """Return the offset behind the comments (and white space) with which the text begins, from `begin` on.

    A comment with a backtick counts as text, here and below, since a code span may begin or end in it.
    """
    end = begin
    while text.startswith(_OPEN, end) and (stop := text.find(_CLOSE, end)) >= 0 and "`" not in text[end:stop]:
        end = _BLANK.match(text, stop + len(_CLOSE)).end()  # type: ignore[union-attr]  # it matches the empty string
    return end


def trailing_start(text: str, begin: int = 0) -> int:
    """Return the offset of the comments (and white space before them) with which the text ends, not before `begin`."""
    start = len(text)
    while text.endswith(_CLOSE, begin, stop := _rstripped(text, begin, start)):
        previous = text.rfind(_CLOSE, begin, stop - len(_CLOSE))
        opening = _UNESCAPED.search(text, max(begin, previous + 1), stop)
        if opening is None or "`" in text[opening.start() : stop]:
            break
        start = _rstripped(text, begin, opening.start())
    return start


def _rstripped(text: str, begin: int, end: int) -> int:
    """Return the end of a part of a text without the white space at its end."""
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end


def end_escaped(text: str, before_comment: bool) -> str:
    """Return the text with a backslash before each comment at its end, and one that would swallow the next comment."""
    if before_comment:
        closed = text.rfind(_CLOSE) + 1
        text = text[:closed] + _UNESCAPED.sub(r"\\\g<0>", text[closed:])
    start = trailing_start(text)
    return text[:start] + _UNESCAPED.sub(r"\\\g<0>", text[start:])
