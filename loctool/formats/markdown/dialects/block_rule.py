"""What a dialect's table is made of: its blocks, and the parts into which it cuts a deck."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from loctool.formats.markdown.places import Pieces, Place, Source
from loctool.model import LeftOut

NEVER = r"(?!)"
"""Matches nothing."""
Texts = Callable[[Source, Pieces], Iterator[Place]]
"""From the lines of a block to the texts in it."""
Line = Callable[[int], str | None]
"""Returns a line by its distance from the first one of a block, which is line 0; None outside its container."""
Read = Callable[[str, str], list[Place]]
"""From Markdown of its own and the role of its paragraphs to its places, whose offsets and lines are those in it."""

FILLER = "\ufdd0"
"""Stands in a view for the end of a list marker that is too long for CommonMark."""


class BlockRule(NamedTuple):
    """A block that CommonMark does not know: its lines stay as they are, but for the texts that `texts` finds."""

    opens: str = ""
    """Regular expression for the start of its first line, without indentation, list and quote marks. It may look at the
    lines below; `$` is the end of a line, and a group has no name."""
    closes: str = ""
    """What its last line has in it, which may be the first; empty for a block of one line."""
    until: str = ""
    """What the line below its last one begins with, instead; `$` is a blank line."""
    interrupts: bool = True
    """Whether it may stand directly under the lines of a paragraph."""
    extent: Callable[[Line], int] | None = None
    """Returns how many lines it has, where no pattern can say so; 0 where it is no such block after all."""
    texts: Texts | None = None
    nested: Callable[[Source, Pieces, Read], Iterator[Place]] | None = None
    """The same where parts of the block are Markdown by themselves, such as the cells of a table."""
    section: Callable[[str], str | None] | None = None
    """From the first line to what it does with a section: the role of what follows ("note", "" for its usual one), or
    "end" for the end of the innermost section; None for a line that opens and ends nothing."""
    unread: str = ""
    """Regular expression for what may be a text of it and is left alone: it is reported."""
    unsure: bool = False
    """Whether a translation is escaped that begins as it does, though what stands above decides."""
    foreign: str = ""
    """What it looks like where the dialect does not know it; its words are reported as left out."""


def lines_up_to(line: Line, ends: Callable[[str], object], start: int = 1, most: int = 1000) -> int:
    """Return how many lines there are up to the first one that ends a block, of those from `start` on; 0 for none."""
    for number in range(start, most):
        if (text := line(number)) is None:
            return 0
        if ends(text):
            return number + 1
    return 0


Measured = tuple[tuple[re.Pattern[str], BlockRule], ...]
"""Rules and the patterns of what they open with."""


class Part(NamedTuple):
    """A part of a deck that is parsed by itself, in systems that cut the text before they read Markdown."""

    start: int
    end: int
    kind: Literal["slide", "more", "notes"] = "slide"
    """It begins a slide, goes on with one, or holds its notes."""
    places: Sequence[Place] = ()
    """Texts above it, such as those of the slide's own front matter."""
    left_out: Sequence[LeftOut] = ()
    """What stands above it and cannot be read."""
