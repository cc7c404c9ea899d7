"""HTML in pandoc's Markdown: there is Markdown between the tags."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from html import escape, unescape

from loctool.formats.markdown.dialects.block_rule import BlockRule, Line, Read, lines_up_to
from loctool.formats.markdown.html.reader import HtmlReader
from loctool.formats.markdown.places import Pieces, Place, Source, collapse, cut_each, ends_escaping, joined, one_line
from loctool.formats.markdown.rules.prefixes import continuation
from loctool.model import Segment

_NAMES = (
    "address article aside blockquote body button canvas caption center col colgroup dd details dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main menu meta nav"
    " noframes ol optgroup option output p section select summary table tbody td tfoot th"
    " thead title tr ul"
).replace(" ", "|")
_ATTRIBUTES = r"""(?:\s(?:[^<>"'\n]|"[^"\n]*"|'[^'\n]*')*)?"""
_RAW = ("pre", "script", "style", "textarea")
RAW_ELEMENT = "|".join(
    rf"<(?i:{name}){_ATTRIBUTES}>(?:(?!</(?i:{name})\b)[\s\S])*</(?i:{name})[ \t]*>" for name in _RAW
)
"""An element without Markdown in it, from its tag to its end."""
BLOCK_TAG = rf"</?(?i:{_NAMES}){_ATTRIBUTES}/?>"
"""A tag that never stands within a paragraph, with Markdown behind it."""
ANY_BLOCK_TAG = rf"</?(?i:{_NAMES}|{'|'.join(_RAW)}){_ATTRIBUTES}/?>"
"""The same, or a tag of an element without Markdown."""
_ANY_TAG = rf"</?[A-Za-z][\w:-]*{_ATTRIBUTES}/?>"
_TAG = re.compile(rf"<(?P<slash>/?)(?P<name>(?i:{_NAMES}|{'|'.join(_RAW)})){_ATTRIBUTES}/?>")
_LONG_TAG = re.compile(rf"""</?(?i:{_NAMES}|{"|".join(_RAW)})(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?>""")
_LONGEST_TAG = 100
"""Lines."""
_RAW_TAG = re.compile(rf"<(?P<name>(?i:{'|'.join(_RAW)})){_ATTRIBUTES}>")
_RAW_ENDS = {name: re.compile(rf"</(?i:{name})[ \t]*>") for name in _RAW}
_ESCAPED = re.compile(r"\\([\\$`^])")
_OTHER = "is written for another format, which is left alone"
_MOST_LINES = 1000
_DEEPEST = 50
_OPENING = re.compile(r"<(?i:div|aside|section|details)\b")
_CLOSING = re.compile(r"</(?i:div|aside|section|details)\b")
_SAID = re.compile(
    r"""(?<=[\s"'])(?P<key>(?i:alt|title|aria-label|placeholder|label|summary))\s*=\s*(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)')"""
)
_NOTES = re.compile(r"""\bclass\s*=\s*(?:"[^"]*\bnotes\b|'[^']*\bnotes\b|notes\b)""")


def _section(text: str) -> str | None:
    """Return what a line of tags does with a section: pandoc's notes may stand in a div or an aside."""
    change = len(_OPENING.findall(text)) - len(_CLOSING.findall(text))
    if change > 0:
        return "note" if _NOTES.search(text) else ""
    return "end" if change < 0 else None


def tag_places(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the texts in the attributes of the tags on the lines of a block."""
    for start, end in pieces:
        for match in _SAID.finditer(source.normal, start, end):
            name = match.lastgroup or "double"
            if text := collapse(unescape(match[name])):
                segment = Segment(text, "alt" if match["key"].lower() == "alt" else "metadata", source.line(start))
                yield Place(segment, *match.span(name), _write_attribute)


def _write_attribute(text: str) -> str:
    return escape(one_line(text))


def runs(source: Source, pieces: Pieces, read: Read) -> Iterator[Place]:
    """Yield the places of the Markdown between the tags of a block, and of the texts in them."""
    content = joined(source, pieces)
    tags = list(_tags(content))
    between = zip([0, *(end for *_, end in tags)], [*(start for start, *_ in tags), len(content)], strict=True)
    starts = [start for start, _ in pieces]
    found = list[Place]()
    for parts, role in zip(cut_each(pieces, between), _roles(content, tags), strict=True):
        found += tag_places(source, parts)
        for part in parts:
            found += places_of(source, starts[bisect_right(starts, part[0]) - 1], part, read, role)
    for parts in cut_each(pieces, ((start, stop) for start, stop, _ in tags)):
        found += tag_places(source, parts)
    yield from sorted(found, key=lambda place: place.start)


def _tags(content: str) -> Iterator[tuple[int, int, int]]:
    """Yield where each tag of a block begins and stops, and where the element ends if it has no Markdown in it."""
    end, unclosed = 0, set[str]()
    while tag := _TAG.search(content, end):
        end, name = tag.end(), tag["name"].lower()
        if name in _RAW and not tag["slash"] and name not in unclosed:
            if closing := _RAW_ENDS[name].search(content, end):
                end = closing.end()
            else:
                unclosed.add(name)
        yield tag.start(), tag.end(), end


def _roles(content: str, tags: list[tuple[int, int, int]]) -> Iterator[str]:
    """Yield the role of a paragraph before the first tag, and behind each one: notes may stand in them."""
    opened = list[bool]()
    yield "paragraph"
    for start, stop, _ in tags:
        if _OPENING.match(content, start):
            opened.append(_NOTES.search(content, start, stop) is not None)
        elif _CLOSING.match(content, start):
            del opened[-1:]
        yield "note" if any(opened) else "paragraph"


def _raw_extent(line: Line) -> int:
    """Return how many lines a block has in which an element without Markdown begins; 0 where it does not end."""
    text, at, number, depth = line(0) or "", 0, 0, 0
    while opened := _RAW_TAG.search(text, at):
        closes, at = _RAW_ENDS[opened["name"].lower()], opened.end()
        while not (closing := closes.search(text, at)):
            number, at = number + 1, 0
            depth += _RAW_TAG.search(text) is not None
            if number >= _MOST_LINES or depth > _DEEPEST or (more := line(number)) is None:
                return 0
            text = more
        at = closing.end()
    return number + 1 if at else 0


def places_of(
    source: Source, start: int, span: tuple[int, int], read: Read, role: str = "paragraph"
) -> Iterator[Place]:
    """Yield the places of the Markdown in a part of a line that begins at the offset `start`."""
    begin, end = span
    text = source.normal[begin:end]
    for place in read(text, role) if text.strip() else ():
        segment = replace(place.segment, line=source.line(begin))
        write = partial(_write, write=place.write, prefix=continuation(source, start))
        yield place._replace(segment=segment, start=place.start + begin, end=place.end + begin, write=write)


def _write(text: str, write: Callable[[str], str], prefix: str) -> str:
    written = write(text).replace("\n", "\n" + prefix)
    return written + " " if ends_escaping(written) else written


def _fence_extent(line: Line) -> int:
    """Return how many lines a fenced block has; 0 where it does not end."""
    first = (line(0) or "").lstrip(" ")
    fence = first[: len(first) - len(first.lstrip(first[:1]))]
    return lines_up_to(line, lambda text: text.lstrip(" ").startswith(fence) and not text.strip().strip(fence[0]))


def _raw_places(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the texts in a fenced block of HTML."""
    if content := pieces[1:-1]:
        for place in HtmlReader(source, []).places(content, "paragraph", 0):
            yield place._replace(write=partial(_write_bare, write=place.write))


def _write_bare(text: str, write: Callable[[str], str]) -> str:
    """Return what is written without the backslashes that Markdown would need."""
    return write(_ESCAPED.sub(r"\1", text))


def _tag_extent(line: Line) -> int:
    """Return how many lines a tag of several lines has; 0 where it does not end."""
    text = line(0) or ""
    for number in range(1, _LONGEST_TAG):
        if not (more := line(number)) or not more.strip():
            return 0
        text += "\n" + more
        if ">" in more and _LONG_TAG.match(text.lstrip(" ")):
            return number + 1
    return 0


def _behind_tag(source: Source, pieces: Pieces, read: Read) -> Iterator[Place]:
    """Yield the places of the texts in a tag of several lines, and of the Markdown behind it."""
    content = joined(source, pieces)
    tag = _LONG_TAG.match(content)
    end = tag.end() if tag else len(content)
    within, behind = cut_each(pieces, [(0, end), (end, len(content))])
    yield from tag_places(source, within)
    for start, stop in behind:
        yield from places_of(source, pieces[-1][0], (start, stop), read)


HTML_RULES = (
    BlockRule(r"(?:`{3,}|~{3,})[ \t]*\{=html\d?\}[ \t]*$", extent=_fence_extent, texts=_raw_places),
    BlockRule(r"(?:`{3,}|~{3,})[ \t]*\{=\w+\}[ \t]*$", extent=_fence_extent, foreign=_OTHER),
    BlockRule(ANY_BLOCK_TAG, extent=_raw_extent, nested=runs),
    BlockRule(rf"(?:{ANY_BLOCK_TAG}[ \t]*)+$", texts=tag_places, section=_section),
    BlockRule(rf"{BLOCK_TAG}[^\n]*{BLOCK_TAG}[ \t]*$", nested=runs),
    BlockRule(rf"</?(?i:{_NAMES})\b[^<>\n]*$", extent=_tag_extent, nested=_behind_tag, section=_section),
    BlockRule(rf"(?:{_ANY_TAG}[ \t]*)+$(?=\n[ \t>]*$|\n?\Z)", interrupts=False, texts=tag_places),
)
"""Blocks for other formats, elements without Markdown, lines of tags alone, lines between tags, a tag of several lines,
tags that stand alone."""
