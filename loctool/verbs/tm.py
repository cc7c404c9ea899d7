"""Tm: keep the translation memory in step with the catalogs, import and export TMX, list what is in it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from os import PathLike
from pathlib import Path

from loctool.catalog import reader
from loctool.catalog.reader import Catalog
from loctool.errors import CatalogError, MemoryFileError
from loctool.files import is_there, read_bytes, replacing
from loctool.memory import Memory, Origin, Unit, open_store, read_tmx, write_tmx
from loctool.project import Project
from loctool.project.leftovers import find_leftovers
from loctool.verbs.support.inputs import catalog_paths
from loctool.version import __version__


@contextmanager
def open_memory(
    project: Project,
    languages: tuple[str, ...] = (),
    read: Mapping[Path, Catalog] | None = None,
    *,
    wait: float = 0.0,
) -> Iterator[Memory]:
    """Open the project's memory, in step with its catalogs: confirmed messages are in it, no others of theirs.

    Looks at the catalogs of `languages`, or of all, also those of decks that are gone; those in `read` need not be
    read. A catalog whose bytes are those of the last time is not read again. Catalogs of other projects that share the
    memory, and imported units, stay. Another program's lock on the memory is waited for up to `wait` seconds, and for
    one at least. Raises CatalogError and MemoryFileError.
    """
    folder = project.memory_file().parent
    with open_store(project.memory_file(), project.source_language, wait) as memory:
        known = memory.fingerprints()
        present = set()
        for language, path, in_use in _catalogs(project, languages):
            name = _path_from(folder, path)
            present.add(name)
            fingerprint = ("" if in_use else "gone ") + hashlib.sha256(read_bytes(path, CatalogError)).hexdigest()
            if known.get(name) == fingerprint:
                continue
            with nullcontext() if in_use else suppress(CatalogError):  # nobody needs the others to be readable
                catalog = (read or {}).get(path) or reader.read(path)
                memory.fill(name, fingerprint, _confirmed_units(catalog, language, in_use))
        if gone := [name for name in known if name not in present and _is_own(project, name, languages)]:
            memory.forget(gone)
        yield memory


def _catalogs(project: Project, languages: tuple[str, ...]) -> Iterator[tuple[str, Path, bool]]:
    """Yield (language, path, whether its texts are in use) of the catalogs, at last those of decks that are gone."""
    whole, partly = replace(project, only=()), bool(project.only)  # decks that are not chosen may lack their catalogs
    found = catalog_paths(whole, languages, missing=partly)
    yield from ((language, path, True) for _, language, path in found if not partly or path.is_file())
    wanted = project.languages(languages)
    for catalog in (catalog for one in find_leftovers(project) for catalog in one.catalogs):
        if (language := project.target_of(catalog.language)) and language in wanted:
            yield language, catalog.path, False


def _is_own(project: Project, name: str, languages: tuple[str, ...]) -> bool:
    """Return whether a file that gave units is a catalog of the project in one of the languages."""
    path = Path(os.path.normpath(project.memory_file().parent / name))
    return project.language_of(path) in project.languages(languages)


def _path_from(folder: Path, path: Path) -> str:
    """Return a path that stays true where the project moves together with its memory, if they share a drive."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # Windows has no path from one drive to another
        return path.as_posix()


def _confirmed_units(catalog: Catalog, language: str, in_use: bool) -> Iterator[Unit]:
    """Yield the messages that people have translated or approved, obsolete ones too.

    Plural ones, whose forms stand for several, are left out.
    """
    for entry in catalog.entries:
        if entry.msgid and entry.msgstr and not entry.fuzzy and not entry.msgid_plural:
            obsolete = bool(entry.obsolete) or not in_use
            yield Unit(language, entry.msgid, entry.msgstr, entry.msgctxt, obsolete=obsolete)


def import_tmx(project: Project, path: str | PathLike[str]) -> int:
    """Put the units of a TMX file into the memory, in place of those that it gave before, and return how many.

    Raises MemoryFileError, with the line, for a bad file or one without a unit between the project's languages; the
    memory is then as it was.
    """
    path = Path(path)
    if not is_there(path, MemoryFileError):
        raise MemoryFileError("there is no such file", path)
    with open_store(project.memory_file(), project.source_language) as memory:
        name = _path_from(project.memory_file().parent, path.resolve())
        return memory.fill(name, "", _required_units(path, project), imported=True)


def _required_units(path: Path, project: Project) -> Iterator[Unit]:
    unit = None
    for unit in read_tmx(path, project.source_language, project.targets):
        yield unit
    if unit is None:
        raise MemoryFileError(f"has no unit from {project.source_language} into {', '.join(project.targets)}", path)


def export_tmx(project: Project, path: str | PathLike[str]) -> tuple[int, int]:
    """Write all of the memory as TMX, and return how many units, and how many were left out: see `write_tmx`.

    The same memory gives the same bytes. Raises CatalogError, MemoryFileError.
    """
    with open_memory(project) as memory, replacing(Path(path)) as file:
        return write_tmx(file, memory.units(), project.source_language, __version__)


def status(project: Project) -> list[Origin]:
    """Return where the units of the memory come from. Raises CatalogError, MemoryFileError."""
    with open_memory(project) as memory:
        return memory.origins()
