"""Texts within pandoc's syntax: in attributes, in the options of code and in shortcodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from html import unescape

from loctool.formats.markdown.places import Pieces, Place, Source, collapse, joined
from loctool.model import Segment

_KEYS = r"title|fig[-.]?(?:alt|cap|subcap|scap)|tbl-(?:cap|subcap)|lst-cap|code-summary|filename|alt|aria-label|summary"
_VALUE = re.compile(
    rf"""(?<![\w.-])(?:{_KEYS})[ \t]*=[ \t]*(?:"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\\\n]|\\.)*)')"""
)
_SHORTCODE_VALUE = re.compile(
    r"""(?<![\w.-])(?:title|label|caption|alt|aria-label)[ \t]*=[ \t]*"""
    r"""(?:"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\\\n]|\\.)*)')"""
)
_BRACES = re.compile(r"\{[^{}\n]*\}")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_WORD = re.compile(r"[^\W\d_]{2}")


def attribute_places(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the texts in the attributes `{… title="…"}` of the lines of a block."""
    for start, end in pieces:
        for braces in _BRACES.finditer(source.normal, start, end):
            yield from _values(source, _VALUE.finditer(source.normal, *braces.span()))


def shortcode_places(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the texts in a shortcode `{{< name title="…" >}}`."""
    for start, end in pieces:
        yield from _values(source, _SHORTCODE_VALUE.finditer(source.normal, start, end))


def _values(source: Source, matches: Iterable[re.Match[str]]) -> Iterator[Place]:
    for match in matches:
        name = match.lastgroup or "double"
        raw = match[name]
        text = collapse(unescape(_ESCAPE.sub(r"\1", raw)))
        if _WORD.search(text):
            start, end = match.span(name)
            write = partial(write_value, mark='"' if name == "double" else "'")
            yield Place(Segment(text, "metadata", source.line(start)), start, end, write)


def write_value(text: str, mark: str) -> str:
    """Return a text as the value of an attribute between two quotation marks."""
    text = text.replace("\n", " ").replace("\\", "\\\\").replace("&", "&amp;")
    for char in (mark, "{", "}", "<", ">"):
        text = text.replace(char, f"&#{ord(char)};")
    return text


def view_of_options(text: str, mark: str) -> str:
    """Return the lines of options in a chunk of code as YAML with equal offsets: their marks become spaces."""
    return re.sub(rf"(?m)^[ \t]*{re.escape(mark)}", lambda found: " " * len(found[0]), text)


def has_options(source: Source, pieces: Pieces) -> bool:
    """Return whether a chunk of code begins with options."""
    return bool(re.match(r"[^\n]*\n[ \t]*(?:#|//|--|%%)\|", joined(source, pieces[:2])))
