"""Breaks paragraphs into lines: greedily, at the last break that fits, as PowerPoint and LibreOffice do."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from loctool.fit.breaks import find_breaks
from loctool.fit.fonts import advances, line_height, text_width
from loctool.formats.office.boxes import Paragraph, Style

TAB = 72.0
"""Points between two tab stops where the deck sets none."""
TOLERANCE = 0.05
"""Points by which a line may be wider than its box: layout engines round the widths of characters."""


class Line(NamedTuple):
    """A line of a paragraph; lengths in points."""

    start: int
    end: int
    """Part of the paragraph's text, with the spaces that hang behind it."""
    width: float
    """With the indents, without the spaces behind it."""
    height: float
    is_cut: bool = False
    """Whether it ends within a word that is wider than the box."""


def break_paragraph(paragraph: Paragraph, width: float, leading: float) -> list[Line]:
    """Return the lines of a paragraph in a box of some width (`math.inf` for one that does not wrap).

    Raises no errors: a character that is wider than the box has a line of its own.
    """
    text = "".join(text for text, _ in paragraph.runs)
    heights = _Heights(paragraph, leading)
    starts = list(accumulate((advance for run in paragraph.runs for advance in advances(*run)), initial=0.0))
    found, start = list[Line](), 0
    for part in text.split("\n"):
        lines = _Lines(paragraph, starts, width, has_bullet=bool(paragraph.bullet) and not start)
        for line in lines.fill(part, start):
            found.append(line._replace(height=heights.of(line.start, line.end)))
        start += len(part) + 1
    return found


class _Heights:
    """The heights of a paragraph's lines: a line is as high as its highest run."""

    def __init__(self, paragraph: Paragraph, leading: float) -> None:
        self._spacing = paragraph.line
        self._runs = list[tuple[int, int, float]]()
        self._empty = line_height(paragraph.end, leading)
        at = 0
        for text, style in paragraph.runs:
            self._runs.append((at, at + len(text), line_height(style, leading)))
            at += len(text)

    def of(self, start: int, end: int) -> float:
        if self._spacing < 0:
            return -self._spacing
        end = max(end, start + 1)  # An empty line is as high as the break that ends it.
        found = [height for first, last, height in self._runs if first < end and start < last]
        return max(found, default=self._empty) * self._spacing


class _Lines:
    """The state of filling lines: where the current one began and how far it goes."""

    def __init__(self, paragraph: Paragraph, starts: Sequence[float], width: float, has_bullet: bool) -> None:
        self._starts, self._width = starts, width - paragraph.right
        self._left = paragraph.left
        self._first = _first_indent(paragraph) if has_bullet else max(paragraph.left + paragraph.first, 0.0)

    def fill(self, text: str, offset: int) -> Iterator[Line]:
        """Yield the lines of a text without line breaks that begins at some offset of the paragraph."""
        start, at, reached = 0, self._first, self._first
        for first, last in pairwise([0, *find_breaks(text)]):
            word_end = first + len(text[first:last].rstrip(" \t"))
            end = at + self._advance(offset + first, offset + word_end)
            if end > self._width + TOLERANCE and first > start:
                yield Line(offset + start, offset + first, reached, 0.0)
                start, at = first, self._left
                end = at + self._advance(offset + first, offset + word_end)
            while (
                end > self._width + TOLERANCE and (cut := self._cut(offset + first, offset + word_end, at)) is not None
            ):
                reached = at + self._advance(offset + first, cut)
                yield Line(offset + start, cut, reached, 0.0, is_cut=True)
                start = first = cut - offset
                at = self._left
                end = at + self._advance(cut, offset + word_end)
            reached = end
            at = self._after_spaces(text[word_end:last], offset + word_end, end)
        yield Line(offset + start, offset + len(text), reached, 0.0)

    def _advance(self, first: int, last: int) -> float:
        return self._starts[last] - self._starts[first]

    def _after_spaces(self, spaces: str, at: int, x: float) -> float:
        for number, char in enumerate(spaces, at):
            x = (math.floor(x / TAB) + 1) * TAB if char == "\t" else x + self._advance(number, number + 1)
        return x

    def _cut(self, first: int, last: int, at: float) -> int | None:
        """Return where to cut a word that is wider than a line, or None if a single character is left."""
        end = first + 1
        while end < last and at + self._advance(first, end + 1) <= self._width + TOLERANCE:
            end += 1
        return end if end < last else None


def _first_indent(paragraph: Paragraph) -> float:
    """Return where the text behind a bullet begins: at the paragraph's indent if the bullet is narrow enough."""
    start = paragraph.left + paragraph.first
    style: Style = paragraph.runs[0][1] if paragraph.runs else paragraph.end
    return max(paragraph.left, start + text_width(paragraph.bullet, style), 0.0)
