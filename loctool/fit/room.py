"""How long the translation of a paragraph may be."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from loctool.fit.fonts import text_width
from loctool.fit.lines import break_paragraph
from loctool.fit.measuring import column_width, measure, reduce_spacing
from loctool.formats.office.boxes import Box, Paragraph, Style
from loctool.text.samples import sample_text

ROUNDING = 0.05
"""Share of a line that may lack: boxes are often drawn as high as their text, in rounded figures."""
LOST = 3
"""Characters that a line loses, on average, as the next word does not fit: about half a word."""


class Room(NamedTuple):
    """The room that a paragraph has in its box."""

    lines: int
    characters: int

    def __str__(self) -> str:
        """Return it as a translator reads it: "1 line, about 32 characters"."""
        return f"{self.lines} line{'s' if self.lines > 1 else ''}, about {self.characters} characters"


def find_room(box: Box, paragraph: Paragraph, language: str) -> Room:
    """Return how much text of a language fits into a box in a paragraph's place, if the other paragraphs stay.

    A paragraph always has the room that it takes now. Characters are counted by the mean width of the
    language's letters in the paragraph's main style.
    """
    need, width = measure(box), column_width(box)
    lines = break_paragraph(reduce_spacing(paragraph, box), width, box.leading)
    count = len(lines)
    if box.wraps:
        spare = (box.height * box.columns - need.height) / max(line.height for line in lines)
        count += max(math.floor(spare + ROUNDING), 0)
    else:
        width = max(box.width, need.width)
    mean = mean_width(main_style(paragraph), language)
    indents = paragraph.left + paragraph.right
    first = max((width - indents - max(paragraph.first, 0.0)) / mean, 1.0)
    others = max((width - indents) / mean, 1.0)
    return Room(count, max(_round(first + (count - 1) * (others - LOST)), 1))


def main_style(paragraph: Paragraph) -> Style:
    """Return the style of most characters of a paragraph."""
    lengths = dict[Style, int]()
    for text, style in paragraph.runs:
        lengths[style] = lengths.get(style, 0) + len(text)
    return max(lengths, key=lambda style: lengths[style], default=paragraph.end)


@lru_cache(maxsize=4096)
def mean_width(style: Style, language: str) -> float:
    """Return the mean width in points of a character of running text in a language."""
    text = sample_text(language)
    return text_width(text, style) / len(text)


def _round(characters: float) -> int:
    """Return a number of characters, in tens if there are a hundred or more."""
    return int(characters) if characters < 100 else int(characters) // 10 * 10
