"""Markdown as GitHub shows it, for decks that show no sign of another system."""

from __future__ import annotations

from dataclasses import replace

from loctool.formats.markdown.dialects.common import MATH, NOTE, TRAILING_ATTRIBUTES
from loctool.formats.markdown.dialects.detection import may_have_notes_of_reveal
from loctool.formats.markdown.dialects.dialect import BlockRule, Dialect
from loctool.formats.markdown.dialects.foreign import FOREIGN
from loctool.formats.markdown.dialects.slugs import slug_as_github
from loctool.formats.markdown.links.keywords import keep_labels
from loctool.formats.markdown.places import Source
from loctool.formats.reading import Reading

ALERT = BlockRule(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$", interrupts=False)
_LABEL = r"\[![A-Za-z]+\][+-]?[ \t]+"


def _refine(source: Source, reading: Reading) -> Dialect:
    """Return the table for a deck: where nobody says what it is, another system than GitHub may show it."""
    if reading.dialect:
        return GITHUB
    return _WITH_NOTES if may_have_notes_of_reveal(source) else _WITHOUT_SIGN


GITHUB = Dialect(
    name="github",
    front_matter=("yaml", "toml"),
    notes_in_comments=True,
    rules=(*MATH, ALERT),
    leading=_LABEL,
    slug=slug_as_github,
    refine=_refine,
)
_WITHOUT_SIGN = replace(
    GITHUB,
    rules=(*GITHUB.rules, *FOREIGN),
    leading=rf"{_LABEL}|\[fit\][ \t]+",
    trailing=TRAILING_ATTRIBUTES,
    tame=keep_labels,
)
_WITH_NOTES = replace(
    _WITHOUT_SIGN,
    rules=(*GITHUB.rules, NOTE, *FOREIGN),
    leading=rf"{_LABEL}|(?i:notes?):[ \t]+|\[fit\][ \t]+",
    raw=r"(?i:\s*notes?:)",
)
