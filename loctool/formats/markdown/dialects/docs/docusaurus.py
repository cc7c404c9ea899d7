"""Docusaurus: MDX, in which tags are components, braces hold code, and indented lines are text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from loctool.formats.markdown.dialects.common import MATH
from loctool.formats.markdown.dialects.dialect import BlockRule, Dialect
from loctool.formats.markdown.dialects.docs.braces import escape_braces
from loctool.formats.markdown.dialects.docs.elements import element_extent, element_texts
from loctool.formats.markdown.dialects.docs.jsx import escape_tags, flow_extent, module_extent, tag_texts
from loctool.formats.markdown.dialects.docs.loose import escape_loose
from loctool.formats.markdown.dialects.docs.titles import ends_open, escape_brackets, label_place
from loctool.formats.markdown.dialects.slugs import slug_as_github
from loctool.formats.markdown.places import Pieces, Place, Source, one_line, text_place
from loctool.formats.markdown.rules.blocks import only_at

_MODULE = r"(?<![^\n])(?:import|export)[ \t]"
KEYS = ("title", "sidebar_label", "pagination_label", "description", "keywords")

_DIRECTIVE = re.compile(
    r":{2,}[A-Za-z][\w-]*(?:\[(?P<label>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])*)\]|[ \t]+(?P<title>[^\s\[{][^\n]*))"
)
_TITLE = re.compile(r"""(?<![\w-])title=(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)')""")
_INLINE = re.compile(r":(?=[A-Za-z][\w-]*[\[{])")
_MARK = re.compile(r"[`~]{3,}")


def _title(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the place of the label or title of a directive."""
    if found := _DIRECTIVE.match(source.normal, *pieces[0]):
        name = "label" if found["label"] is not None else "title"
        yield from text_place(source, *found.span(name), "paragraph", partial(_write_title, is_label=name == "label"))


def _write_title(text: str, is_label: bool) -> str:
    """Return a title on one line; one without brackets does not begin with any, and Docusaurus puts some around it."""
    line = ends_open(escape_brackets(one_line(text)))
    return "&#8288;" + line if not is_label and line.startswith(("[", "{")) else line


def _fence_title(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the place of the title in a code block's first line."""
    if (found := _TITLE.search(source.normal, *pieces[0])) and _MARK.match(source.normal, pieces[0][0]):
        yield from label_place(source, found.span("double" if found["double"] is not None else "single"))


def _tame(source: str, text: str) -> str:
    """Return a translation without expressions, tags and directives that its source does not have."""
    text = escape_tags(source, escape_braces(source, text))
    text = escape_loose(text) if "<" in text else text
    return _INLINE.sub(lambda mark: mark[0] if _named(mark) in source else "\\:", text)


def _named(mark: re.Match[str]) -> str:
    name = re.compile(r":[\w-]+[\[{]").match(mark.string, mark.start())
    return name[0] if name else ":"


DOCUSAURUS = Dialect(
    name="docusaurus",
    keys=KEYS,
    rules=(
        *MATH,
        BlockRule(_MODULE, extent=module_extent, interrupts=False),
        BlockRule(_MODULE, until="$", interrupts=False),
        BlockRule(r"<(?!!--)|\{", extent=flow_extent, texts=tag_texts),
        BlockRule(r"<[A-Za-z]", extent=element_extent, texts=element_texts),
        BlockRule(r":{3,}[ \t]*$"),
        BlockRule(r":{2,}[A-Za-z][\w-]*(?:[ \t\[{][^\n]*)?$", texts=_title),
    ),
    adapted={"html_block": only_at("<!--")},  # Docusaurus knows comments in Markdown files
    disabled=("code",),
    heading_trailing=r"[ \t]*\{#[^{}\n]+\}",
    fence_texts=_fence_title,
    tame=_tame,
    slug=slug_as_github,
)
