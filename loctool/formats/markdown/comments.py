"""HTML comments: which are notes, directives of slide tools or ours, and which ones begin or end a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from loctool.errors import SourceError
from loctool.formats.markdown.front_matter.marp import directive_keys, loose_places
from loctool.formats.markdown.html.comment_kinds import is_for_nobody
from loctool.formats.markdown.places import Pieces, Place, Source, cut_each, joined, skip

OPEN, _CLOSE = "<!--", "-->"
_BLANK = re.compile(r"\s*")
_UNESCAPED = re.compile(r"(?<!\\)<!--")

_OURS = re.compile(r"(context|role|loctool):\s*(.*)", re.DOTALL)
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")


def find_comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of what stands between the marks of each comment of a text."""
    end = 0
    while (start := text.find(OPEN, end)) >= 0 and (stop := text.find(_CLOSE, start + len(OPEN))) >= 0:
        yield start + len(OPEN), stop
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
    if not content or (marp and directive_keys(content)) or is_for_nobody(content):
        return Directive("foreign")
    return Directive("note")


def content_of(source: Source, pieces: Pieces, indent: int = 0) -> str:
    """Return a comment's content as its system reads it, given the lines between `<!--` and `-->`.

    Indentation means something to Marp, but for the number of columns that belong to the list around the comment,
    `indent`.
    """
    if len(pieces) < 2:
        return joined(source, pieces)
    first, *others = source.normal[pieces[0][0] : pieces[-1][1]].split("\n")
    quoted = ">" in _before_comment(source, pieces)
    inner = (_QUOTED.sub("", line) if quoted else line for line in others)
    return "\n".join([first, *(line[:indent].lstrip(" \t") + line[indent:] for line in inner)])


def text_in_directives(
    source: Source, pieces: Pieces, keys: Collection[str], indent: int = 0, within: bool = False
) -> Iterator[Place]:
    """Yield the places of the chosen keys' values in a comment that holds directives of Marp.

    `indent` is the number of columns that belong to the list around it; `within` says that it stands in a paragraph,
    where lines of a value might begin blocks: those of several lines are left alone there.
    """
    if not pieces or not keys or (len(pieces) > 1 and ">" in _before_comment(source, pieces)):
        return
    for place in loose_places(source, pieces[0][0], pieces[-1][1], keys, comment=True, indent=indent):
        if not within or source.line(place.start) == source.line(place.end):
            yield place


def _before_comment(source: Source, pieces: Pieces) -> str:
    start = pieces[0][0]
    return source.normal[source.line_start(start) : start].partition("<!--")[0]


def check_directive(directive: Directive, path: str, line: int) -> Directive:
    """Return the directive; raises SourceError where it is one of ours with a value that we do not know."""
    allowed = {"role": ("credit",), "loctool": ("off", "on")}.get(directive.kind)
    if allowed and directive.value not in allowed:
        known = " or ".join(f"`{directive.kind}: {value}`" for value in allowed)
        raise SourceError(f"`{directive.kind}: {directive.value}` is unknown; write {known}", path, line)
    if directive.kind == "context" and not directive.value:
        raise SourceError("`context:` names no context; write the word after the colon", path, line)
    return directive


def comments_in(source: Source, pieces: Pieces) -> list[Pieces] | None:
    """Return the lines inside each comment of an HTML block, or None where the block holds anything else."""
    html = joined(source, pieces)
    spans = list(find_comments(html))
    ends = [0, *(stop + len(_CLOSE) for _, stop in spans)]
    starts = [*(start - len(OPEN) for start, _ in spans), len(html)]
    if any(html[end:start].strip() for end, start in zip(ends, starts, strict=True)):
        return None
    return list(cut_each(pieces, spans))


def refuse_text_beside(source: Source, pieces: Pieces) -> None:
    """Raise SourceError if there is text on the line of a directive of ours: Markdown takes it for HTML."""
    html = joined(source, pieces)
    start, end = next(find_comments(html), (0, 0))
    if start == len(OPEN) and (kind := classify(html[start:end]).kind) not in ("note", "foreign"):
        line = source.line(pieces[0][0])
        raise SourceError(f"text on the line of `{kind}:`; put it on the line below", source.path, line)


def leading_end(text: str, begin: int = 0) -> int:
    """Return the offset behind the comments (and white space) with which the text begins, from `begin` on.

    A comment with a backtick counts as text, here and below, since a code span may begin or end in it.
    """
    end = begin
    while text.startswith(OPEN, end) and (stop := text.find(_CLOSE, end)) >= 0 and "`" not in text[end:stop]:
        end = skip(_BLANK, text, stop + len(_CLOSE))
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
