"""Breaks paragraphs into lines: greedily, at the last break that fits, as PowerPoint and LibreOffice do."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from loctool.fit.breaks import find_breaks
from loctool.fit.fonts import advances, line_height, text_width
from loctool.formats.office.boxes import Paragraph, Style

TAB = 72.0
"""Points between two tab stops where the deck sets none."""
HANGING = "、。，．\u3000 \t"
"""Characters that may stand beyond the end of a line: spaces, and punctuation that hangs in Chinese and Japanese."""
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
    filler = _Filler(paragraph, width)
    found, start = list[Line](), 0
    for part in text.split("\n"):
        at = paragraph.left if start else _first_indent(paragraph)
        found += [line._replace(height=heights.of(line.start, line.end)) for line in filler.fill(part, start, at)]
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


class _Filler:
    """Fills lines of a paragraph with words."""

    def __init__(self, paragraph: Paragraph, width: float) -> None:
        widths = (advance for run in paragraph.runs for advance in advances(*run))
        self._starts = list(accumulate(widths, initial=0.0))
        self._left, self._limit = paragraph.left, width - paragraph.right + TOLERANCE

    def fill(self, text: str, offset: int, at: float) -> Iterator[Line]:
        """Yield the lines of a text without line breaks, which begins at some offset of the paragraph and indent."""
        start = offset
        reached = at
        for first, last in _pieces(text):
            is_tab, end = text[first] == "\t", offset + first + len(text[first:last].rstrip(HANGING))
            first, last = offset + first, offset + last
            right = self._tab_stop(at) if is_tab else at + self._width(first, end)
            if right > self._limit and first > start:
                yield Line(start, first, reached, 0.0)
                start, at = first, self._left
                right = self._tab_stop(at) if is_tab else at + self._width(first, end)
            while right > self._limit and (cut := self._cut(first, end, at)) < end:
                yield Line(start, cut, at + self._width(first, cut), 0.0, is_cut=True)
                start = first = cut
                at = self._left
                right = at + self._width(cut, end)
            reached = right if end > first else reached
            at = right if is_tab else right + self._width(end, last)
        yield Line(start, offset + len(text), reached, 0.0)

    def _width(self, first: int, last: int) -> float:
        return self._starts[last] - self._starts[first]

    def _tab_stop(self, at: float) -> float:
        """Return the next tab stop; stops are counted from the indent."""
        return self._left + (math.floor((at - self._left) / TAB) + 1) * TAB

    def _cut(self, first: int, last: int, at: float) -> int:
        """Return where to cut a word that is wider than a line: behind its first character at least."""
        end = first + 1
        while end < last and at + self._width(first, end + 1) <= self._limit:
            end += 1
        return end


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each word, with the spaces behind it, and of each tab."""
    start = 0
    for end in find_breaks(text):
        for tab in (at for at in range(start, end) if text[at] == "\t"):
            if tab > start:
                yield start, tab
            yield tab, tab + 1
            start = tab + 1
        if end > start:
            yield start, end
        start = end


def _first_indent(paragraph: Paragraph) -> float:
    """Return where the first line begins: behind a bullet at the paragraph's indent if the bullet is narrow enough."""
    start = max(paragraph.left + paragraph.first, 0.0)
    if not paragraph.bullet:
        return start
    style: Style = paragraph.runs[0][1] if paragraph.runs else paragraph.end
    return max(paragraph.left, start + text_width(paragraph.bullet, style))
