"""Places of YAML: a string in one piece, a block scalar in one for each of its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import NamedTuple

from loctool.formats.markdown.front_matter.keys import begin_patterns
from loctool.formats.markdown.front_matter.nodes import STRING, Scalar, chosen_scalars, compose_part
from loctool.formats.markdown.front_matter.writing import (
    IN_COMMENT,
    RULE,
    respace,
    write_folded,
    write_lines,
    write_scalar,
)
from loctool.formats.markdown.places import Place, Source, collapse
from loctool.model import Role, Segment

_LINE = re.compile(r"([ \t]*)([^\n]*?)[ \t]*(?:\n|\Z)")
_MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+(?=\S)")
_BLOCK = ("|", ">")


class Setting(NamedTuple):
    """Where a piece of YAML stands: what its segments are, and whether a comment is around it."""

    role: Role = "metadata"
    comment: bool = False


def yaml_places(
    source: Source, begin: int, end: int, keys: Collection[str], *, role: Role = "metadata"
) -> Iterator[Place]:
    """Yield the places of the strings at the chosen keys of the YAML that lies between two offsets.

    `keys` are patterns (see `begin_patterns`). Raises SourceError where that is not YAML, or not a mapping.
    """
    root = compose_part(source, begin, end)
    for scalar in chosen_scalars(root, begin_patterns(keys)):
        if scalar.node.tag == STRING:
            yield from scalar_places(source, begin, scalar, Setting(role))


def scalar_places(source: Source, begin: int, scalar: Scalar, setting: Setting) -> Iterator[Place]:
    """Yield the places of a string of the YAML that begins at an offset; none for one with an anchor or a tag."""
    start, stop = begin + scalar.node.start_mark.index, begin + scalar.node.end_mark.index
    if source.normal[start] in "&!*":
        return
    if scalar.node.style in _BLOCK:
        yield from _block_places(source, start, stop, setting)
    elif text := collapse(scalar.node.value):
        write = partial(write_value, scalar=scalar, unsafe=IN_COMMENT if setting.comment else RULE)
        yield Place(Segment(text, setting.role, source.line(start)), start, stop, write)


def write_value(text: str, scalar: Scalar, unsafe: str) -> str:
    """Return a translation as YAML, with the white space around the lines of the value that it replaces."""
    return write_scalar(respace(scalar.node.value, text), scalar.node.style, scalar.flow, unsafe)


class _Line(NamedTuple):
    """A line of a block scalar: its indentation, and where what follows it begins and ends."""

    indent: str
    start: int
    end: int


def _block_places(source: Source, start: int, stop: int, setting: Setting) -> Iterator[Place]:
    """Yield a place for each paragraph of a block scalar, of a literal one also for each item of a list."""
    header = source.normal[start : source.normal.find("\n", start, stop) + 1]
    lines = list(_lines(source.normal, start + len(header), stop)) if header else []
    folds = header.startswith(">")
    # Where the header gives a number, the lines may be indented more than the block: then they are not folded.
    base = None if re.search(r"^[|>][-+]?\d", header) else next((one.indent for one in lines if one.start < one.end), "")
    paragraph: list[_Line] = []
    for line in lines:
        marker = None if folds else _MARKER.match(source.normal, line.start, line.end)
        alone = folds and line.indent != base
        if marker or alone or line.start == line.end:
            yield from _paragraph(source, paragraph, folds, setting)
            paragraph = []
        if marker:
            line = line._replace(indent=line.indent + " " * len(marker[0]), start=marker.end())
        if alone:
            yield from _paragraph(source, [line], folds=False, setting=setting)
        elif line.start < line.end:
            paragraph.append(line)
    yield from _paragraph(source, paragraph, folds, setting)


def _lines(text: str, start: int, stop: int) -> Iterator[_Line]:
    while start < stop and (found := _LINE.match(text, start, stop)):
        yield _Line(found[1], *found.span(2))
        start = found.end()


def _paragraph(source: Source, lines: list[_Line], folds: bool, setting: Setting) -> Iterator[Place]:
    lines = [line for line in lines if line.start < line.end]
    if not lines:
        return
    start, end = lines[0].start, lines[-1].end
    text = collapse((" " if folds else "\n").join(source.normal[line.start : line.end] for line in lines))
    eol, old = source.line_end(start), source.normal[start:end]
    write: Callable[[str], str]
    if folds:
        write = partial(write_folded, indent=lines[0].indent, eol=eol, old=old, comment=setting.comment)
    else:
        write = partial(write_lines, indents=[one.indent for one in lines], eol=eol, old=old, comment=setting.comment)
    if text:
        yield Place(Segment(text, setting.role, source.line(start)), start, end, write)
