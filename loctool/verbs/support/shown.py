"""What readers of a rendered deck see of a catalog, and which of it nobody has reviewed."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from loctool.catalog.notes import provenance_in
from loctool.catalog.provenance import COPY, MEMORY, State
from loctool.catalog.reader import table_in
from loctool.catalog.table import MessageTable
from loctool.compiling.manifest import STATES
from loctool.compiling.mo import shipped_messages
from loctool.compiling.outdated import with_outdated
from loctool.errors import CatalogError
from loctool.files import read_text
from loctool.merging.readings import carry_piece
from loctool.model import Segment
from loctool.project import Project
from loctool.text.language import bcp47_tag

Key = tuple[str | None, str]
"""(msgctxt, msgid)."""


class Shown(NamedTuple):
    """The messages of a catalog, as far as they are shown."""

    texts: dict[Key, str]
    """The translations."""
    states: dict[Key, str]
    """The names of the states of all messages, as in a manifest of `compile`."""
    machine: frozenset[Key]
    """Messages whose text a machine wrote and nobody has reviewed: no copies of the source, no texts of the memory."""


def read_shown(file: Path, use_drafts: bool, outdated: str) -> Shown:
    """Return what is shown of a catalog's file. Raises CatalogError."""
    text = read_text(file, CatalogError)
    read = table_in(text, file)
    table = with_outdated(read, text, file, outdated)
    keys = list(zip(table.contexts, table.msgids, strict=True))
    shipped = [number for number in shipped_messages(table, use_drafts) if table.plurals[number] is None]
    return Shown(
        {keys[number]: table.msgstrs[number] for number in shipped},
        {key: STATES[state] for key, state in zip(keys, read.states(), strict=True)},
        frozenset(keys[number] for number in shipped if _is_machine_made(read, number)),
    )


def _is_machine_made(table: MessageTable, number: int) -> bool:
    made = provenance_in(table.comments[number]) if table.states()[number] is State.DRAFT else None
    return made is not None and made.engine not in (COPY, MEMORY)


class Lookup:
    """Texts of segments, counting hits and misses."""

    def __init__(self, shown: Shown, project: Project, language: str) -> None:
        """Begin with what is shown of a language's catalog."""
        self.shown = shown
        self.languages = (project.source_language, bcp47_tag(language))
        self.translated = self.fallback = 0

    def __call__(self, segment: Segment) -> str | None:
        """Return the text in place of a segment's, None if it stays."""
        if segment.role == "metadata" and segment.text == self.languages[0]:
            return self.languages[1]
        key = self.key_of(segment)
        found = self.shown.texts.get(key)
        if found is not None and key[1] != segment.text:
            found = carry_piece(key[1], segment.text, found)
        self.translated += found is not None
        self.fallback += found is None
        return found

    def key_of(self, segment: Segment) -> Key:
        """Return the message of a segment.

        If `extract` has not run since loctool reads the text otherwise, that is the message of the former text.
        """
        key, former = (segment.context, segment.text), (segment.context, segment.former)
        return former if key not in self.shown.texts and former in self.shown.texts else key

    def is_machine_made(self, segment: Segment) -> bool:
        """Return whether a segment is shown as a draft that nobody has reviewed."""
        return self.key_of(segment) in self.shown.machine
