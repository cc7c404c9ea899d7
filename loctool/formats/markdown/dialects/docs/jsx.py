"""JSX in Markdown (MDX): tags and expressions that are blocks by themselves, and tags in translations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from loctool.formats.markdown.dialects.common import code_spans, is_within
from loctool.formats.markdown.dialects.dialect import Line
from loctool.formats.markdown.dialects.docs.braces import PATIENCE, closing_brace
from loctool.formats.markdown.html.block import Block
from loctool.formats.markdown.html.elements import TEXTUAL
from loctool.formats.markdown.html.writing import write_value
from loctool.formats.markdown.places import Pieces, Place, Source, edited, skip
from loctool.model import Segment

_OPENING = re.compile(r"<(?P<end>/?)\s*(?P<name>[A-Za-z_$][\w.:$-]*|(?=>))")
_ATTRIBUTE = re.compile(
    r"""\s*(?P<name>[A-Za-z_$][\w.:$-]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?=\{)))?"""
)
_CLOSING = re.compile(r"\s*(?P<empty>/?)\s*>")
_SPREAD = re.compile(r"\s*(?=\{)")
_BLANKS = re.compile(r"[ \t]*")
_MODULE = re.compile(r"(?:import|export)[ \t]")
_WORD = re.compile(r"[^\W\d_]{2}")
_ESCAPED = re.compile(r"\\([{:*_~$`])")
_MOST_LINES = 300
PROPS = TEXTUAL | {"caption", "description", "subtitle", "heading", "tooltip"}
"""Attributes that hold text, by their names."""


class Value(NamedTuple):
    """The value of an attribute that is a string, and where it stands without its quotation marks."""

    name: str
    start: int
    end: int
    quote: str


class Tag(NamedTuple):
    """A tag of JSX."""

    kind: str
    """open, close or empty."""
    name: str
    end: int
    values: tuple[Value, ...]


def read_tag(text: str, start: int) -> Tag | None:
    """Return the tag that begins at an offset, None where there is none."""
    opening = _OPENING.match(text, start)
    if not opening:
        return None
    at, values = opening.end(), list[Value]()
    while True:
        if closing := _CLOSING.match(text, at):
            kind = "close" if opening["end"] else "empty" if closing["empty"] else "open"
            return Tag(kind, opening["name"], closing.end(), tuple(values))
        if found := _ATTRIBUTE.match(text, at):
            at = found.end()
            for kind, quote in (("double", '"'), ("single", "'")):
                if found[kind] is not None:
                    values.append(Value(found["name"], *found.span(kind), quote))
        elif spread := _SPREAD.match(text, at):
            at = spread.end()
        if text.startswith("{", at):
            at = closing_brace(text, at)
        elif not found:
            return None
        if at < 0:
            return None


def flow_extent(line: Line) -> int:
    """Return how many lines have nothing but whole tags and expressions; 0 where text is beside the first ones."""
    if not (line(0) or "").lstrip().startswith(("<", "{")):
        return 0
    lines = list[str]()
    while len(lines) < _MOST_LINES and (text := line(len(lines))) is not None and text.strip():
        lines.append(text)
        # It ends with a tag or an expression; what stands beside the first ones is seen in the first line.
        if len(lines) > 1 and not text.rstrip().endswith((">", "}")):
            continue
        if (end := _flow_end(content := "\n".join(lines))) >= 0:
            return content.count("\n", 0, end) + 1 if end else 0
    return 0


def _flow_end(text: str) -> int:
    """Return the offset of the first line end that is in no tag and in no expression.

    It is 0 where something else stands, and -1 where a tag or an expression does not end in the text.
    """
    at = 0
    while True:
        at = skip(_BLANKS, text, at)
        if at == len(text) or text[at] == "\n":
            return at
        if text[at] == "{":
            at = closing_brace(text, at)
        elif text[at] == "<":
            at = tag.end if (tag := read_tag(text, at)) else -1
        else:
            return 0
        if at < 0:
            return at


def module_extent(line: Line) -> int:
    """Return how many lines an import or an export has: up to a blank line that is in no braces."""
    if not _MODULE.match(line(0) or ""):
        return 0
    text, blank = "", 0
    for number in range(_MOST_LINES):
        content = line(number)
        if content is None:
            return (_is_open(text) and blank) or number
        if not content.strip() and not _is_open(text):
            return number
        blank = blank or (0 if content.strip() else number)
        text += content + "\n"
    return blank or _MOST_LINES


def _is_open(text: str) -> bool:
    brace = text.find("{")
    while brace >= 0:
        end = closing_brace(text, brace)
        if end < 0:
            return True
        brace = text.find("{", end)
    return False


def tag_texts(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the attributes that are text in the tags of a block."""
    block = Block(source, pieces)
    text, at = block.text, block.text.find("<")
    while at >= 0:
        tag = read_tag(text, at)
        for value in tag.values if tag else ():
            if value.name.lower() in PROPS:
                yield from _value_place(block, value)
        at = text.find("<", tag.end if tag else at + 1)


def _value_place(block: Block, value: Value) -> Iterator[Place]:
    words = block.words(value.start, value.end)
    if _WORD.search(words):
        start, end = block.offset(value.start), block.offset(value.end - 1) + 1

        def write(new: str) -> str:
            return write_value(unescape(new), words, value.quote)

        yield Place(Segment(words, "alt", block.source.line(start)), start, end, write)


def unescape(text: str) -> str:
    """Return a translation without the backslashes that make text of braces and marks: a string of JSX needs none."""
    return _ESCAPED.sub(r"\1", text)


def escape_tags(source: str, text: str) -> str:
    """Return a translation whose tags are text, but for those of its source that open and close in their order."""
    if "<" not in text:
        return text
    code, tags = code_spans(text), list[tuple[int, Tag]]()
    found = (match.start() for match in re.finditer(r"\\.|<", text, re.DOTALL) if match[0] == "<")
    marks = [at for at in found if not is_within(at, code)]
    known = ((match.start(), read_tag(source, match.start())) for match in re.finditer("<", source))
    available = Counter(_bare(source, at, tag) for at, tag in known if tag)
    failed = 0
    for at in marks:
        tag = read_tag(text, at) if failed < PATIENCE else None
        failed += tag is None
        if tag and available[bare := _bare(text, at, tag)]:
            tags.append((at, tag))
            available[bare] -= 1
    keep = {at for at, _ in tags} if _is_nested([tag for _, tag in tags]) else set()
    return edited(text, {(at, at + 1): "&lt;" for at in marks if at not in keep})


def _bare(text: str, start: int, tag: Tag) -> str:
    """Return a tag without the values that are text."""
    texts = {(one.start - start, one.end - start): "" for one in tag.values if one.name.lower() in PROPS}
    return edited(text[start : tag.end], texts)


def _is_nested(tags: list[Tag]) -> bool:
    stack: list[str] = []
    for tag in tags:
        if tag.kind == "open":
            stack.append(tag.name)
        elif tag.kind == "close" and (not stack or stack.pop() != tag.name):
            return False
    return not stack
