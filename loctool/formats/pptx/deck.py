"""Presentations as decks: parse and render walk over the same units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from loctool.files import Content
from loctool.formats.anchors import unique_anchor
from loctool.formats.office.inline import drop_illegal, remove_tags, unescape
from loctool.formats.office.package import Package
from loctool.formats.office.units import Unit
from loctool.formats.pptx.slides.alternates import Found
from loctool.formats.pptx.slides.labels import label_slides
from loctool.formats.pptx.slides.pages import Pages
from loctool.formats.pptx.slides.presentation import main_part, slide_parts
from loctool.formats.pptx.slides.properties import property_units
from loctool.formats.pptx.slides.shapes import page_title
from loctool.formats.reading import Reading
from loctool.formats.writing import Parts, Writing
from loctool.model import Deck, LeftOut, Segment, Slide

_NO_TITLES = ("note", "property", "alt", "footer")
"""Roles of texts that do not stand in for a title."""


class _Page(NamedTuple):
    title: str
    found: list[Found]


def parse(content: Content, path: str, reading: Reading) -> Deck:
    """Return the deck of a presentation.

    Slides are in the order of the show, hidden ones too. The first has the properties of the document before its own
    texts and, if the project wants them, the texts of masters and layouts behind them. Raises SourceError.
    """
    package = Package(content, path)
    counts: dict[str, int] = {}
    slides, left_out = [], []
    for number, page in enumerate(_pages(package, main_part(package), reading), 1):
        segments = tuple(one.segment for one in page.found if isinstance(one, Unit))
        title = page.title or _first_words(segments) or f"Slide {number}"
        slides.append(Slide(unique_anchor(title, number, counts), number, title, segments))
        left_out += [one for one in page.found if isinstance(one, LeftOut)]
    return Deck(path, tuple(slides), left_out=tuple(left_out))


def render(
    content: Content,
    path: str,
    translate: Callable[[Segment], str | None],
    reading: Reading,
    writing: Writing,
) -> Parts:
    """Return the presentation with each segment written for which `translate` gives a text.

    A translation that equals its source is written, too: it has the language of the others then. Raises SourceError.
    """
    package = Package(content, path)
    main = main_part(package)
    found = [one for page in _pages(package, main, reading) for one in page.found]
    for unit in (one for one in found if isinstance(one, Unit)):
        if text := translate(unit.segment):
            unit.write(drop_illegal(text), writing.language)
    if writing.label and writing.labelled:
        label_slides(package, main, writing.label, writing.labelled)
    return package.parts()


def _pages(package: Package, main: str, reading: Reading) -> list[_Page]:
    """Return the slides of a deck, with what belongs to the whole deck on the first one."""
    walk = Pages(package)
    slides = slide_parts(package, main)
    pages = [_Page(page_title(package.tree(one.part)), walk.slide(one)) for one in slides]
    before: list[Found] = [*property_units(package)]
    behind = walk.masters(main) if reading.masters else []
    if not pages and (before or behind):
        return [_Page("", [*before, *behind])]
    return [one if at else one._replace(found=[*before, *one.found, *behind]) for at, one in enumerate(pages)]


def _first_words(segments: Sequence[Segment]) -> str:
    """Return the words of the first text that is shown, without tags."""
    text = next((one.text for one in segments if one.role not in _NO_TITLES), "")
    return " ".join(unescape(remove_tags(text)).split())
