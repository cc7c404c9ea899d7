"""A table that is drawn anew with the translations of all its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from loctool.formats.markdown.dialects.dialect import Read
from loctool.formats.markdown.places import Pieces, Place, Source, collapse, one_line
from loctool.formats.markdown.rules.prefixes import continuation
from loctool.formats.markdown.splicing import splice
from loctool.model import Segment


class Cell(NamedTuple):
    """The Markdown of a cell, and the line of the table on which it begins."""

    text: str
    line: int


class Shape(Protocol):
    """A table as lines: its cells, and how it is drawn with others in their places."""

    @property
    def cells(self) -> Sequence[Cell]:
        """The cells, row by row."""
        ...

    @property
    def holds_blocks(self) -> bool:
        """Whether a cell may have lists and several paragraphs."""
        ...

    def draw(self, texts: Sequence[str]) -> list[str]:
        """Return the lines of the table with other texts in the cells."""
        ...


@dataclass(frozen=True)
class Drawn:
    """A table of a deck: see `places.Drawing`."""

    source: Source
    pieces: Pieces
    shape: Shape
    read: list[tuple[Source, list[Place]]]
    """Each cell, and the places in it."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text, without the white space at its end, to which a carriage return belongs."""
        start, last, end = self.pieces[0][0], *self.pieces[-1]
        return start, last + len(self.source.normal[last:end].rstrip())

    def write(self, translations: Mapping[int, str | None], raw: re.Pattern[str] | None) -> str | None:
        """Return the table with the translations of its places, None where no cell changes."""
        segments = [place.segment for _, places in self.read for place in places]
        found = {id(segment): translations.get(number) for number, segment in enumerate(segments)}
        texts = [splice(cell, places, lambda segment: found[id(segment)], raw) for cell, places in self.read]
        if texts == [cell.text for cell in self.shape.cells]:
            return None
        start = self.span[0]
        lines = (line.rstrip() for line in self.shape.draw(texts))
        return (self.source.line_end(start) + continuation(self.source, start)).join(lines)


def drawn_places(source: Source, pieces: Pieces, shape: Shape, read: Read) -> list[Place]:
    """Return the places of a table's cells, which are written together."""
    cells = []
    for cell in shape.cells:
        places = read(cell.text, "cell") if shape.holds_blocks else _whole(cell.text)
        cells.append((Source(cell.text, source.path), places))
    drawn = Drawn(source, pieces, shape, cells)
    first, (start, end) = source.line(pieces[0][0]), drawn.span
    lines = [first + cell.line - 1 for cell, (_, places) in zip(shape.cells, cells, strict=True) for _ in places]
    found = [place for _, places in cells for place in places]
    return [
        Place(replace(place.segment, line=place.segment.line + line), start, end, place.write, drawn, number)
        for number, (line, place) in enumerate(zip(lines, found, strict=True))
    ]


def _whole(text: str) -> list[Place]:
    """Return the place of a cell that is one text."""
    shown = collapse(one_line(text))
    return [Place(Segment(shown, "cell", 1), 0, len(text), one_line)] if shown else []
