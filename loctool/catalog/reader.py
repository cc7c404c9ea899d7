"""A catalog in memory, and reading one from a .po file with all that is needed to write it back byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from loctool.catalog.entry import Entry, Key, forms_of, is_header, is_plural, key_of
from loctool.catalog.fast_reader import cut_entries, parse_entries, read_table
from loctool.catalog.header import charset_fault, fields_of
from loctool.catalog.layout.lines import Style
from loctool.catalog.layout.style import guess_style
from loctool.catalog.message_syntax import message_syntax, program_syntaxes
from loctool.catalog.syntax.mistakes import PoSyntaxError
from loctool.catalog.table import MessageTable
from loctool.errors import CatalogError
from loctool.files import decode, read_bytes
from loctool.text.controls import LONGEST_TEXT

LARGEST_ENTRY = 1_000_000
"""Characters of the largest entry, most of which are comments and references."""


@dataclass(eq=False)
class Catalog:
    """One deck in one language, or its template (.pot)."""

    path: Path
    entries: list[Entry]
    """In the order of the file, the header first, obsolete entries too."""
    tail: str = ""
    """What follows the last entry in the file."""
    bom: bool = False
    """Whether the file begins with a byte order mark."""
    as_read: list[Entry] = field(default_factory=list)
    """The entries of the file in its order, as last read or saved."""
    digest: bytes = b""
    """SHA-256 of the file as last read or saved, empty for a catalog without a file."""
    folder_language: str = ""
    """The language of the catalog's folder, "" where that is not known."""

    @cached_property
    def style(self) -> Style:
        """How the file is laid out. It is guessed when something new has to be laid out."""
        return guess_style(self.as_read)

    @property
    def head(self) -> Entry | None:
        """The header's entry, None if there is none. It should be the first, but gettext takes it anywhere."""
        return next(filter(is_header, self.entries), None)

    @property
    def header(self) -> dict[str, str]:
        """The header's fields, a new dict each time. Change them with `loctool.catalog.header.set_field`."""
        return fields_of(self.head)

    @property
    def language(self) -> str:
        """The language of its folder; where that is not known the header's, "" if there is none."""
        return self.folder_language or self.header.get("Language", "")

    def messages(self) -> list[Entry]:
        """Return the messages in use in the order of the file, without the header."""
        return [entry for entry in self.entries if not entry.obsolete and not is_header(entry)]

    def obsolete(self) -> list[Entry]:
        """Return the obsolete messages."""
        return [entry for entry in self.entries if entry.obsolete]


def read(path: Path) -> Catalog:
    """Read a .po or .pot file.

    Raises CatalogError, with the line, if the file cannot be read, is not UTF-8, is not a valid .po file, or defines a
    message twice.
    """
    raw = read_bytes(path, CatalogError)
    catalog = catalog_in(decode(raw, path, CatalogError), path)
    catalog.digest = digest_of(raw)
    return catalog


def catalog_in(text: str, path: Path) -> Catalog:
    """Return the catalog of a file's text. Raises CatalogError."""
    if reserved := [place for place in map(text.find, "\0\x04") if place >= 0]:
        line = text.count("\n", 0, min(reserved)) + 1
        raise CatalogError("holds a NUL or EOT byte, which .mo files have other uses for; delete it", path, line)
    plain = text.removeprefix("\ufeff")
    try:
        entries, tail = cut_entries(plain) or parse_entries(plain)
    except PoSyntaxError as problem:
        raise CatalogError(str(problem), path, problem.line, problem.column) from problem
    catalog = Catalog(path, entries, tail, bom=plain != text, as_read=[*entries])
    # Its bytes may be UTF-8 even so, but other programs would read them in the charset that is declared.
    if catalog.head and (fault := charset_fault(catalog.head.msgstr)):
        raise CatalogError(fault, path, catalog.head.linenum)
    for entry, message in (*find_oversized(entries), *find_duplicates(entries)):
        raise CatalogError(message, path, entry.linenum)
    return catalog


def table_in(text: str, path: Path, *, syntaxes: bool = False) -> MessageTable:
    """Return the messages of a .po file's text as a table.

    They have their `syntaxes` if asked for, and are then short enough to be judged. Raises CatalogError.
    """
    table = read_table(text, syntaxes=syntaxes)
    if table and syntaxes and max(map(len, (*table.msgids, *table.msgstrs)), default=0) > LONGEST_TEXT:
        table = None
    return table or table_of(catalog_in(text, path))


def table_of(catalog: Catalog) -> MessageTable:
    """Return the messages of a catalog in memory."""
    table = MessageTable(catalog.head.msgstr if catalog.head else None)
    if catalog.head and is_plural(catalog.head):
        table.header_plural = catalog.head.msgid_plural, forms_of(catalog.head)[1:]
    for number, entry in enumerate(catalog.messages()):
        table.contexts.append(entry.msgctxt)
        table.msgids.append(entry.msgid)
        table.plurals.append(entry.msgid_plural if is_plural(entry) else None)
        table.msgstrs.append("\0".join(forms_of(entry)))
        if entry.fuzzy:
            table.fuzzy.add(number)
        if entry.previous_msgid is not None:
            table.outdated.add(number)
        if "loctool: " in entry.tcomment:
            table.comments[number] = entry.tcomment
        if syntax := message_syntax(entry):
            table.syntaxes[number] = syntax
    if not any(entry.occurrences for entry in catalog.messages()):
        table.syntaxes = program_syntaxes(table.syntaxes, len(table.msgids))
    table.obsolete = [entry.msgid for entry in catalog.obsolete()]
    return table


def digest_of(raw: bytes) -> bytes:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(raw).digest()


def find_oversized(entries: list[Entry]) -> Iterator[tuple[Entry, str]]:
    """Yield each entry with a text or with comments that are too long to be worked on, with what to do."""
    for entry in entries:
        if len(entry.lines or "") <= LONGEST_TEXT:
            continue
        length = max(map(len, (entry.msgctxt or "", entry.msgid, entry.msgid_plural, *forms_of(entry))))
        if length > LONGEST_TEXT:
            yield entry, f"has a text of {length} characters, more than {LONGEST_TEXT}; divide the message"
        elif len(entry.lines or "") > LARGEST_ENTRY:
            yield entry, f"has a message with more than {LARGEST_ENTRY} characters of comments; shorten them"


def find_duplicates(entries: list[Entry]) -> Iterator[tuple[Entry, str]]:
    """Yield each entry that defines a message again, with what is wrong and what to do."""
    known = {entry.msgid if entry.msgctxt is None else key_of(entry) for entry in entries}
    if len(known) == len(entries):
        return
    seen: dict[Key, Entry] = {}
    for entry in entries:
        first = seen.setdefault(key_of(entry), entry)
        if first is not entry:
            shown = entry.msgid if len(entry.msgid) <= 40 else entry.msgid[:39] + "…"
            message = f"defines the message {shown!r} again (first in line {first.linenum}); join the two with msguniq"
            yield entry, message
