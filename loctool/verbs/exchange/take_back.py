"""Take back: what people did in an exported file, brought into the catalogs."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

from loctool.catalog import reader, writer
from loctool.catalog.provenance import settle_provenance
from loctool.catalog.reader import Catalog
from loctool.errors import CatalogError
from loctool.exchange import EXCHANGE_FORMATS, format_of
from loctool.exchange.applying import Row, apply_returned
from loctool.exchange.units import ReturnedBundle
from loctool.files import is_there, would_change
from loctool.project import Project
from loctool.verbs.support.inputs import catalog_paths, lock_languages, require_catalog


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What a file gave to a catalog."""

    path: Path
    """The catalog."""
    language: str
    changed: bool
    """Whether the catalog was changed, or would be."""
    rows: tuple[Row, ...]
    """What was not as the catalog has it, in the order of the file."""
    unchanged: int
    """Messages that are as they went out, or as the catalog has them by now."""
    missing: tuple[str, ...]
    """Source texts of the catalog that the file does not have."""


def take_back(
    project: Project, file: str | PathLike[str], *, approve: bool = False, write: bool = True
) -> list[TakenBack]:
    """Bring the changes of an exported file into its catalogs, and return what became of them, catalog by catalog.

    See `loctool.exchange.applying` for what is taken. With `approve` every changed text is approved. Without `write`
    nothing is written; it is all or nothing where the file cannot be read. Raises CatalogError, also for a file that is
    not one of `export`'s or of another project, and LoctoolError where another run is writing.
    """
    file = Path(file).absolute()
    returned = _merge(_read(file))
    paths = {one.catalog: _catalog_of(project, one, file) for one in returned}
    taken = []
    with lock_languages(project, {one.language for one in returned}) if write else nullcontext():
        for one in returned:
            catalog = reader.read(paths[one.catalog])
            catalog.folder_language = one.language
            applied = apply_returned(catalog, one.units, approve=approve)
            taken.append((catalog, one.language, applied))
        changes = [_save(catalog, write=write) for catalog, *_ in taken]
    return [
        TakenBack(catalog.path, language, changed, applied.rows, applied.unchanged, applied.missing)
        for (catalog, language, applied), changed in zip(taken, changes, strict=True)
    ]


def _read(file: Path) -> list[ReturnedBundle]:
    form = format_of(file)
    if form is None or form.read is None:
        known = (suffix for one in EXCHANGE_FORMATS.values() if one.read for suffix in one.suffixes)
        raise CatalogError(f"is no file that is taken back; known are {', '.join(known)}", file)
    if not is_there(file, CatalogError):
        raise CatalogError("there is no such file", file)
    return form.read(file)


def _merge(returned: list[ReturnedBundle]) -> list[ReturnedBundle]:
    """Return what comes back with one bundle a catalog: a sheet may have been copied, and its rows are then twice."""
    found: dict[str, ReturnedBundle] = {}
    for one in returned:
        before = found.get(one.catalog)
        found[one.catalog] = one if before is None else replace(before, units=(*before.units, *one.units))
    return [*found.values()]


def _catalog_of(project: Project, returned: ReturnedBundle, file: Path) -> Path:
    """Return the catalog that a bundle is of. Raises CatalogError where the project has no such catalog."""
    if returned.source_language != project.source_language or returned.language not in project.targets:
        pair = f"{returned.source_language} into {returned.language}"
        raise CatalogError(f"translates {pair}, and this project does not; it is of another project", file)
    everything = catalog_paths(replace(project, only=()), (returned.language,), missing=True)
    known = {project.relative(path): path for _, _, path in everything}
    if returned.catalog not in known:
        raise CatalogError(f"is of {returned.catalog}, which this project does not have; export again", file)
    return require_catalog(known[returned.catalog])


def _save(catalog: Catalog, *, write: bool) -> bool:
    """Save a catalog that the file changed, and return whether it did, or would."""
    if not writer.is_changed(catalog):
        return False
    settle_provenance(catalog.messages())
    if not write:
        return would_change(catalog.path, writer.text_of(catalog).encode())
    writer.merge_file_changes(catalog)
    return writer.save(catalog)
