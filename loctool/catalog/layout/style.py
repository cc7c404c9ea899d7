"""Finding out how a .po file is laid out, so that what is added looks like the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from loctool.catalog.grammar import Block
from loctool.catalog.layout.lines import NO_WRAP, PAGE_WIDTH, Style, parts

_WIDTHS = (PAGE_WIDTH, NO_WRAP, 76, 77, 78, 80)
"""gettext and Poedit; no wrapping; Babel, po4a; the Translate Toolkit; polib; others. The first of equals wins."""
_BABEL, _POLIB, _LINE = Style(76, wrap="babel"), Style(78, wrap="polib"), Style(NO_WRAP, wrap="line")
"""How Babel and polib break strings, and the Translate Toolkit does not where it is told to wrap no lines; tried where
gettext's way does not explain all lines."""
_NARROWEST = 20
"""Width below which no line was broken for its length: "" stands before many strings, whatever their width."""
_SAMPLE = 100
"""Entries that are looked at: long ones, as only those tell the styles apart."""


def style_of(blocks: Iterable[Block], bom: bool = False) -> Style:
    """Return the style that lays out most of the file's long entries as they stand; gettext's where none does."""
    blocks = list(blocks)
    newline = "\r\n" if blocks and blocks[0].text.split("\n")[0].endswith("\r") else "\n"
    spread = blocks[:: max(1, len(blocks) // (20 * _SAMPLE))]
    sample = [
        block for block in spread if '\n"' in block.text or any(len(line) > 60 for line in block.text.split("\n"))
    ][:_SAMPLE]
    if not sample:
        return Style(newline=newline, bom=bom)
    longest = _longest(sample)
    near = sorted(range(longest, longest + 6), key=lambda width: width % 10 > 0)  # people like round ones
    scores = {style: _score(sample, style) for style in map(Style, dict.fromkeys((*_WIDTHS, *near)))}
    if '"Generated-By: Babel' in blocks[0].text:
        scores = {_BABEL: _score(sample, _BABEL)} | scores
    if max(scores.values()) < _score(sample, None):
        other_widths = [replace(style, width=width) for style in (_BABEL, _POLIB) for width in near]
        scores |= {style: _score(sample, style) for style in (_BABEL, _POLIB, _LINE, *other_widths)}
    best = max(scores, key=lambda style: scores[style])
    return replace(best, newline=newline, bom=bom)


def _longest(sample: list[Block]) -> int:
    """Return the length of the longest line of a string that has been broken elsewhere than behind a line feed."""
    lines = [line.rstrip("\r") for block in sample for line in block.text.split("\n")]
    broken = [line for line, after in pairwise(lines) if line[:1] == after[:1] == '"' and not line.endswith('\\n"')]
    return max((len(line) for line in broken if len(line) >= _NARROWEST), default=PAGE_WIDTH)


def _score(sample: list[Block], style: Style | None) -> int:
    """Count the lines of strings that this style lays out as they stand; of None, all lines."""
    found = 0
    for block in sample:
        own = {line.rstrip("\r") for line in block.text.split("\n") if len(line) > 40 and '"' in line}
        if style is None:
            found += len(own)
            continue
        made = {line for kind, text in parts(block.entry, style) if kind[0] == "m" for line in text.split("\n")}
        found += len(own & made) - len(own - made)
    return found
