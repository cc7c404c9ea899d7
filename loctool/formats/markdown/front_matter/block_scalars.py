"""Block scalars of YAML: one place for each paragraph, so that the lines between them stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from loctool.formats.markdown.front_matter.writing import NO_LINE, Setting, respace, write_scalar
from loctool.formats.markdown.places import Place, Source, collapse, entity
from loctool.model import Segment

_LINE = re.compile(r"([ \t]*)([^\n]*)(?:\n|\Z)")
_MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+(?=\S)")
_BLANK_ENDS = re.compile(r"[ \t]+$", re.MULTILINE)
_NUMBER = re.compile(r"[|>][-+]?\d")
_RULES = re.compile(r"-{3,}")
_ENDING = re.compile(r"^(?:-{3,}|\.{3})$", re.MULTILINE)
_ROW = re.compile(r"[|:\- \t]++")
"""The second line of a table, which the line of the comment's mark would be the first one of."""
_COMMENT_END = re.compile(r"--+>")


class _Line(NamedTuple):
    """A line of a block scalar: its indentation, and where what follows it begins and ends."""

    indent: str
    start: int
    end: int


class _Paragraph(NamedTuple):
    """Lines that belong together; `folds` says that readers see a space where one ends."""

    lines: list[_Line]
    folds: bool


def block_places(source: Source, start: int, stop: int, value: str, setting: Setting) -> Iterator[Place]:
    """Yield a place for each paragraph of the block scalar between two offsets; of a literal one also for list items.

    A scalar of one paragraph can be written in double quotes where a block cannot hold the translation. Of several
    ones, none can hold a control character or a line that ends the front matter: these are written as similar ones, the
    end of a comment with an entity.
    """
    header = source.normal[start : source.normal.find("\n", start, stop) + 1]
    if not header:
        return
    lines = list(_lines(source.normal, start + len(header), stop))
    paragraphs = list(_paragraphs(source, lines, header))
    for paragraph in paragraphs:
        begin, end = paragraph.lines[0].start, paragraph.lines[-1].end
        texts = [source.normal[line.start : line.end] for line in paragraph.lines]
        if not (text := collapse((" " if paragraph.folds else "\n").join(texts))):
            continue
        write = _writer(source, paragraph, setting, alone=len(paragraphs) == 1)
        segment = Segment(text, setting.role, source.line(begin))
        if len(paragraphs) == 1 and not _MARKER.match(source.normal[lines[0].start :]):
            before = source.text[start:begin]
            write = partial(_write_whole, value=value, before=before, write=write, setting=setting)
            begin = start
        yield Place(segment, begin, end, write)


def _lines(text: str, start: int, stop: int) -> Iterator[_Line]:
    while start < stop and (found := _LINE.match(text, start, stop)):
        end = found.start(2) + len(found[2].rstrip(" \t"))
        yield _Line(found[1], found.start(2), end)
        start = found.end()


def _paragraphs(source: Source, lines: list[_Line], header: str) -> Iterator[_Paragraph]:
    folds = header.startswith(">")
    # Where the header gives a number, the lines may be indented more than the block: then they are not folded.
    indents = [] if _NUMBER.match(header) else [line.indent for line in lines if line.start < line.end]
    paragraph = _Paragraph([], folds)
    for line in lines:
        marker = None if folds else _MARKER.match(source.normal, line.start, line.end)
        alone = folds and line.indent not in indents[:1]
        if paragraph.lines and (marker or alone or line.start == line.end):
            yield paragraph
            paragraph = _Paragraph([], folds)
        if line.start == line.end:
            continue
        if alone:
            yield _Paragraph([line], folds=False)
        elif marker:
            paragraph.lines.append(_Line(line.indent + " " * len(marker[0]), marker.end(), line.end))
        else:
            paragraph.lines.append(line)
    if paragraph.lines:
        yield paragraph


def _writer(source: Source, paragraph: _Paragraph, setting: Setting, *, alone: bool) -> Callable[[str], str]:
    start, end = paragraph.lines[0].start, paragraph.lines[-1].end
    eol, old = source.line_end(start), source.normal[start:end]
    indents = [line.indent for line in paragraph.lines]
    if paragraph.folds:
        # An empty line would end a comment within a text, and make two paragraphs of one.
        between = eol + eol + indents[0] if alone and not setting.comment else " "
        return partial(_write_folded, between=between, old=old, setting=setting)
    return partial(_write_lines, indents=indents, eol=eol, old=old, setting=setting)


def _write_whole(text: str, value: str, before: str, write: Callable[[str], str], setting: Setting) -> str:
    """Return a scalar of one paragraph as a block where it is read as the text then, else in double quotes."""
    kept = "".join(_safe_line(line, value, setting) for line in text.split("\n"))
    if kept == text.replace("\n", "") and not any(map(_MARKER.match, text.split("\n"))):
        return before + write(text)
    value = _BLANK_ENDS.sub("", value)
    return write_scalar(respace(value, text), '"', flow=False, unsafe=setting.unsafe)


def _write_lines(text: str, indents: list[str], eol: str, old: str, setting: Setting) -> str:
    """Return a text as lines of a literal block, each indented as the source's line at its place."""
    lines = [_no_item(_safe_line(line, old, setting), old) for line in text.split("\n")]
    indents = [*indents, *[indents[-1]] * len(lines)]
    return lines[0] + "".join(eol + indent + line for indent, line in zip(indents[1:], lines[1:], strict=False))


def _no_item(line: str, old: str) -> str:
    """Return a line with a backslash where it would begin a list item, which `old` does not."""
    if not (found := _MARKER.match(line)) or _MARKER.match(old):
        return line
    at = len(found[0].rstrip()) - 1
    return f"{line[:at]}\\{line[at:]}"


def _write_folded(text: str, between: str, old: str, setting: Setting) -> str:
    return between.join(_safe_line(line, old, setting) for line in text.split("\n"))


def _safe_line(line: str, old: str, setting: Setting) -> str:
    """Return a line without what a block cannot hold there; `old` is the text that the line replaces."""
    line = NO_LINE.sub("\ufffd", line)
    if setting.ended == "anywhere":
        line = _RULES.sub("—", line)
    if setting.comment:
        line = _COMMENT_END.sub("--&gt;", line)
        line = line if "`" in old else line.replace("`", "&#96;")
    if setting.ended != "margin":
        line = _ENDING.sub(lambda found: "…" if found[0] == "..." else "—", line)
    return entity(line) if setting.comment and _ROW.fullmatch(line) else line
