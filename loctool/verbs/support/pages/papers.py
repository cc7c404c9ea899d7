"""The papers of a project's decks: slides in the source language and in a catalog's."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from loctool.catalog.reader import table_in
from loctool.errors import CatalogError, SourceError
from loctool.files import decode, read_text
from loctool.formats import Format, format_of, read_deck
from loctool.formats.reading import Reading
from loctool.formats.writing import Parts, Writing
from loctool.model import Deck
from loctool.project import Project
from loctool.review.slides.boxes import box_papers, read_slides
from loctool.review.slides.inline import Picture
from loctool.review.slides.nodes import Builder
from loctool.review.slides.outline import outline
from loctool.review.slides.papers import tree_papers
from loctool.review.slides.pictures import LARGEST, LARGEST_FILE, LocalPictures
from loctool.review.view.slides import Paper
from loctool.verbs.support.pages.pictures import Pictures, find_pictures
from loctool.verbs.support.pages.units import Unit
from loctool.verbs.support.shown import Lookup, Shown

Pair = tuple[Paper | None, Paper | None]
"""The papers of a slide: in the source language, and in the target's."""


class _Packed(NamedTuple):
    """A packed deck that is to be shown."""

    project: Project
    name: str
    form: Format
    content: Parts
    deck: Deck


class Papers(NamedTuple):
    """The papers of a deck."""

    pairs: dict[int, Pair]
    """By the numbers of their slides."""
    lack: str = ""
    """Why there are no pictures where there might be some; see `loctool.verbs.support.pages.pictures.Pictures`."""


def find_papers(project: Project, unit: Unit, language: str, *, with_pictures: bool = True) -> Papers:
    """Return the papers of a deck; none for a catalog without one.

    The target has what the catalog has, drafts and outdated texts too; a text that has none stays in the source
    language. Without a catalog there are source papers alone. Pictures of packed decks are made by LibreOffice unless
    `with_pictures` is false: see `loctool.verbs.support.pages.pictures`; large images of decks in Markdown are frames
    then, too. Raises SourceError and CatalogError.
    """
    path = unit.deck
    if path is None:
        return Papers({})
    lookup = _lookup(project, unit.domain, language)
    form, name = format_of(path), project.relative(path)
    content = read_deck(path)
    if form.IS_TEXT:
        text = decode(bytes(content), name, SourceError)
        pictures = LocalPictures(path.parent, project.root, LARGEST_FILE if with_pictures else LARGEST)
        slides = _outline(text, name, project.reading(name), pictures)
        return Papers(_pairs(tree_papers(slides, lambda _: None), tree_papers(slides, lookup) if lookup else {}))
    packed = _Packed(project, name, form, (content,), form.parse(content, name, project.reading(name)))
    source, lack = _packed_papers(packed, packed.content, with_pictures)
    if lookup is None:
        return Papers(_pairs(source, {}), lack)
    written = form.render(content, name, lookup, project.reading(name), Writing(lookup.languages[1]))
    target, other_lack = _packed_papers(packed, written, with_pictures)
    return Papers(_pairs(source, target), lack or other_lack)


def _pairs(source: dict[int, Paper], target: dict[int, Paper]) -> dict[int, Pair]:
    return {number: (paper, target.get(number)) for number, paper in source.items()}


def _lookup(project: Project, domain: str, language: str) -> Lookup | None:
    """Return the texts of a catalog, whatever their state; None where there is no catalog."""
    file = project.catalog(domain, language)
    if not file.is_file():
        return None
    text = read_text(file, CatalogError)
    table = table_in(text, file)
    found = {
        (context, msgid): msgstr
        for context, msgid, plural, msgstr in zip(
            table.contexts, table.msgids, table.plurals, table.msgstrs, strict=True
        )
        if plural is None and msgstr
    }
    return Lookup(Shown(found, {}, frozenset()), project, language)


@lru_cache(maxsize=2)
def _outline(text: str, name: str, reading: Reading, pictures: Picture) -> list[Builder]:
    """Return the trees of a deck's slides; those of several languages are the same."""
    return outline(text, name, pictures, reading)


def _packed_papers(packed: _Packed, content: Parts, with_pictures: bool) -> tuple[dict[int, Paper], str]:
    project, name, form, original, deck = packed
    reading, whole = project.reading(name), b"".join(content)
    before = list(form.boxes(original[0], name, reading))
    after = before if content is original else list(form.boxes(whole, name, reading))
    found = find_pictures(project.root, name, content, len(deck.slides)) if with_pictures else Pictures({})
    return box_papers(deck, read_slides(deck, before, after), found.addresses), found.lack
