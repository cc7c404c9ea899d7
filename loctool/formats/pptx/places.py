"""Where a text of a deck is, and units for texts without formats: names of series, alternative texts, properties."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from loctool.formats.office.inline import escape, unescape
from loctool.formats.office.package import Package
from loctool.formats.office.units import Unit
from loctool.formats.office.wording import has_words
from loctool.model import Segment

if TYPE_CHECKING:
    from lxml.etree import _Element


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


def text_units(package: Package, elements: Sequence[_Element], place: Place) -> Iterator[Unit]:
    """Yield a unit for the text of elements that all have the same one, as a chart's categories have."""

    def write(text: str) -> None:
        for element in elements:
            element.text = text

    yield from prose_units(package, (elements[0].text or "") if elements else "", write, place)


def attribute_units(package: Package, element: _Element, name: str, place: Place) -> Iterator[Unit]:
    """Yield a unit for an attribute that is prose."""
    yield from prose_units(package, element.get(name) or "", lambda text: element.set(name, text), place)


def prose_units(package: Package, text: str, put: Callable[[str], None], place: Place) -> Iterator[Unit]:
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
