"""Presentations as decks: parse and render walk over the same units."""

from __future__ import annotations

from collections.abc import Callable

from loctool.files import Content
from loctool.formats.office.decks import Page, deck_of, texts_on_masters, with_common_texts, write_translations
from loctool.formats.office.package import Package
from loctool.formats.office.units import Found
from loctool.formats.pptx.slides.labels import label_slides
from loctool.formats.pptx.slides.pages import Pages
from loctool.formats.pptx.slides.presentation import main_part, slide_parts
from loctool.formats.pptx.slides.properties import property_units
from loctool.formats.pptx.slides.shapes import page_title
from loctool.formats.reading import Reading
from loctool.formats.writing import Parts, Writing
from loctool.model import Deck, Segment


def parse(content: Content, path: str, reading: Reading) -> Deck:
    """Return the deck of a presentation.

    Slides are in the order of the show, hidden ones too. The first has the properties of the document before its own
    texts and, if the project wants them, the texts of masters and layouts behind them; those that slides show are named
    otherwise. Raises SourceError.
    """
    package = Package(content, path)
    return deck_of(path, _pages(package, main_part(package), reading))


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
    write_translations(_pages(package, main, reading), translate, writing.language)
    if writing.label and writing.labelled:
        label_slides(package, main, writing.label, writing.labelled)
    return package.parts()


def _pages(package: Package, main: str, reading: Reading) -> list[Page]:
    """Return the slides of a deck, with what belongs to the whole deck on the first one."""
    walk = Pages(package)
    slides = slide_parts(package, main)
    pages = [Page(page_title(package.tree(one.part)), walk.slide(one)) for one in slides]
    before: list[Found] = [*property_units(package, [one.title for one in pages])]
    behind = walk.masters(main) if reading.masters else texts_on_masters(walk.behind(slides))
    return with_common_texts(pages, before, behind)
