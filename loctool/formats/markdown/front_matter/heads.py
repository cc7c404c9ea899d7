"""Front matter without marks: Org's and Deckset's lines of `key: value`, remark's properties, pandoc's title block."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import partial

from loctool.formats.markdown.front_matter.keys import begin_patterns, follow, is_chosen
from loctool.formats.markdown.places import Place, Source, collapse, ends_escaping
from loctool.model import Segment

_ORG = re.compile(r"#\+(?P<key>[^:\n]*)(?P<colon>:?)(?P<value>[^\n]*)(?:\n|\Z)")
_HEAD = re.compile(r"(?P<key>[\w-]+):(?=[ \t\n]|\Z)(?P<value>[^\n]*)(?:\n|\Z)")
_PROPERTY = re.compile(r"\n*(?:[-\w]+:[^$\n]*|(?:<!--\s*)[-\w]+:[^$\n]*?(?:\s*-->))")
"""remark's, which needs no white space behind the colon and stops at a dollar sign."""
_TITLE_LINE = re.compile(r"%[^\n]*(?:\n|\Z)(?:[ \t]+[^\s][^\n]*(?:\n|\Z))*")
_AUTHOR = re.compile(r"(?:[^;\n\\&]|\\.|&(?:\#?\w{1,32};)?)+")
_ENTITY = re.compile(r"\\.|&\#?\w{1,32};|;", re.DOTALL)
_OPEN_ENTITY = re.compile(r"&(?=#?\w*$)")
_OPENING_QUOTE = re.compile(r"(?<![\w\\])'")
_MARKS = '`*_$~^"'


def org_end(source: Source) -> int:
    """Return the offset behind the lines that begin with `#+` at the top of a deck."""
    end = 0
    while found := _ORG.match(source.normal, end):
        end = found.end()
    return end


def org_places(source: Source, end: int, keys: Collection[str]) -> Iterator[Place]:
    """Yield the places of the chosen keys of Org's lines; capital letters of keys count as small ones."""
    top, at = begin_patterns(keys), 0
    while at < end and (found := _ORG.match(source.normal, at)):
        if is_chosen(follow(top, found["key"].strip().lower())):
            yield from _line_place(source, *found.span("value"), _one_line)
        at = found.end()


def head_lines(
    source: Source, begin: int, keys: Collection[str], *, names: Collection[str] | None = None
) -> tuple[int, list[Place]]:
    """Return the end of the `key: value` lines that begin at an offset, and the places of the chosen keys.

    They end at the first line that has no key; the end is `begin` where there are none. With `names`, only these are
    keys.
    """
    top, end = begin_patterns(keys), begin
    places: list[Place] = []
    while (found := _HEAD.match(source.normal, end)) and (names is None or found["key"] in names):
        if is_chosen(follow(top, found["key"])):
            places += _line_place(source, *found.span("value"), _one_line)
        end = found.end()
    return end, places


def properties_end(source: Source, begin: int, end: int) -> int:
    """Return where the properties with which a slide of remark begins end, at the latest at `end`."""
    while begin < end and (found := _PROPERTY.match(source.normal, begin, end)):
        begin = found.end()
    return begin


def title_block_end(source: Source) -> int:
    """Return the offset behind pandoc's title block: up to three parts that begin with `%`, 0 for none."""
    end = 0
    for _ in range(3):
        found = _TITLE_LINE.match(source.normal, end)
        end = found.end() if found else end
    return end


def title_block_places(source: Source, end: int, keys: Collection[str]) -> Iterator[Place]:
    """Yield the places of the title, of each author and of the date of pandoc's title block, of the chosen keys."""
    top, at = begin_patterns(keys), 0
    for key in ("title", "author", "date"):
        found = _TITLE_LINE.match(source.normal, at, end)
        if found and is_chosen(follow(top, key)):
            start, stop = at + 1, found.end()
            yield from _authors(source, start, stop) if key == "author" else _joined(source, start, stop)
        at = found.end() if found else at


def _authors(source: Source, start: int, stop: int) -> Iterator[Place]:
    for found in _AUTHOR.finditer(source.normal, start, stop):
        yield from _line_place(source, *found.span(), partial(_guarded, old=found[0], author=True))


def _joined(source: Source, start: int, stop: int) -> Iterator[Place]:
    """Yield the place of a part that may go on over indented lines."""
    return _line_place(source, start, stop, partial(_guarded, old=source.normal[start:stop]))


def _line_place(source: Source, start: int, stop: int, write: Callable[[str], str]) -> Iterator[Place]:
    value = source.normal[start:stop]
    if text := collapse(value.replace("\n", " ")):
        start += len(value) - len(value.lstrip())
        yield Place(Segment(text, "metadata", source.line(start)), start, start + len(value.strip()), write)


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _guarded(text: str, old: str, author: bool = False) -> str:
    """Return a text for the title block: one line, whose marks reach neither the next part nor part an author."""
    text = " ".join(re.split(r"\s*[\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*", text))
    for mark in _MARKS:
        if text.count(mark) % 2:
            text = re.sub(rf"(?<!\\){re.escape(mark)}", rf"\\{mark}", text)
    if text.count("[") != text.count("]"):
        text = re.sub(r"(?<!\\)[\[\]]", r"\\\g<0>", text)
    text = re.sub(r"(?<!\\)@(?=\{)", r"\\@", text)  # a citation whose key ends at the next brace
    if text.count("'") % 2:
        text = _OPENING_QUOTE.sub(r"\'", text)
    if "<" not in old or text.rfind("<") > text.rfind(">"):
        text = text.replace("<", "&lt;")
    if author:  # a semicolon follows it, which would complete an entity
        text = _OPEN_ENTITY.sub("&amp;", text)
        text = _ENTITY.sub(lambda found: "\\;" if found[0] == ";" else found[0], text)
    return text + "\\" if ends_escaping(text) else text
