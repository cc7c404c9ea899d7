"""Marp: line ends are line breaks, comments are notes or directives."""

from __future__ import annotations

from loctool.formats.markdown.dialects.common import MATH_OF_MARP, foreign_blocks
from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.dialects.slugs import slug_as_github

_SHOWN = ("header", "footer", "_header", "_footer")

MARP = Dialect(
    name="marp",
    keys=("title", "description", "author", "keywords", *_SHOWN),
    comment_keys=("title", "description", "author", "keywords", *_SHOWN),
    front_matter=("marp",),
    breaks=True,
    notes_in_comments=True,
    text_behind_comments=False,
    plugins=(),
    rules=(MATH_OF_MARP, *foreign_blocks()),
    leading=r"\[\^[^\]\s]+\]:[ \t]+",
    slug=slug_as_github,
    marp_images=True,
)
