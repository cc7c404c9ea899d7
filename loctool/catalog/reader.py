"""A catalog in memory, and reading one from a .po file with all that is needed to write it back byte for byte."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from polib import POEntry

from loctool.catalog.content import content_of
from loctool.catalog.grammar import Block, PoSyntaxError, parse
from loctool.catalog.header import charset_fault, fields_in, fields_of
from loctool.catalog.layout.lines import Style
from loctool.catalog.layout.style import style_of
from loctool.catalog.lazy import LazyEntry, content_as_read, quick_blocks, unread
from loctool.catalog.scan import Columns, scan
from loctool.errors import CatalogError
from loctool.files import read_text
from loctool.interrupts import defer_signals

Key = tuple[str | None, str]
"""(msgctxt, msgid): what makes a message unique in its catalog."""


@dataclass(slots=True)
class Original:
    """How an entry stood in its file."""

    entry: POEntry
    content: tuple[object, ...] | None
    """What the entry held when it was read; an equal one is written as `text`. None until somebody looks into it."""
    lead: str
    text: str
    before: POEntry | None
    """The entry that stood before it."""

    def untouched(self) -> bool:
        """Tell whether the entry is as it was read or written."""
        return unread(self.entry) or self.known_content() == content_of(self.entry)

    def let_go(self) -> None:
        """Keep nothing of the entry but its lines, now that they are written; drafts take much memory otherwise."""
        if isinstance(self.entry, LazyEntry) and not unread(self.entry) and not self.entry.obsolete:
            self.entry.forget(self.text)
            self.content = None

    def known_content(self) -> tuple[object, ...]:
        """Return what the entry held when it was read."""
        if self.content is None:
            self.content = content_as_read(self.entry)
        return self.content


@dataclass(frozen=True, slots=True)
class Unread:
    """A file as it was read, before entries are made of it."""

    path: Path
    raw: bytes
    """UTF-8, which takes half the memory of a text that is not Latin."""
    columns: Columns

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.raw.decode()


@dataclass(slots=True, eq=False)
class Catalog:
    """One deck in one language, or its template (.pot)."""

    path: Path
    entries: list[POEntry]
    """In the order of the file, the header first, obsolete entries too."""
    style: Style = field(default_factory=Style)
    originals: dict[int, Original] = field(default_factory=dict)
    """id(entry) -> how it stood in the file; entries made since have none."""
    tail: str = ""
    """What follows the last entry in the file."""
    unread: Unread | None = None
    """What the file holds, as long as nobody has asked for an entry; None from then on."""

    def __getattr__(self, name: str) -> Any:
        """Make the entries when somebody asks for them."""
        if name not in ("entries", "style", "originals", "tail"):
            raise AttributeError(name)
        with defer_signals():
            unread, self.unread = self.unread, None
            if unread is None:
                raise AttributeError(name)
            text = [unread.text]
            del unread  # its columns take as much memory as what is made now
            _fill(self, text.pop())  # and the text is gone as soon as it is cut up
        return getattr(self, name)

    @property
    def head(self) -> POEntry | None:
        """The header's entry, None in a file without one; it should be the first, but gettext takes it anywhere."""
        return next(filter(is_header, self.entries), None)

    @property
    def header(self) -> dict[str, str]:
        """The header's fields, read anew at each use; change them with `loctool.catalog.header.set_field`."""
        return fields_in(self.unread.columns.header or "") if self.unread else fields_of(self.head)

    @property
    def language(self) -> str:
        """The header's Language, "" where there is none."""
        return self.header.get("Language", "")

    def messages(self) -> list[POEntry]:
        """Return the messages that are in use, in the order of the file, without the header."""
        return [entry for entry in self.entries if not entry.obsolete and not is_header(entry)]

    def obsolete(self) -> list[POEntry]:
        """Return the obsolete messages."""
        return [entry for entry in self.entries if entry.obsolete]


def is_header(entry: POEntry) -> bool:
    """Tell whether an entry is the header."""
    return not entry.msgid and entry.msgctxt is None and not entry.obsolete


def key_of(entry: POEntry) -> Key:
    """Return the entry's (msgctxt, msgid)."""
    return entry.msgctxt, entry.msgid


def read(path: Path) -> Catalog:
    """Read a .po or .pot file.

    Raises CatalogError, with the line, where the file cannot be read, is not UTF-8, is no valid .po file, or defines
    a message twice.
    """
    return catalog_in(read_text(path, CatalogError), path)


def catalog_in(text: str, path: Path) -> Catalog:
    """Return the catalog of a file's text. Raises CatalogError."""
    if (columns := scan(text)) is not None:
        catalog = Catalog.__new__(Catalog)
        columns.comments = _shared(columns.comments)
        catalog.path, catalog.unread = path, Unread(path, text.encode(), columns)
        return catalog
    if found := re.search("[\0\x04]", text):
        line = text.count("\n", 0, found.start()) + 1
        raise CatalogError("holds a NUL or EOT byte, which .mo files have other uses for; delete it", path, line)
    catalog = Catalog(path, [])
    try:
        _fill(catalog, text)
    except PoSyntaxError as problem:
        raise CatalogError(str(problem), path, problem.line, problem.column) from problem
    _check_charset(catalog)
    _check_unique(catalog)
    return catalog


def _shared(texts: list[str]) -> list[str]:
    """Return the texts, equal ones as one object: the messages of a slide have the same comments."""
    known: dict[str, str] = {}
    return [known.setdefault(text, text) for text in texts]


def _fill(catalog: Catalog, text: str) -> None:
    """Make the entries of a file's text. Raises PoSyntaxError."""
    bom = text.startswith("\ufeff")
    text = text.removeprefix("\ufeff")
    blocks, catalog.tail = quick_blocks(text) or parse(text)
    del text
    catalog.entries = [block.entry for block in blocks]
    catalog.style = style_of(blocks, bom)
    catalog.originals = {}
    _keep_originals(catalog, blocks)


def _keep_originals(catalog: Catalog, blocks: list[Block]) -> None:
    """Remember how each entry stands in the file; the blocks are used up."""
    before: POEntry | None = None
    blocks.reverse()
    while blocks:
        block = blocks.pop()
        entry = block.entry
        content = None if isinstance(entry, LazyEntry) else content_of(entry)
        catalog.originals[id(entry)] = Original(entry, content, block.lead, block.text, before)
        before = entry


def _check_charset(catalog: Catalog) -> None:
    """Refuse a file that declares another charset, even if its bytes happen to be UTF-8."""
    if catalog.head and (fault := charset_fault(catalog.head.msgstr)):
        raise CatalogError(fault, catalog.path, catalog.head.linenum)


def _check_unique(catalog: Catalog) -> None:
    """Refuse a file that defines a message twice: one of the translations would be lost."""
    seen: dict[Key, POEntry] = {}
    for entry in catalog.entries:
        first = seen.setdefault(key_of(entry), entry)
        if first is not entry:
            shown = entry.msgid if len(entry.msgid) <= 40 else entry.msgid[:39] + "…"
            raise CatalogError(
                f"defines the message {shown!r} again (first in line {first.linenum}); join the two with msguniq",
                catalog.path,
                entry.linenum,
            )
