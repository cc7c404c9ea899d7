"""A catalog's file as pages need it: its entries, and the table of its messages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from loctool.catalog import reader
from loctool.catalog.reader import Catalog
from loctool.catalog.table import MessageTable
from loctool.errors import CatalogError
from loctool.files import decode, read_bytes
from loctool.verbs.support.inputs import require_catalog


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


def read_catalog(path: Path) -> ReadCatalog:
    """Return a catalog. Raises CatalogError, with the line."""
    raw = read_bytes(require_catalog(path), CatalogError)
    text = decode(raw, path, CatalogError)
    catalog = reader.catalog_in(text, path)
    catalog.digest = reader.digest_of(raw)
    return ReadCatalog(raw, catalog, reader.table_in(text, path, syntaxes=True))
