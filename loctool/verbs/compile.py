"""Compile: a .mo beside every .po."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from loctool import catalog as catalogs
from loctool.catalog import Catalog
from loctool.files import write_atomically
from loctool.project import Project
from loctool.verbs.inputs import catalog_paths


@dataclass(frozen=True, slots=True)
class Compiled:
    """One .mo file."""

    path: Path
    changed: bool
    """False where the file held these bytes already."""
    messages: int
    """Messages in it, the header left out."""
    left_out: int
    """Messages of the catalog that are not in it."""


def compile_catalogs(project: Project, languages: tuple[str, ...] = (), *, use_drafts: bool = False) -> list[Compiled]:
    """Compile the catalogs of the given languages, or of all; translated messages only, and drafts where asked for.

    Everything is read before anything is written. The same catalogs give the same bytes. Raises CatalogError.
    """
    read = [catalogs.read(path) for _, _, path in catalog_paths(project, languages)]
    contents = [catalogs.compile_mo(one, use_drafts=use_drafts) for one in read]
    return [_written(catalog, content) for catalog, content in zip(read, contents, strict=True)]


def _written(catalog: Catalog, content: bytes) -> Compiled:
    target = catalog.path.with_suffix(".mo")
    messages = int.from_bytes(content[8:12], "little") - 1
    return Compiled(target, write_atomically(target, content), messages, len(catalog.messages()) - messages)
