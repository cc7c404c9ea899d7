"""Marp: line ends are line breaks, comments are notes or directives."""

from __future__ import annotations

from loctool.formats.markdown.dialects.common import MATH_BLOCK
from loctool.formats.markdown.dialects.dialect import Dialect
from loctool.formats.markdown.dialects.foreign import FOREIGN
from loctool.formats.markdown.dialects.slugs import slug_as_github

MARP = Dialect(
    name="marp",
    keys=("title", "description", "author", "keywords", "header", "footer", "_header", "_footer"),
    breaks=True,
    notes_in_comments=True,
    plugins=(),
    rules=(MATH_BLOCK, *FOREIGN),
    leading=r"\[\^[^\]\s]+\]:[ \t]+",
    slug=slug_as_github,
    marp_images=True,
)
