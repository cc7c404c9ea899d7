"""Units: texts of a packed deck that know where they are and how to write their translation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
