"""A deck as a sequence of texts."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from loctool.catalog.entry import Entry, Key
from loctool.catalog.message_syntax import message_syntax
from loctool.merging.alignment.evidence import Texts
from loctool.model import Deck, Segment


class Placed(NamedTuple):
    """A text of a deck, and where it is."""

    segment: Segment
    slide: int
    """Index of its slide."""
    place: int
    """Index on the slide, texts alone counted."""
    text: int
    """Number of the text among the different ones of the deck."""


class Side:
    """A deck as a sequence of texts."""

    def __init__(self, deck: Deck, language: str) -> None:
        """Give the different texts numbers. The deck's own language tag in front matter is none of them."""
        self.deck = deck
        self.numbers: dict[str, int] = {}
        self.placed: list[Placed] = []
        self.slides: list[range] = []
        for number, slide in enumerate(deck.slides):
            shown = [one for one in slide.segments if one.text and (one.role, one.text) != ("metadata", language)]
            self.slides.append(range(len(self.placed), len(self.placed) + len(shown)))
            for place, one in enumerate(shown):
                text = self.numbers.setdefault(one.text, len(self.numbers))
                self.placed.append(Placed(one, number, place, text))

    @cached_property
    def texts(self) -> Texts:
        """The different texts in the order of their numbers."""
        return Texts([*self.numbers], message_syntax(Entry(msgid="-", occurrences=[(self.deck.path, "")])))

    def messages(self) -> dict[Key, list[int]]:
        """Return context and text of each message -> where it is in `placed`."""
        found: dict[Key, list[int]] = defaultdict(list)
        for index, one in enumerate(self.placed):
            found[one.segment.context, one.segment.text].append(index)
        return found

    @cached_property
    def occurrences(self) -> dict[int, list[int]]:
        """Number of a text -> where it is in `placed`."""
        found: dict[int, list[int]] = defaultdict(list)
        for index, one in enumerate(self.placed):
            found[one.text].append(index)
        return found

    def roles(self, slide: int) -> tuple[str, ...]:
        """Return the roles of the texts of a slide, which are its structure."""
        return tuple(self.placed[index].segment.role for index in self.slides[slide])

    def shape(self) -> list[tuple[str, ...]]:
        """Return the structure of each slide."""
        return [self.roles(slide) for slide in range(len(self.slides))]
