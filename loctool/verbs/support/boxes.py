"""The boxes of packed decks: with their own texts, and with those of a catalog."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryFile

from loctool.catalog.entry import Key
from loctool.catalog.roles import room_comment
from loctool.compiling.outdated import Outdated
from loctool.files import Content
from loctool.formats import format_of, read_deck
from loctool.formats.office.boxes import Box, Paragraph
from loctool.formats.office.inline import remove_tags
from loctool.formats.writing import Parts, Writing
from loctool.model import Segment
from loctool.project import Project
from loctool.quality.comparison import Problem
from loctool.quality.run import find_crowded
from loctool.verbs.support.shown import Lookup, read_shown

AMPLE, FEW_WORDS = 2, 20
"""Room that no translation needs: this many times the source's characters, and this many more."""
KeyOf = Callable[[Segment], Key]
"""Returns the message of a segment."""


def crowded_messages(project: Project, domain: str, language: str) -> dict[Key, Problem] | None:
    """Return the messages whose translations, drafts too, overflow a box of their deck, with what is wrong.

    None for a catalog without a packed deck. Raises SourceError.
    """
    found = pair_boxes(project, domain, language)
    return None if found is None else find_crowded(*found)


def pair_boxes(project: Project, domain: str, language: str) -> tuple[Iterator[tuple[Box, Box]], KeyOf] | None:
    """Return the boxes of a deck with the source's texts and with a catalog's, and what gives a segment's message.

    None for a catalog without a packed deck; without a translation there are no boxes. Raises SourceError.
    """
    deck = next((path for path, name in project.named_decks().items() if name == domain), None)
    if deck is None or format_of(deck).IS_TEXT:
        return None
    shown = read_shown(project.catalog(domain, language), use_drafts=True, outdated=Outdated.SOURCE)
    lookup = Lookup(shown, project, language)
    return _pairs(project, deck, lookup) if shown.texts else iter(()), lookup.key_of


def room_notes(project: Project, deck: Path, content: Content) -> dict[Key, list[str]]:
    """Return message -> the line that tells translators how much room it has: "room: 1 line, about 32 characters".

    Only for texts of packed decks that could not become twice as long and a few words more. Of several places the
    smallest counts, and of the target languages the one with the widest letters. Raises SourceError.
    """
    from loctool.fit import Room, find_room  # its tables of letters take 0.1 s to load

    form, name = format_of(deck), project.relative(deck)
    found: dict[Key, Room] = {}
    for box in form.boxes(content, name, project.reading(name)):
        for paragraph, segment in limited_paragraphs(box):
            rooms = (find_room(box, paragraph, language) for language in project.targets)
            key, room = (segment.context, segment.text), min(rooms, key=lambda one: one.characters)
            if key not in found or room.characters < found[key].characters:
                found[key] = room
    return {key: [room_comment(room)] for key, room in found.items() if room.characters < _ample(key[1])}


def _ample(text: str) -> int:
    """Return the number of characters that any translation of a text has room in."""
    return AMPLE * len(remove_tags(text)) + FEW_WORDS


def limited_paragraphs(box: Box) -> Iterator[tuple[Paragraph, Segment]]:
    """Yield the paragraphs of a box that does not grow with its text; a table's row does, but then looks otherwise."""
    for paragraph in box.paragraphs:
        segment = paragraph.segment
        if segment and (box.autofit != "grow" or segment.role == "cell"):
            yield paragraph, segment


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
