"""What several dialects have: blocks, attributes, code in translations."""

from __future__ import annotations

from bisect import bisect_right

from loctool.formats.markdown.dialects.dialect import BlockRule
from loctool.formats.markdown.dialects.foreign import foreign_but
from loctool.text.markup import protected_spans

MATH_OF_MARP = BlockRule(r"\$\$", closes=r"\$\$[ \t]*$")
"""Mathematics from a line that begins with two dollar signs to the next one that ends with them."""
MATH = (
    BlockRule(r"\$\$[^$\n]+\$\$[ \t]*$"),
    BlockRule(r"\$\$[^$\n]*$", closes=r"\$\$"),
)
"""Mathematics on a line of its own, and between lines that begin with two dollar signs and have no more of them."""

NOTE = BlockRule(r"(?i:notes?):[ \t]*$")
"""The word at which reveal.js begins notes, where it stands alone."""

ATTRIBUTES = r"""\{(?:[ \t]*(?:[#.][\w:-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+)|-(?=[ \t}])))+[ \t]*\}"""
"""Attributes as in `{#id .class key="value"}`."""
TRAILING_ATTRIBUTES = rf"(?<![ \t])[ \t]*{ATTRIBUTES}"

_IMAGE_WORD = (
    r"(?:inline|left|right|fit|fill|original|filtered|hide|autoplay|loop|mute|[\d.]+%"
    r"|(?:alpha|corner-radius)\([\d.]+\))"
)
DECKSET_IMAGE_WORDS = rf",*{_IMAGE_WORD}(?:,+{_IMAGE_WORD})*,*|,+"
"""What Deckset reads in an image's label; some write commas between its words."""


def code_spans(text: str) -> list[tuple[int, int]]:
    """Return where code is within a text."""
    return [one.span() for one in protected_spans(text) if one[0].startswith("`")]


def is_within(at: int, spans: list[tuple[int, int]]) -> bool:
    """Return whether an offset lies in one of the spans, which come in order."""
    before = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return before >= 0 and at < spans[before][1]


def foreign_blocks(*systems: str) -> tuple[BlockRule, ...]:
    """Return the rules for blocks of other systems but for those named, and but for lines that are sentences here.

    `Table: x`, `% x`, `: x` or `name: x` mean something in their own system alone; readers of any other see them.
    """
    return tuple(rule for rule in foreign_but("definition", *systems) if rule.interrupts)
