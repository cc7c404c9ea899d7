"""Finding out how a .po file is laid out, so that what is added looks like the rest."""

from __future__ import annotations

from collections.abc import Iterable

from loctool.catalog.layout import NO_WRAP, PAGE_WIDTH, Style, parts
from loctool.catalog.syntax import Block

_WIDTHS = (PAGE_WIDTH, NO_WRAP, 76, 77, 78, 80)
"""gettext and Poedit; no wrapping; Babel, po4a; the Translate Toolkit; polib; others. The first of equals wins."""
_SAMPLE = 100
"""Entries that are looked at: long ones, as only those tell the styles apart."""


def style_of(blocks: Iterable[Block], bom: bool = False) -> Style:
    """Return the style that lays out most of the file's long entries as they stand; gettext's where none does."""
    blocks = list(blocks)
    newline = "\r\n" if blocks and blocks[0].text.split("\n")[0].endswith("\r") else "\n"
    spread = blocks[:: max(1, len(blocks) // (20 * _SAMPLE))]
    sample = [block for block in spread if any(len(line) > 60 for line in block.text.split("\n"))][:_SAMPLE]
    if not sample:
        return Style(newline=newline, bom=bom)
    scores = {width: _score(sample, width) for width in (*_WIDTHS, _longest(sample))}
    return Style(max(scores, key=lambda width: scores[width]), newline, bom)


def _longest(sample: list[Block]) -> int:
    """Return the length of the longest line of a string that has been broken."""
    broken = [line.rstrip("\r") for block in sample for line in block.text.split("\n") if line.startswith('"')]
    return max(map(len, broken), default=PAGE_WIDTH)


def _score(sample: list[Block], width: int) -> int:
    """Count the lines of strings that this width lays out as they stand."""
    style = Style(width)
    found = 0
    for block in sample:
        own = {line.rstrip("\r") for line in block.text.split("\n") if len(line) > 40 and '"' in line}
        made = {line for kind, text in parts(block.entry, style) if kind[0] == "m" for line in text.split("\n")}
        found += len(own & made) - len(own - made)
    return found
