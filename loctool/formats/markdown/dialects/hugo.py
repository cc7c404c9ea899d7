"""Hugo: shortcodes within goldmark's Markdown, and reveal-hugo, whose slides are parted by thematic breaks."""

from __future__ import annotations

import re
from functools import partial

from loctool.formats.markdown.dialects.common import ATTRIBUTES, MATH, TRAILING_ATTRIBUTES
from loctool.formats.markdown.dialects.dialect import BlockRule, Dialect
from loctool.formats.markdown.dialects.foreign import foreign_but
from loctool.formats.markdown.dialects.github import ALERT
from loctool.formats.markdown.dialects.slugs import slug_as_github
from loctool.formats.markdown.dialects.templates.parameters import (
    UNREAD,
    parameter_pattern,
    parameter_places,
    write_quoted,
)
from loctool.formats.markdown.dialects.templates.tags import (
    Tags,
    closed_block,
    keep_tags,
    unwrap,
    wrapped_extent,
    wrapped_places,
)

_INSIDE = r'[^{}"`]{0,1000}+(?:(?:"(?:[^"\\\n]|\\.){0,2000}"|`[^`]{0,4000}`)[^{}"`]{0,1000}+){0,20}(?<=[>%])\}\}'
_TAG = rf"\{{\{{[<%]\s*/?\s*[\w./-]+{_INSIDE}"
_LITERAL = r"\{\{[<%]\s*/\*[^\n]*\*/\s*[>%]\}\}"
"""Shown as a shortcode that is not run."""
_CODE = r"\{\{[<%]\s*(?P<name>highlight|mermaid|katex|latex|math|chart|plantuml|qr)\b[^\n]*[^/][>%]\}\}"
_RAW = r"\{\{[<%]\s*(?P<name>raw|rawhtml|html)\b[^\n]*[^/][>%]\}\}"
_CLOSE = r"\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}"
TAGS = Tags(
    tag=re.compile(rf"\{{\{{[<%]\s*(?P<close>/?)\s*(?P<name>[\w./-]+){_INSIDE}|(?P<literal>{_LITERAL})"),
    begin=re.compile(r"\{(?=\{[<%])"),
    escape=lambda _: "&#123;",
    texts=parameter_pattern("c"),
    required=lambda _: True,
)

_texts = partial(parameter_places, tag=re.compile(_TAG), parameter=parameter_pattern("c"), write=write_quoted)
"""The texts in parameters; `c` is what reveal-hugo's `frag` shows."""

_TASK = re.compile(r"\[(?=[ xX]\](?![(\[]))")


def tame(text: str, translation: str) -> str:
    """Return a translation with the shortcodes of its source and no other, and without a task that it begins with."""
    kept = keep_tags(TAGS, text, translation)
    return "\\" + kept if _TASK.match(kept) and not _TASK.match(text) else kept


_RULES = (
    BlockRule(rf"{_LITERAL}[ \t]*$"),
    closed_block(_CODE, _CLOSE),
    closed_block(_RAW, _CLOSE, foreign="is raw HTML within a shortcode, which is left alone"),
    BlockRule(rf"(?=(?:{_TAG}[ \t]*)+$)\{{\{{", closes=r"[>%]\}\}[ \t]*$", texts=_texts, unread=UNREAD),
    BlockRule(
        extent=partial(wrapped_extent, tags=TAGS),
        nested=partial(wrapped_places, tags=TAGS, texts=_texts),
        interrupts=False,
    ),
    BlockRule(rf"{ATTRIBUTES}[ \t]*$"),
    *MATH,
    ALERT,
)

HUGO = Dialect(
    name="hugo",
    front_matter=("yaml", "toml", "json", "org"),
    keys=("title", "description", "linkTitle", "summary", "subtitle", "**.alt", "**.title"),
    plugins=("footnote", "deflist"),
    rules=(*_RULES, *foreign_but("shortcode", "kramdown", "pandoc", "title block")),
    guard=r"(?=:[ \t])",
    leading=r"\[![A-Za-z]+\][+-]?[ \t]+",
    blocks_behind_leading=True,
    heading_trailing=TRAILING_ATTRIBUTES,
    attribute_texts=_texts,
    tag_texts=_texts,
    unwrap=partial(unwrap, TAGS),
    notes=r"(?s)\{\{[<%]\s*(?:speaker_)?notes?\b[^{}]*[>%]\}\}.*?\{\{[<%]\s*/\s*(?:speaker_)?notes?\s*[>%]\}\}",
    tame=tame,
    slug=slug_as_github,
)
