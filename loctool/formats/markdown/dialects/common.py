"""Blocks that several dialects have."""

from __future__ import annotations

from loctool.formats.markdown.dialects.dialect import BlockRule

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

DECKSET_IMAGE_WORDS = (
    r"inline|left|right|fit|fill|original|filtered|hide|autoplay|loop|mute|[\d.]+%|(?:alpha|corner-radius)\([\d.]+\)"
)
"""What Deckset reads in an image's label."""
