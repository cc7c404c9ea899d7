"""The boxes of packed decks: with their own texts, and with those of a catalog."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from loctool.catalog.entry import Key
from loctool.compiling.outdated import Outdated
from loctool.files import Content
from loctool.formats import format_of, read_deck
from loctool.formats.office.boxes import Box
from loctool.formats.writing import Parts, Writing
from loctool.project import Project
from loctool.quality.comparison import Problem
from loctool.quality.run import find_crowded
from loctool.verbs.support.shown import Lookup, read_shown


def crowded_messages(project: Project, domain: str, language: str) -> dict[Key, Problem] | None:
    """Return the messages whose translations, drafts too, overflow a box of their deck, with what is wrong.

    None for a catalog without a packed deck. Raises SourceError.
    """
    deck = next((path for path, name in project.named_decks().items() if name == domain), None)
    if deck is None or format_of(deck).IS_TEXT:
        return None
    shown = read_shown(project.catalog(domain, language), use_drafts=True, outdated=Outdated.SOURCE)
    lookup = Lookup(shown, project, language)
    return find_crowded(_pairs(project, deck, lookup), lookup.key_of) if shown.texts else {}


def _pairs(project: Project, deck: Path, lookup: Lookup) -> Iterator[tuple[Box, Box]]:
    """Yield the boxes of a deck, with the source's texts and with those of a catalog."""
    content, name, form = read_deck(deck), project.relative(deck), format_of(deck)
    reading = project.reading(name)
    written = form.render(content, name, lookup, reading, Writing(lookup.languages[1]))
    before, after = form.boxes(content, name, reading), form.boxes(_joined(written), name, reading)
    yield from zip(before, after, strict=True)


def _joined(parts: Parts) -> Content:
    """Return the bytes of a written deck, outside of the memory: a deck may have gigabytes of media."""
    with TemporaryFile() as file:
        file.writelines(parts)
        file.flush()
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
