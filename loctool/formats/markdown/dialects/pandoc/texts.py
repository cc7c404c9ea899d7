"""Texts within pandoc's syntax: in attributes, in the options of code and in shortcodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from html import unescape
from typing import Protocol

from loctool.errors import SourceError
from loctool.formats.markdown.front_matter.yaml_places import yaml_places
from loctool.formats.markdown.places import Pieces, Place, Source, collapse
from loctool.model import Segment

_NAMES = "title|fig[-.]alt|fig[-.]cap|fig[-.]subcap|fig[-.]scap|tbl-cap|tbl-subcap|lst-cap|code-summary|filename"
_QUOTED = r"""[ \t]*=[ \t]*(?:"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\\\n]|\\.)*)')"""
_ATTRIBUTE = re.compile(rf"(?<![\w.-])(?:{_NAMES}|alt|aria-label|summary|data-notes){_QUOTED}")
_PARAMETER = re.compile(rf"(?<![\w.-])(?:title|label|caption|alt|aria-label){_QUOTED}")
_VECTOR = re.compile(
    rf"(?<![\w.-])(?:{_NAMES})[ \t]*=[ \t]*c\((?:[^()\"']|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')*\)"
)
_STRING = re.compile(r"""(?:"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\\\n]|\\.)*)')""")
"""R's vectors of texts, and a text in one of them."""
_BRACES = re.compile(r"""\{(?:[^{}"'\n]|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')*\}""")
_CHUNK = re.compile(r"\{[ \t]*\w")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_OPTION = re.compile(r"(?m)^[ \t]*(?:#|//|--|%%)\|")
_YAML = re.compile(r"[ \t]*\S+?\|[ \t]*[^\s:]+:(?:[ \t]|$)", re.MULTILINE)
"""A first line of options in YAML, by knitr's own rule; else they are R's arguments."""
_WORD = re.compile(r"[^\W\d_]{2}")
_FILE = re.compile(r"[\w./-]+\.[A-Za-z]\w{0,4}")
_OPTIONS = (*_NAMES.replace("[-.]", "-").split("|"), "fig*cap", "fig*alt", "fig*subcap", "fig*scap", "caption")


class _Write(Protocol):
    def __call__(self, text: str, mark: str) -> str: ...


def attribute_places(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the texts in the attributes `{… title="…"}` of the lines of a block."""
    for start, end in pieces:
        for braces in _BRACES.finditer(source.normal, start, end):
            yield from _values(source, _ATTRIBUTE, *braces.span(), write_value)


def shortcode_places(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the texts in a shortcode `{{< name title="…" >}}`."""
    for start, end in pieces:
        yield from _values(source, _PARAMETER, start, end, write_string)


def fence_places(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the texts that a block of code is given: attributes, and options in comments at its top."""
    for braces in _BRACES.finditer(source.normal, *pieces[0]):
        is_chunk = _CHUNK.match(braces[0])
        yield from (
            _arguments(source, *braces.span()) if is_chunk else _values(source, _ATTRIBUTE, *braces.span(), write_value)
        )
    last = 0
    while last + 1 < len(pieces) and _OPTION.match(source.normal, pieces[last + 1][0], pieces[last + 1][1]):
        last += 1
    if last:
        read = _option_places if _YAML.match(source.normal, pieces[1][0]) else _arguments
        yield from read(source, source.line_start(pieces[1][0]), pieces[last][1])


def _arguments(source: Source, start: int, end: int) -> Iterator[Place]:
    """Yield the places of the texts in arguments of R: `fig.cap="…"`, `fig.cap = c("…", "…")`."""
    found = list(_values(source, _ATTRIBUTE, start, end, write_string))
    for vector in _VECTOR.finditer(source.normal, start, end):
        found += _values(source, _STRING, *vector.span(), write_string)
    yield from sorted(found, key=lambda place: place.start)


def _option_places(source: Source, begin: int, end: int) -> Iterator[Place]:
    """Yield the places of texts in the lines of options, which are YAML behind their marks."""
    text = source.text[begin:end]
    marks = _OPTION.findall(text)
    view = Source(_OPTION.sub(lambda mark: " " * len(mark[0]), text), source.path)
    try:
        found = list(yaml_places(view, 0, len(view.text), _OPTIONS))
    except SourceError:
        return  # options that are no YAML: nothing is sure
    for place in found:
        segment = replace(place.segment, line=place.segment.line + source.line(begin) - 1)
        marked = partial(_marked, write=place.write, mark=marks[0])
        yield Place(segment, place.start + begin, place.end + begin, marked)


def _marked(text: str, write: Callable[[str], str], mark: str) -> str:
    """Return what is written with the mark of options at the start of each further line."""
    return re.sub(rf"\n {{0,{len(mark)}}}", lambda _: "\n" + mark, write(text))


def _values(source: Source, pattern: re.Pattern[str], start: int, end: int, write: _Write) -> Iterator[Place]:
    for match in pattern.finditer(source.normal, start, end):
        name = match.lastgroup or "double"
        text = collapse(unescape(_ESCAPE.sub(r"\1", match[name])))
        if _WORD.search(text) and not _FILE.fullmatch(text):
            segment = Segment(text, "metadata", source.line(start))
            yield Place(segment, *match.span(name), partial(write, mark='"' if name == "double" else "'"))


def write_value(text: str, mark: str) -> str:
    """Return a text as the value of an attribute between two quotation marks."""
    text = text.replace("\n", " ").replace("\\", "\\\\").replace("&", "&amp;")
    for char in (mark, "{", "}", "<", ">"):
        text = text.replace(char, f"&#{ord(char)};")
    return text


def write_string(text: str, mark: str) -> str:
    """Return a text as a string of code or of a shortcode between two quotation marks."""
    text = text.replace("\n", " ").replace("\\", "\\\\").replace(mark, "\\" + mark)
    return text.replace("`", "'").replace(">}", "> }").replace("{<", "{ <")
