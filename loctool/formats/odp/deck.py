"""Presentations as decks: parse and render walk over the same units."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from loctool.files import Content
from loctool.formats.odp.declarations import declaration_units
from loctool.formats.odp.labels import label_pages
from loctool.formats.odp.names import child, children, descendants, get, name_of
from loctool.formats.odp.pages import Pages, is_shown_by_master
from loctool.formats.odp.paragraphs import Scope
from loctool.formats.odp.sources import CONTENT, META, STYLES, Source, open_source, presentation_of, styles_of
from loctool.formats.odp.styles import Styles
from loctool.formats.office.decks import (
    Page,
    deck_of,
    heading_of,
    texts_on_masters,
    with_common_texts,
    write_translations,
)
from loctool.formats.office.units import Found, Place, Unit, text_units
from loctool.formats.reading import Reading
from loctool.formats.writing import Parts, Writing
from loctool.model import Deck, Segment

_PROSE = ("dc:title", "dc:subject", "dc:description", "meta:keyword")


def parse(content: Content, path: str, reading: Reading) -> Deck:
    """Return the deck of a presentation.

    Slides are in the order of the file, hidden ones too. The first has the properties of the document and the texts of
    headers and footers before its own texts and, if the project wants them, the texts of masters behind them. Raises
    SourceError.
    """
    source = open_source(content, path)
    return deck_of(path, _pages(source, _scope(source), reading))


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
    source = open_source(content, path)
    scope = _scope(source)
    write_translations(_pages(source, scope, reading), translate, writing.language)
    if writing.label and writing.labelled:
        label_pages(scope, writing.label, writing.labelled)
    return source.parts()


def _scope(source: Source) -> Scope:
    return Scope(source, Styles(source.tree(CONTENT), styles_of(source)))


def _pages(source: Source, scope: Scope, reading: Reading) -> list[Page]:
    """Return the slides of a deck, with what belongs to the whole deck on the first one."""
    walk = Pages(scope)
    pages = []
    for number, page in enumerate(children(presentation_of(source), "draw:page"), 1):
        found = list(walk.texts(page, Place(CONTENT, number, "paragraph")))
        pages.append(Page(heading_of(one.segment for one in found if isinstance(one, Unit)), found))
    of_masters = _scope_of_masters(scope)
    before = [*_properties(source), *declaration_units(scope, of_masters)]
    if reading.masters:
        return with_common_texts(pages, before, list(_masters(of_masters, None)))
    used = {get(page, "draw:master-page-name") for page in children(presentation_of(source), "draw:page")}
    return with_common_texts(pages, before, texts_on_masters(_masters(of_masters, used)))


def _properties(source: Source) -> Iterator[Found]:
    """Yield units for the properties of the document, but not for those of the program."""
    holder = child(source.tree(META), "office:meta") if META in source else None
    for element in () if holder is None else descendants(holder, *_PROSE):
        name = name_of(element.tag).rpartition(":")[2]
        yield from text_units(source, [element], Place(META, 0, "property", f"{name} of the document"))


def _scope_of_masters(scope: Scope) -> Scope:
    root = styles_of(scope.source)
    return scope if root is scope.styles.own else Scope(scope.source, Styles(root, root))


def _masters(scope: Scope, names: Collection[str] | None) -> Iterator[Found]:
    """Yield what masters show on slides, on handouts and on speaker notes; of all masters, or of those with names."""
    walk = Pages(scope)
    for masters in children(scope.styles.own, "office:master-styles"):
        for master in children(masters, "style:master-page", "style:handout-master"):
            if names is None or get(master, "style:name") in names:
                yield from walk.texts(master, Place(STYLES, 0, "paragraph"), is_shown_by_master)
