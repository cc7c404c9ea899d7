"""A catalog's file as pages need it: its entries, and the table of its messages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from loctool.catalog import reader
from loctool.catalog.entry import forms_of, key_of
from loctool.catalog.message_syntax import message_syntax
from loctool.catalog.reader import Catalog
from loctool.catalog.table import MessageTable
from loctool.errors import CatalogError
from loctool.files import decode, read_bytes
from loctool.verbs.support.inputs import require_catalog

_FEW = 500
"""So many changed messages are taken into the former table; for more, reading a new one is as quick."""


@dataclass(frozen=True, slots=True)
class ReadCatalog:
    """A catalog that was read."""

    raw: bytes
    catalog: Catalog
    table: MessageTable
    """With the syntaxes of its messages."""

    @property
    def path(self) -> Path:
        """The file."""
        return self.catalog.path


def read_catalog(path: Path, former: ReadCatalog | None = None) -> ReadCatalog:
    """Return a catalog. Raises CatalogError, with the line.

    `former` is the same file as it was read before: if few messages have changed, their rows alone are made anew.
    """
    raw = read_bytes(require_catalog(path), CatalogError)
    text = decode(raw, path, CatalogError)
    catalog = reader.catalog_in(text, path)
    catalog.digest = reader.digest_of(raw)
    table = _renewed(former, catalog) if former else None
    return ReadCatalog(raw, catalog, table or reader.table_in(text, path, syntaxes=True))


def changed_messages(former: Catalog, now: Catalog) -> list[int] | None:
    """Return the numbers of the messages whose lines have changed, None if a catalog has other messages than before."""
    was, there = former.messages(), now.messages()
    if len(was) != len(there):
        return None
    changed = [number for number, (one, other) in enumerate(zip(was, there, strict=True)) if one.lines != other.lines]
    return changed if all(key_of(was[number]) == key_of(there[number]) for number in changed) else None


def _renewed(former: ReadCatalog, now: Catalog) -> MessageTable | None:
    """Return the former table with the changed messages as they are now, None if it has to be read anew."""
    changed = changed_messages(former.catalog, now)
    was, messages, table = former.catalog.messages(), now.messages(), former.table
    if changed is None or len(changed) > _FEW or len(was) != len(table.msgids):
        return None
    if any(
        message_syntax(was[number]) != message_syntax(messages[number])
        or bool(was[number].occurrences) != bool(messages[number].occurrences)
        or len(forms_of(was[number])) != len(forms_of(messages[number]))
        for number in changed
    ):
        return None
    own = reader.table_of(Catalog(now.path, [*([now.head] if now.head else []), *(messages[n] for n in changed)]))
    msgstrs, plurals = [*table.msgstrs], [*table.plurals]
    comments = {number: comment for number, comment in table.comments.items() if number not in {*changed}}
    for row, number in enumerate(changed):
        msgstrs[number], plurals[number] = own.msgstrs[row], own.plurals[row]
        if row in own.comments:
            comments[number] = own.comments[row]
    return replace(
        table,
        header=own.header,
        header_plural=own.header_plural,
        msgstrs=msgstrs,
        plurals=plurals,
        comments=comments,
        fuzzy=(table.fuzzy - {*changed}) | {changed[row] for row in own.fuzzy},
        outdated=(table.outdated - {*changed}) | {changed[row] for row in own.outdated},
        obsolete=[entry.msgid for entry in now.obsolete()],
        judged=None,
    )
