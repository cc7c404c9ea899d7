"""kramdown's blocks: attributes, extensions, abbreviations, tables, mathematics, and Markdown in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from loctool.formats.markdown.dialects.dialect import BlockRule
from loctool.formats.markdown.dialects.jekyll.rows import row_places, table_extent, write_first
from loctool.formats.markdown.dialects.templates.parameters import parameter_pattern, parameter_places, write_quoted
from loctool.formats.markdown.dialects.templates.tags import closed_block
from loctool.formats.markdown.places import Pieces, Place, Source, text_place

ATTRIBUTES = r"\{:(?![:/])(?:[^{}\n\\]|\\.){0,2000}\}"
_CONTENTS = r"\{:(?:[^{}\n]*[ \t])?toc\b[^{}\n]*\}"
_ITEM = r"(?:[*+-]|\d+\.)[ \t]"
_EXTENSION = r"\{::(?P<name>comment)\b[^{}\n]*(?<!/)\}"
_RAW = r"\{::(?P<name>nomarkdown)\b[^{}\n]*(?<!/)\}"
_CLOSE = r"\{{:/(?:{name})?\}}"
_ABBREVIATION = re.compile(r"\*\[[^\]\n]+\]:[ \t]*")
_MATH = r"\$\$(?=(?:[^$\\]|\\[\s\S]|\$(?!\$)){1,4000}\$\$[ \t]*$)"
_TERM = r"(?![*+-][ \t]|\d+\.[ \t]|[>#:|]|`{3}|~{3}|\{:)\S"
_MARKDOWN_IN_HTML = r"""<[A-Za-z][\w-]*\b[^<>\n]*\bmarkdown=["']?(?:1|block|span)\b[^<>\n]*>[ \t]*$"""


def _write_value(text: str, name: str) -> str:
    """Return a text within the quotation marks of attributes, which it does not end."""
    return write_quoted(text, name).replace("}", "\\}").replace("{", "&#123;").replace("|", "&#124;")


attribute_places = partial(
    parameter_places,
    tag=re.compile(ATTRIBUTES),
    parameter=parameter_pattern("aria-label|placeholder"),
    write=_write_value,
)
"""The texts in attributes, such as `{: title="…"}`."""


def _expansion(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the place of what an abbreviation stands for."""
    start, end = pieces[0]
    found = _ABBREVIATION.match(source.normal, start, end)
    yield from text_place(source, found.end() if found else end, end, "paragraph")


def _term(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the place of a term above another one of the same definition."""
    return text_place(source, *pieces[0], "paragraph", write_first)


KRAMDOWN_RULES = (
    BlockRule(
        rf"{_ITEM}[^\n]*\n(?:[ \t]*{_ITEM}[^\n]*\n){{0,20}}[ \t]*{_CONTENTS}[ \t]*$",
        closes=rf"{_CONTENTS}[ \t]*$",
        interrupts=False,
    ),
    closed_block(_EXTENSION, _CLOSE),
    closed_block(_RAW, _CLOSE, foreign="is raw HTML within `nomarkdown`, which is left alone"),
    BlockRule(r"\{:(?::\w[^{}\n]*|/\w*)\}[ \t]*$"),
    BlockRule(rf"(?:{ATTRIBUTES}[ \t]*)+$", texts=attribute_places),
    BlockRule(r"\^[ \t]*$"),
    BlockRule(r"\*\[[^\]\n]+\]:", texts=_expansion, interrupts=False),
    BlockRule(_MATH, closes=r"\$\$[ \t]*$", interrupts=False),
    BlockRule(_MARKDOWN_IN_HTML),
    BlockRule(rf"{_TERM}[^\n]*$(?=\n(?:[ \t]*{_TERM}[^\n]*\n){{1,8}}[ ]{{0,3}}:[ \t])", texts=_term, interrupts=False),
    BlockRule(extent=table_extent, texts=row_places, interrupts=False),
)
