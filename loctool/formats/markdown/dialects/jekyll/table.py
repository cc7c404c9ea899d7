"""Jekyll's Markdown: kramdown's with the additions of GitHub, behind Liquid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.dialects.foreign import foreign_but
from loctool.formats.markdown.dialects.jekyll.kramdown import ATTRIBUTES, KRAMDOWN_RULES, attribute_places
from loctool.formats.markdown.dialects.jekyll.liquid import LIQUID_RULES, TAGS, include_places
from loctool.formats.markdown.dialects.jekyll.rows import escape_pipes
from loctool.formats.markdown.dialects.slugs import slug_as_github
from loctool.formats.markdown.dialects.templates.tags import keep_tags, unwrap
from loctool.formats.markdown.invented import escape_invented
from loctool.formats.markdown.places import Pieces, Place, Source
from loctool.formats.markdown.rules.blocks import only_one_line

_CARET = re.compile(r"^\^(?=[ \t]*$)", re.MULTILINE)


def _texts(source: Source, pieces: Pieces) -> Iterator[Place]:
    """Yield the places of the texts in the tags and attributes within a block."""
    found = [*include_places(source, pieces), *attribute_places(source, pieces)]
    yield from sorted(found, key=lambda place: place.start)


def tame(text: str, translation: str) -> str:
    """Return a translation without what kramdown or Liquid would read beyond its block, and its source has not."""
    kept = keep_tags(TAGS, text, translation)
    if kept == text:
        return text
    if kept.count("$$") != text.count("$$"):
        kept = kept.replace("$$", "&#36;&#36;")
    return escape_pipes(_CARET.sub("&#94;", escape_invented(kept, text)))


JEKYLL = Dialect(
    name="jekyll",
    label="html",
    keys=("title", "description", "excerpt", "subtitle"),
    plugins=("footnote", "deflist"),
    math=False,
    not_interrupting=frozenset({"hr"}),
    adapted={"lheading": only_one_line},
    tables=False,
    rules=(*LIQUID_RULES, *KRAMDOWN_RULES, *foreign_but("Liquid", "kramdown", "pandoc", "title block")),
    guard=r"(?=:[ \t]|\*\[)",
    leading=rf"{ATTRIBUTES}[ \t]+",
    blocks_behind_leading=True,
    heading_trailing=r"[ \t]+\{#[A-Za-z][\w:-]*\}",
    attributes=ATTRIBUTES,
    attribute_texts=_texts,
    tag_texts=include_places,
    unwrap=partial(unwrap, TAGS),
    tame=tame,
    slug=slug_as_github,
)
