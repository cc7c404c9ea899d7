"""Front matter without marks: Org's lines of `key: value`, and pandoc's title block."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial

from loctool.formats.markdown.front_matter.keys import begin_patterns, follow, is_chosen
from loctool.formats.markdown.places import Place, Source, ends_escaping, skip, text_place

_ORG = re.compile(r"#\+(?P<key>[^:\n]*)(?P<colon>:?)(?P<value>[^\n]*)(?:\n|\Z)")
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
            yield from text_place(source, *found.span("value"), "metadata")
        at = found.end()


def title_block_end(source: Source) -> int:
    """Return the offset behind pandoc's title block: up to three parts that begin with `%`, 0 for none."""
    end = 0
    for _ in range(3):
        end = skip(_TITLE_LINE, source.normal, end)
    return end


def title_block_places(source: Source, end: int, keys: Collection[str]) -> Iterator[Place]:
    """Yield the places of the title, of each author and of the date of pandoc's title block, of the chosen keys."""
    top, at = begin_patterns(keys), 0
    for key in ("title", "author", "date"):
        found = _TITLE_LINE.match(source.normal, at, end)
        if found and is_chosen(follow(top, key)):
            start, stop = at + 1, found.end()
            old = source.normal[start:stop]  # it may go on over indented lines
            whole = text_place(source, start, stop, "metadata", partial(_guarded, old=old))
            yield from _authors(source, start, stop) if key == "author" else whole
        at = found.end() if found else at


def _authors(source: Source, start: int, stop: int) -> Iterator[Place]:
    for found in _AUTHOR.finditer(source.normal, start, stop):
        yield from text_place(source, *found.span(), "metadata", partial(_guarded, old=found[0], author=True))


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
