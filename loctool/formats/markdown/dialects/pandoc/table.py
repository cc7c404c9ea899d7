"""pandoc's Markdown: divs, spans, attributes, tables of four kinds, metadata, citations, example lists."""

from __future__ import annotations

import re
from itertools import pairwise

from loctool.formats.markdown.dialects.common import ATTRIBUTES
from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.dialects.pandoc.blocks import pandoc_rules
from loctool.formats.markdown.dialects.pandoc.html import ANY_BLOCK_TAG, BLOCK_TAG, RAW_ELEMENT
from loctool.formats.markdown.dialects.pandoc.markers import GUARD, view_markers
from loctool.formats.markdown.dialects.pandoc.texts import attribute_places, fence_places
from loctool.formats.markdown.dialects.slugs import slug_as_pandoc
from loctool.formats.markdown.rules.blocks import only_at, only_backticks, only_in_lists, only_one_line
from loctool.formats.markdown.tables.pipe import escape_loose_marks, has_loose_marks

_TEXT_KEYS = (
    *("title", "subtitle", "author", "institute", "affiliation", "date", "abstract", "abstract-title", "description"),
    *("description-meta", "keywords", "subject", "toc-title", "pagetitle", "notes", "footer"),
)
KEYS = (
    *_TEXT_KEYS,
    *("author.name", "author.affiliation", "author.affiliations", "author.affiliations.name"),
    *("author.affiliation.name", "author.affiliations.department", "author.affiliations.group"),
    *(f"format.*.{key}" for key in _TEXT_KEYS),
    *("language.*", "language.*.*", "crossref.*-title", "crossref.*-prefix", "listings.title"),
    *("affiliations.name", "affiliations.department", "affiliations.group", "other-links.text", "code-links.text"),
    *("format.*.other-links.text", "format.*.code-links.text", "copyright.holder", "copyright.statement"),
    *("license", "license.text"),
    *("fig-cap", "fig-alt", "tbl-cap", "lst-cap", "code-summary", "figureTitle", "tableTitle", "listingTitle"),
)
"""Keys of metadata that hold text, which is Markdown."""
_BLOCK_TAG = re.compile(ANY_BLOCK_TAG)
_TEX = re.compile(r"(?<!\\)(?:\\\\)*\\(?=[a-zA-Z])")


def slide_level(levels: list[int]) -> int:
    """Return the level of the headings that begin slides: the highest one that something else directly follows."""
    return min((level for level, below in pairwise([*levels, 1]) if level and not below), default=6)


def tame(text: str, translation: str) -> str:
    """Return a translation in which nothing begins that goes beyond a sentence and that its source has not."""
    known = set(_BLOCK_TAG.findall(text))
    translation = _BLOCK_TAG.sub(lambda tag: tag[0] if tag[0] in known else "&lt;" + tag[0][1:], translation)
    if not _TEX.search(text):
        translation = _TEX.sub(r"\g<0>\\", translation)
    if "^[" not in text:
        translation = translation.replace("^[", "\\^[")
    if "<!--" not in text:
        translation = translation.replace("<!--", "&lt;!--")
    return translation if has_loose_marks(text) else escape_loose_marks(translation)


PANDOC = Dialect(
    name="pandoc",
    label="div",
    front_matter=("title-block", "yaml-dots"),
    keys=KEYS,
    plugins=("footnote", "deflist"),
    not_interrupting=frozenset({"heading", "blockquote", "hr", "html_block"}),
    adapted={
        "list": only_in_lists,
        "fence": only_backticks,
        "lheading": only_one_line,
        "html_block": only_at(r"<(?:!--|!\[CDATA\[|[?]|![A-Za-z])"),  # comments and declarations
    },
    tables=False,
    view=view_markers,
    rules=pandoc_rules(KEYS),
    guard=rf"{GUARD}|(?:[Tt]able)?(?=:[ \t])|(?=%|[~|](?:[ \t]|$))",
    leading=rf"(?:{BLOCK_TAG}|{RAW_ELEMENT})\s*",
    blocks_behind_leading=True,
    trailing=rf"\s*(?:{BLOCK_TAG}|{RAW_ELEMENT})",
    heading_trailing=rf"(?:(?<![ \t#])[ \t]+#+)?(?:^|(?<![ \t])[ \t]+|(?<=[^ \t\])`])){ATTRIBUTES}",
    attributes=rf"(?<=[\])`])(?:{ATTRIBUTES}|\{{=\w+\}})",
    attribute_texts=attribute_places,
    fence_texts=fence_places,
    slide_level=slide_level,
    tame=tame,
    tames_metadata=True,
    slug=slug_as_pandoc,
    titles_are_labels=True,
)
