"""Undo: what was written is put back as it was, unless somebody else has changed it since."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from loctool.catalog.decisions import base_of
from loctool.catalog.entry import Entry, forms_of
from loctool.catalog.header import format_date, set_field
from loctool.catalog.reader import Catalog, catalog_in, digest_of, read
from loctool.catalog.writer import text_of, unchanged_on_disk
from loctool.errors import CatalogError
from loctool.files import read_bytes, write_atomically
from loctool.review.editing.messages import (
    ConflictError,
    Former,
    FormerFile,
    MissingError,
    RefusedError,
    lines_of,
    messages_by_id,
)

KEPT = 1000
"""Decisions that can be undone."""


@dataclass(frozen=True, slots=True)
class FormerBytes:
    """A file as a whole before something was added to it."""

    path: Path
    digest: bytes
    """Of the file that was written."""
    content: bytes | None
    """What it was before, None where there was no file."""


class History:
    """What can be undone, by marks that nobody can guess; the oldest is forgotten first."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._known: OrderedDict[str, FormerFile | FormerBytes] = OrderedDict()

    def add(self, former: FormerFile | FormerBytes | None) -> str | None:
        """Keep how something was, and return its mark, None for nothing."""
        if former is None:
            return None
        mark = secrets.token_urlsafe(12)
        self._known[mark] = former
        while len(self._known) > self._kept:
            self._known.popitem(last=False)
        return mark

    def find(self, mark: str) -> FormerFile | FormerBytes:
        """Return what a mark stands for. Raises MissingError."""
        if mark not in self._known:
            raise MissingError("This can no longer be undone.")
        return self._known[mark]


def restore_messages(former: FormerFile) -> FormerFile:
    """Write messages back as they were, those that nobody has changed since; returns how to redo.

    A file that nobody has changed since becomes what it was, byte for byte; else its date is the present. Raises
    ConflictError if all have been changed, or the only one, MissingError and CatalogError.
    """
    catalog = read(former.path)
    known = messages_by_id(catalog)
    there = [(known[one.id], one) for one in former.messages if one.id in known]
    same = [(entry, one) for entry, one in there if base_of(entry) == one.base]
    if not there:
        raise MissingError("the message is no longer in the catalog; load the page again", former.path)
    if not same:
        entry, one = there[0]
        raise ConflictError(catalog, entry, forms_of(_parsed(one.lines, former.path)))
    redo = tuple(Former(one.id, lines_of(entry), base_of(_parsed(one.lines, former.path))) for entry, one in same)
    head, is_untouched = lines_of(catalog.head), catalog.digest == former.digest
    for entry, one in same:
        _put_back(catalog, entry, one.lines)
    _date(catalog, former.head if is_untouched else "")
    content = text_of(catalog).encode()
    if not unchanged_on_disk(catalog):
        raise CatalogError("is being written by another program; try again", former.path)
    write_atomically(catalog.path, content)
    return FormerFile(former.path, digest_of(content), head, redo)


def _put_back(catalog: Catalog, entry: Entry, lines: str) -> None:
    """Give an entry the lines that it had; the last one of a file may have had no line end."""
    if not lines.endswith("\n") and entry is not catalog.entries[-1]:
        lines += catalog.style.newline
    entry.keep_lines(entry.blank, lines, entry.line)


def _date(catalog: Catalog, head: str) -> None:
    """Give a catalog the header that it had, or else the present date."""
    if catalog.head and head:
        catalog.head.keep_lines(catalog.head.blank, head, catalog.head.line)
    elif catalog.head and "PO-Revision-Date" in catalog.header:
        set_field(catalog.head, "PO-Revision-Date", format_date())


def _parsed(lines: str, path: Path) -> Entry:
    (entry,) = catalog_in(lines, path).entries
    return entry


def restore_bytes(former: FormerBytes) -> FormerBytes:
    """Make a file what it was; returns how to redo. Raises RefusedError if somebody has changed it since."""
    present = read_bytes(former.path) if former.path.exists() else None
    if _digest(present) != former.digest:
        raise RefusedError(f"{former.path.name} was changed meanwhile; take the line out by hand.")
    if former.content is None:
        former.path.unlink()
    else:
        write_atomically(former.path, former.content)
    return FormerBytes(former.path, _digest(former.content), present)


def _digest(content: bytes | None) -> bytes:
    return b"" if content is None else digest_of(content)
