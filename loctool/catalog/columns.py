"""A catalog as columns: from a file, the quick way where that understands it, or from a catalog in memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from loctool.catalog.provenance import State, state_in
from loctool.catalog.scan import Columns, scan
from loctool.errors import CatalogError
from loctool.files import read_text

if TYPE_CHECKING:
    from loctool.catalog.reader import Catalog


def read_columns(path: Path) -> Columns:
    """Return the messages of a .po file. Raises CatalogError, as `loctool.catalog.read` does."""
    return columns_in(read_text(path, CatalogError), path)


def columns_in(text: str, path: Path) -> Columns:
    """Return the messages of a .po file's text. Raises CatalogError."""
    if (found := scan(text)) is not None:
        return found
    from loctool.catalog.reader import catalog_in

    return columns_of(catalog_in(text, path))


def columns_of(catalog: Catalog) -> Columns:
    """Return the messages of a catalog in memory."""
    if catalog.unread:
        return catalog.unread.columns
    from loctool.catalog.layout.lines import Style, parts
    from loctool.catalog.provenance import forms_of

    found = Columns(catalog.head.msgstr if catalog.head else None)
    for entry in catalog.messages():
        lines = dict(parts(entry, Style()))
        found.contexts.append(entry.msgctxt)
        found.msgids.append(entry.msgid)
        found.plurals.append(entry.msgid_plural or None)
        found.msgstrs.append("\0".join(forms_of(entry)))
        found.comments.append("".join(lines.get(mark, "") for mark in ("#", "#.", "#:", "#,")))
        found.previous.append(lines.get("#|", ""))
    found.obsolete = [entry.msgid for entry in catalog.obsolete()]
    found.obsolete_last = not any(entry.obsolete for entry in catalog.entries[: -len(found.obsolete) or None])
    return found


def states_of(columns: Columns) -> list[State]:
    """Return where each message stands."""
    fuzzy = columns.fuzzy()
    if not fuzzy and all(columns.msgstrs) and not any(columns.plurals):
        return [State.TRANSLATED] * len(columns.msgstrs)
    sources = zip(columns.contexts, columns.msgids, columns.plurals, strict=True)
    rows = zip(columns.comments, columns.previous, columns.msgstrs, sources, strict=True)
    return [state_in(*row, fuzzy=number in fuzzy) for number, row in enumerate(rows)]
