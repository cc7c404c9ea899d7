"""The papers of a project's decks: slides in the source language and in a catalog's."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
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
from loctool.review.slides.pictures import LARGEST_FILE, LocalPictures
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


class Drawn(NamedTuple):
    """The pictures of a packed deck."""

    deck: bytes
    """Fingerprint of the deck that they are of."""
    source: Pictures
    target: Pictures
    texts: Mapping[str, str | None]
    """Id of a segment -> what the target said when it was drawn; None where it was the source's text."""


class Papers(NamedTuple):
    """The papers of a deck."""

    pairs: dict[int, Pair]
    """By the numbers of their slides."""
    lack: str = ""
    """Why there are no pictures where there might be some; see `loctool.verbs.support.pages.pictures.Pictures`."""
    drawn: Drawn | None = None
    """The pictures of a packed deck."""


def find_papers(
    project: Project,
    unit: Unit,
    language: str,
    *,
    with_pictures: bool = True,
    largest: int = LARGEST_FILE,
    former: Drawn | None = None,
) -> Papers:
    """Return the papers of a deck; none for a catalog without one.

    The target has what the catalog has, drafts and outdated texts too; a text that has none stays in the source
    language. Without a catalog there are source papers alone. Pictures of packed decks are made by LibreOffice unless
    `with_pictures` is false: see `loctool.verbs.support.pages.pictures`. With the `former` ones of the same deck
    nothing is drawn again: boxes whose texts have changed since lie above their picture. Images of more than `largest`
    bytes in decks in Markdown are frames. Raises SourceError and CatalogError.
    """
    path = unit.deck
    if path is None:
        return Papers({})
    lookup = _lookup(project, unit.domain, language)
    form, name = format_of(path), project.relative(path)
    content = read_deck(path)
    if form.IS_TEXT:
        text = decode(bytes(content), name, SourceError)
        slides = _outline(text, name, project.reading(name), LocalPictures(path.parent, project.root, largest))
        return Papers(_pairs(tree_papers(slides, lambda _: None), tree_papers(slides, lookup) if lookup else {}))
    packed = _Packed(project, name, form, (content,), form.parse(content, name, project.reading(name)))
    written = form.render(content, name, lookup, project.reading(name), Writing(lookup.languages[1])) if lookup else ()
    texts = _texts_of(packed.deck, lookup)
    mark = hashlib.sha256(content).digest()
    if former is None or former.deck != mark:
        former = Drawn(mark, *_draw(packed, written, with_pictures), texts)
    changed = {segment for segment, text in texts.items() if former.texts.get(segment) != text}
    source = _packed_papers(packed, packed.content, former.source)
    target = _packed_papers(packed, written, former.target) if written else {}
    pairs = _pairs(source, {number: _with_changes(paper, changed) for number, paper in target.items()})
    return Papers(pairs, former.source.lack or former.target.lack, former)


def _texts_of(deck: Deck, lookup: Lookup | None) -> dict[str, str | None]:
    """Return the texts of a deck's segments in the target, by their ids."""
    return {
        f"{slide.number}.{place}": lookup(one) if lookup else None
        for slide in deck.slides
        for place, one in enumerate(slide.segments, 1)
    }


def _draw(packed: _Packed, written: Parts, with_pictures: bool) -> tuple[Pictures, Pictures]:
    """Return the pictures of the deck and of its translation; none of a deck without one."""
    contents = (packed.content, written) if with_pictures else ((), ())
    root, slides = packed.project.root, len(packed.deck.slides)
    source, target = (find_pictures(root, packed.name, one, slides) if one else Pictures({}) for one in contents)
    return source, target


def _with_changes(paper: Paper, changed: set[str]) -> Paper:
    """Return a paper whose boxes say which of them have other texts than the picture."""
    boxes = (replace(box, is_changed=not changed.isdisjoint(box.segments)) for box in paper.boxes)
    return replace(paper, boxes=tuple(boxes))


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


def _packed_papers(packed: _Packed, content: Parts, pictures: Pictures) -> dict[int, Paper]:
    name, form, original, deck = packed.name, packed.form, packed.content, packed.deck
    reading, whole = packed.project.reading(name), b"".join(content)
    before = list(form.boxes(original[0], name, reading))
    after = before if content is original else list(form.boxes(whole, name, reading))
    return box_papers(deck, read_slides(deck, before, after), pictures.addresses)
