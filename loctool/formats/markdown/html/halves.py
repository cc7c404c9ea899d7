"""A sentence that begins behind a comment: to CommonMark its first line is HTML, and the others are a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loctool.formats.markdown.places import Place, Source, collapse

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True)
class Halves:
    """A place in HTML and the place of the paragraph below it, which are one text: see `places.Drawing`."""

    source: Source
    first: Place
    second: Place

    @property
    def text(self) -> str:
        """What both say."""
        return f"{self.first.segment.text} {self.second.segment.text}"

    @property
    def span(self) -> tuple[int, int]:
        """Where they stand in the text."""
        return self.first.start, self.second.end

    def write(self, translations: Mapping[int, str | None], _raw: re.Pattern[str] | None) -> str | None:
        """Return both with a translation that is cut where the source is, as far as words allow it."""
        text = collapse(translations.get(0) or "").replace("\n", " ")
        if text in ("", self.text):
            return None
        wanted = len(text) * len(self.first.segment.text) / len(self.text)
        word = re.search(r"[^\W\d_]", text)  # signs alone would be no text behind the comment
        spaces = [found.start() for found in re.finditer(" ", text) if word and found.start() > word.start()]
        at = min(spaces, key=lambda space: abs(space - wanted), default=0)
        begin = self.first.write(text[:at]) if at else ""
        between = self.source.text[self.first.end : self.second.start]
        return begin + between + self.second.write(text[at:].lstrip())


def goes_on(source: Source, place: Place, tokens: Sequence[Token]) -> bool:
    """Return whether a text behind a comment goes on in the next block, given the tokens of its own and of that one."""
    if len(tokens) < 2 or tokens[1].type != "paragraph_open" or not (tokens[0].map and tokens[1].map):
        return False
    (start, _), *_, (_, end) = [*tokens[0].meta["lines"]] * 2
    follows = tokens[1].map[0] == tokens[0].map[1]
    return follows and source.normal.startswith("<!--", start) and place.end == end


def continued(source: Source, half: Place, places: Iterator[Place]) -> Iterator[Place]:
    """Yield the places of a block, the first one together with the text in HTML that goes on in it."""
    first = next(places, None)
    yield _join(source, half, first) if first else half
    yield from places


def _join(source: Source, first: Place, second: Place) -> Place:
    """Return one place for a text that goes on from HTML into the paragraph below."""
    both = Halves(source, first, second)
    segment = replace(second.segment, text=both.text, line=first.segment.line, former="")
    return Place(segment, first.start, second.end, second.write, both)
