"""What the text of a box needs: lines, height and width."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from loctool.fit.lines import Line, break_paragraph
from loctool.formats.office.boxes import Box, Paragraph

_SPACE = re.compile(r"\s")


class Need(NamedTuple):
    """The room that a box's text takes."""

    width: float
    """Points of the widest line, with its indents."""
    height: float
    """Points of all lines and the space between paragraphs, in one column."""
    lines: int
    share: float
    """Share of the box that the text needs: of its height in all columns, or of its width if that is more."""
    cut: tuple[str, ...] = ()
    """The words that are wider than the box and are cut at its edge."""


def column_width(box: Box) -> float:
    """Return the width in points of a box's column; infinite if the box does not wrap its lines."""
    if not box.wraps:
        return math.inf
    return max((box.width - box.gap * (box.columns - 1)) / box.columns, 1.0)


def break_box(box: Box) -> list[list[Line]]:
    """Return the lines of each paragraph of a box."""
    width = column_width(box)
    return [break_paragraph(reduce_spacing(paragraph, box), width, box.leading) for paragraph in box.paragraphs]


def reduce_spacing(paragraph: Paragraph, box: Box) -> Paragraph:
    """Return a paragraph with the line spacing that a shrinking box leaves: the stored reduction is subtracted."""
    if box.autofit != "shrink" or paragraph.line <= 0:
        return paragraph
    return paragraph._replace(line=max(paragraph.line - box.reduction, 0.1))


def measure(box: Box) -> Need:
    """Return what a box's text needs, by the widths of `loctool.fit.fonts`.

    Space before the first paragraph and behind the last one is not counted. The scale of a box that shrinks its text
    is not searched anew: PowerPoint shows what is stored until somebody edits the text.
    """
    broken = break_box(box)
    lines = [line for paragraph in broken for line in paragraph]
    height = sum(line.height for line in lines) + _gaps(box)
    width = max((line.width for line in lines), default=0.0)
    share = height / max(box.height * box.columns, 1.0)
    if not box.wraps:
        share = max(share, width / max(box.width, 1.0))
    return Need(width, height, len(lines), share, _cut_words(box, broken))


def _gaps(box: Box) -> float:
    """Return the space between paragraphs in points."""
    return sum(one.after for one in box.paragraphs[:-1]) + sum(one.before for one in box.paragraphs[1:])


def _cut_words(box: Box, broken: list[list[Line]]) -> tuple[str, ...]:
    found = list[str]()
    for paragraph, lines in zip(box.paragraphs, broken, strict=True):
        text, known = "".join(text for text, _ in paragraph.runs), 0
        for line in lines:
            if line.is_cut and line.end > known:
                start = max(text.rfind(space, 0, line.end) for space in " \n\t") + 1
                end = _SPACE.search(text, line.end)
                known = end.start() if end else len(text)
                found.append(text[start:known])
    return tuple(found)
