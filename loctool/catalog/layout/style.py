"""Detects the layout of a .po file, so that additions look like the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loctool.catalog.entry import Entry
from loctool.catalog.layout.lines import NO_WRAP, PAGE_WIDTH, Style, lay_out

_WIDTHS = (PAGE_WIDTH, NO_WRAP, 76, 77, 78, 80)
"""gettext and Poedit; no wrapping; Babel, po4a; the Translate Toolkit; polib; others. The first of equals wins."""
_BABEL, _POLIB, _LINE = Style(76, wrap="babel"), Style(78, wrap="polib"), Style(NO_WRAP, wrap="line")
"""How Babel and polib break strings, and the Translate Toolkit without wrapping; tried if gettext's way fails."""
_NARROWEST = 20
"""No shorter line was broken for its length: many strings begin with "" at any width."""
_SAMPLE = 100
"""Long entries that are examined; short ones look the same in each style."""
_LARGEST = 4000
"""Characters of the largest entry that is examined: Babel lays out a text in quadratic time."""
_Sample = tuple[list[str], Entry]  # the lines of an entry, and the entry as it was read


def guess_style(entries: Sequence[Entry]) -> Style:
    """Return the style that lays out most of a file's long entries as they are; gettext's if no style does."""
    newline = "\r\n" if entries and _lines_of(entries[0])[0].endswith("\r") else "\n"
    spread = entries[:: max(1, len(entries) // (20 * _SAMPLE))]
    small = [one for one in spread if len(one.lines or "") <= _LARGEST]
    long = [one for one in small if '\n"' in (one.lines or "") or any(len(line) > 60 for line in _lines_of(one))]
    if not long:
        return Style(newline=newline)
    sample = [(_lines_of(entry), entry.as_read()) for entry in long[:_SAMPLE]]
    longest = _longest(sample)
    near = sorted(range(longest, longest + 6), key=lambda width: width % 10 > 0)  # people like round ones
    scores = {style: _score(sample, style) for style in map(Style, dict.fromkeys((*_WIDTHS, *near)))}
    if '"Generated-By: Babel' in (entries[0].lines or ""):
        scores = {_BABEL: _score(sample, _BABEL)} | scores
    if max(scores.values()) < _score(sample, None):
        other_widths = [replace(style, width=width) for style in (_BABEL, _POLIB) for width in near]
        scores |= {style: _score(sample, style) for style in (_BABEL, _POLIB, _LINE, *other_widths)}
    best = max(scores, key=lambda style: scores[style])
    return replace(best, newline=newline)


def _lines_of(entry: Entry) -> list[str]:
    return (entry.lines or "").split("\n")


def _longest(sample: list[_Sample]) -> int:
    """Return the length of the longest line of a string that is broken elsewhere than at a line feed."""
    stripped = [line.rstrip("\r") for lines, _ in sample for line in lines]
    broken = [line for line, after in pairwise(stripped) if line[:1] == after[:1] == '"' and not line.endswith('\\n"')]
    return max((len(line) for line in broken if len(line) >= _NARROWEST), default=PAGE_WIDTH)


def _score(sample: list[_Sample], style: Style | None) -> int:
    """Count the lines of strings that this style lays out as they are, less those that it does not. None counts all."""
    found = 0
    for lines, entry in sample:
        own = {line.rstrip("\r") for line in lines if len(line) > 40 and '"' in line}
        if style is None:
            found += len(own)
            continue
        made = {line for part, text in lay_out(entry, style) if part[0] == "m" for line in text.split("\n")}
        found += len(own & made) - len(own - made)
    return found
