"""VitePress: containers, attributes in braces, code from files, and components of Vue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.formats.markdown.dialects.common import MATH_OF_MARP
from loctool.formats.markdown.dialects.dialect import BlockRule, Dialect
from loctool.formats.markdown.dialects.docs.braces import escape_braces
from loctool.formats.markdown.dialects.docs.titles import label_place
from loctool.formats.markdown.dialects.pandoc.texts import attribute_places
from loctool.formats.markdown.dialects.slidev.syntax import alert_title, tame
from loctool.formats.markdown.dialects.slidev.table import SLIDEV
from loctool.formats.markdown.dialects.slugs import slug_as_vitepress
from loctool.formats.markdown.places import Pieces, Place, Source, text_place
from loctool.formats.markdown.writing import Layout, write_block

KEYS = (
    *("title", "titleTemplate", "description", "hero.name", "hero.tagline", "hero.image.alt"),
    *("features[].title", "features[].details", "features[].linkText", "**.text"),
)
ATTRIBUTES = r"(?<![\\{])\{[^{}\n]+\}(?!\})"
"""What markdown-it-attrs takes from the end of a block, and from behind a span."""

_CONTAINER = re.compile(rf":{{3,}}[ \t]*[\w-]+[ \t]*(?P<title>[^\n]*?)[ \t]*(?:{ATTRIBUTES})?[ \t]*$", re.MULTILINE)
_LABEL = re.compile(r"(?:[`~]{3,}|<<<)[^\[\n`]*\[(?P<title>[^\]\n]*)\]")


def _title(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the place of a container's title, which is Markdown on one line."""
    if found := _CONTAINER.match(source.normal, *pieces[0]):
        yield from text_place(source, *found.span("title"), "paragraph", _write_title)


def _write_title(text: str) -> str:
    return write_block(text, Layout(VITEPRESS, within=True, heading=True))


def _alert(source: Source, pieces: Pieces) -> Iterator[Place]:
    return alert_title(source, pieces, Layout(VITEPRESS, within=True, heading=True))


def _label(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the place of the label of code on its first line."""
    if found := _LABEL.match(source.normal, *pieces[0]):
        yield from label_place(source, found.span("title"))


def _tame(source: str, text: str) -> str:
    """Return a translation without attributes, expressions and tags that its source does not have."""
    text = escape_braces(source, tame(source, text), "&#123;")
    return text if "<<<" in source else text.replace("<<<", "&lt;<<")


VITEPRESS = Dialect(
    name="vitepress",
    label="html",
    keys=KEYS,
    plugins=(),
    rules=(
        MATH_OF_MARP,
        BlockRule(r":{3,}[ \t]*$"),
        BlockRule(r":{3,}[ \t]*[\w-]+(?:[ \t{][^\n]*)?$", texts=_title),
        BlockRule(r"<<<[ \t]*\S[^\n]*$", texts=_label),
        BlockRule(r"\[\[(?i:toc)\]\][^\n]*$"),
        BlockRule(r"\[!(?i:note|tip|important|warning|caution)\][^\n]*$", interrupts=False, texts=_alert),
    ),
    trailing=rf"[ \t]*{ATTRIBUTES}",
    guard=r"(?=[-*_]{3,}[ ]?\{)",  # a rule with attributes
    cell_trailing=rf"[ \t]*{ATTRIBUTES}",
    attributes=ATTRIBUTES,
    html=SLIDEV.html,
    html_line=SLIDEV.html_line,
    attribute_texts=attribute_places,
    fence_texts=_label,
    tame=_tame,
    slug=slug_as_vitepress,
)
