"""Markdown as GitHub shows it, for decks that show no sign of another system."""

from __future__ import annotations

from loctool.formats.markdown.dialects.common import MATH, NOTE, TRAILING_ATTRIBUTES
from loctool.formats.markdown.dialects.dialect import BlockRule, Dialect
from loctool.formats.markdown.dialects.foreign import FOREIGN
from loctool.formats.markdown.dialects.slugs import slug_as_github

ALERT = BlockRule(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$", interrupts=False)

GITHUB = Dialect(
    name="github",
    front_matter=("yaml", "toml"),
    notes_in_comments=True,
    rules=(*MATH, ALERT, NOTE, *FOREIGN),
    leading=r"\[![A-Za-z]+\][+-]?[ \t]+|(?i:notes?):[ \t]+|\[fit\][ \t]+",
    trailing=TRAILING_ATTRIBUTES,
    raw=r"(?i:\s*notes?:)",
    slug=slug_as_github,
    marp_images=True,
)
"""The words of other systems at the ends of texts are kept here too, since any of them may show the deck."""
