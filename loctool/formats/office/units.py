"""Units: texts of a packed deck that know where they are and how to write their translation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from loctool.formats.office.inline import escape, unescape
from loctool.formats.office.wording import has_words
from loctool.model import LeftOut, Segment

if TYPE_CHECKING:
    from lxml.etree import _Element


class Unit(NamedTuple):
    """A segment and the place that it was read from."""

    segment: Segment
    write: Callable[[str, str], None]
    """Puts a text into the place, given as (text, BCP 47 tag of its language or "" to leave the language alone), and
    marks the part as changed."""


Found = Unit | LeftOut
"""What a page has: a text for translators, or one that they cannot be given."""


def noted(found: Found, note: str, role: str = "") -> Found:
    """Return a text with a line more that translators should know, and with a role if one is given."""
    if not isinstance(found, Unit):
        return found
    lines = filter(None, (note, found.segment.note))
    return found._replace(segment=replace(found.segment, role=role or found.segment.role, note="\n".join(lines)))


class Wordless:
    """Paragraphs without words, such as numbers: they take the direction of those beside them."""

    def __init__(self) -> None:
        self._turns: list[Callable[[str], bool]] = []

    def add(self, turn: Callable[[str], bool]) -> None:
        """Add what gives a paragraph the direction of a language, and returns whether that changed anything."""
        self._turns.append(turn)

    def turn(self, language: str) -> bool:
        """Set the direction, once; return whether that changed anything."""
        if not language:
            return False
        turns, self._turns = self._turns, []
        changed = [turn(language) for turn in turns]
        return any(changed)


class Changeable(Protocol):
    """What has parts that can change: a package, or a file that is a single tree."""

    def mark_changed(self, name: str) -> None:
        """Have a part written anew."""
        ...


class Place(NamedTuple):
    """Where texts are."""

    part: str
    """Name of the part in the package."""
    slide: int
    """Number of the slide, counted from 1, in the order of the show; 0 for what belongs to the whole deck."""
    role: str
    """Role of the segments: heading, paragraph, bullet, cell, chart, diagram, alt, note, footer, property."""
    note: str = ""
    """What translators should know."""


def text_units(package: Changeable, elements: Sequence[_Element], place: Place) -> Iterator[Unit]:
    """Yield a unit for the text of elements that all have the same one, as a chart's categories have."""

    def write(text: str) -> None:
        for element in elements:
            element.text = text

    yield from prose_units(package, (elements[0].text or "") if elements else "", write, place)


def attribute_units(package: Changeable, element: _Element, name: str, place: Place) -> Iterator[Unit]:
    """Yield a unit for an attribute that is prose."""
    yield from prose_units(package, element.get(name) or "", lambda text: element.set(name, text), place)


def prose_units(package: Changeable, text: str, put: Callable[[str], None], place: Place) -> Iterator[Unit]:
    """Yield a unit for a text if it has words; `put` gets the translation with the white space around the text."""
    words = text.strip()
    if not has_words(words):
        return
    start = text.index(words)
    before, after = text[:start], text[start + len(words) :]

    def write(translation: str, _: str) -> None:
        put(before + unescape(translation) + after)
        package.mark_changed(place.part)

    yield Unit(Segment(escape(words), place.role, max(place.slide, 1), note=place.note), write)
