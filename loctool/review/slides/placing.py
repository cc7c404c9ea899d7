"""The texts of a deck and their places: each is put once into the tree of its slide."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from loctool.formats.markdown.places import Place, Source
from loctool.formats.markdown.walk import Walk
from loctool.review.slides.inline import Picture, inline_reader
from loctool.review.slides.nodes import Builder, Slot

_CLASSES = {"credit": {"class": "credit"}, "footer": {"class": "credit"}, "alt": {"class": "caption"}}
"""Role of a text -> how it is shown where it is no picture's."""
_BREAKS = re.compile(r"\s*\n\s*")
_TITLE_BLOCK = ("title", "author", "date")
_KEY = re.compile(r"^(?:<!--\s*)?[\"']?_?(?P<key>[A-Za-z][\w.-]*)[\"']?[ \t]*[:=]", re.MULTILINE)


class Shown(NamedTuple):
    """A segment of the deck at its place."""

    slide: int
    number: int
    """1-based, among the slide's segments."""
    place: Place


@dataclass
class Placing:
    """The slides of a deck while they are filled, and the texts that are to be shown on them."""

    source: Source
    walk: Walk
    picture: Picture
    slides: list[Builder] = field(default_factory=list)
    slide: int = 1
    env: dict[str, Any] = field(default_factory=dict)
    """The links of the present part of the deck."""

    def __post_init__(self) -> None:
        walk = self.walk
        self.dialect = walk.dialect
        self.slides = [Builder() for _ in walk.slides]
        shown = [
            Shown(slide, number, place)
            for slide, places in enumerate(walk.slides, 1)
            for number, place in enumerate(places, 1)
        ]
        self._ids = {id(one.place.segment): f"{one.slide}.{one.number}" for one in shown}
        self._shown = sorted(shown, key=lambda one: one.place.start)
        self._starts = [one.place.start for one in self._shown]
        self._taken = [False] * len(shown)

    @property
    def builder(self) -> Builder:
        """The tree of the present slide."""
        return self.slides[self.slide - 1]

    def go_to(self, slide: int) -> None:
        """Go to a slide, or the nearest that there is."""
        self.slide = min(max(slide, 1), len(self.slides))

    def take(self, low: int, high: int) -> list[Place]:
        """Return the places that begin between two offsets and nobody has taken; goes to the slide of the first."""
        found = list[Place]()
        for at in range(bisect_left(self._starts, low), bisect_left(self._starts, high)):
            if not self._taken[at]:
                self._taken[at] = True
                self.go_to(self._shown[at].slide)
                found.append(self._shown[at].place)
        return found

    def slot(self, place: Place) -> Slot:
        """Return the slot of a place's segment, read with the links of the present part."""
        return Slot(self._ids[id(place.segment)], place.segment, inline_reader(self.env, self.dialect, self.picture))

    def add_place(self, place: Place, name: str = "p", attributes: dict[str, Any] | None = None) -> None:
        """Show a segment in an element: notes and front matter below, credits small."""
        slot, role = self.slot(place), place.segment.role
        if role == "note":
            self.builder.notes.append(["p", {"seg": slot}, slot])
        elif role == "metadata":
            self.builder.facts.append([key_of(self.source, place), {"seg": slot}, slot])
        else:
            classes = _CLASSES.get(role, {})
            self.builder.add([name, {**classes, **(attributes or {}), "seg": slot}, slot])

    def inline(self, text: str) -> list[Any]:
        """Return the nodes of a text that is no segment, in which a line end is a space unless the dialect shows it."""
        read = inline_reader(self.env, self.dialect, self.picture)
        return read(text if self.dialect.breaks else _BREAKS.sub(" ", text))

    def add_rest(self) -> None:
        """Show what nobody has taken: texts of front matter below the slide, and all others at its end."""
        for at, (slide, _, place) in enumerate(self._shown):
            if not self._taken[at]:
                self.slide = slide
                self.add_place(place)


def key_of(source: Source, place: Place) -> str:
    """Return the name of the outermost key in front matter that a text is a value of; "data" where none is found.

    A title block of pandoc has a line for the title, one for the authors and one for the date.
    """
    if source.normal.lstrip().startswith("%"):
        line = source.normal[: place.start].lstrip().count("\n%")
        return _TITLE_BLOCK[min(line, len(_TITLE_BLOCK) - 1)]
    above = source.normal[: place.start].rpartition("\n---")[2]
    found = list(_KEY.finditer(above))
    return found[-1]["key"].lower() if found else "data"
