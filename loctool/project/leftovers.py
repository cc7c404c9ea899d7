"""Files of decks that are gone: catalogs, what was compiled from them, and templates."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from gettext import GNUTranslations
from pathlib import Path, PurePosixPath

from loctool.catalog import reader
from loctool.catalog.reader import Catalog
from loctool.errors import CatalogError
from loctool.project.catalogs import CatalogFile, fill_pattern, find_catalogs
from loctool.project.detection import made_by_loctool
from loctool.project.layout import Project
from loctool.project.paths import matches
from loctool.project.unread import deck_suffixes


@dataclass(slots=True)
class Leftover:
    """The files of one domain that no deck of the project has any more."""

    domain: str
    deck: str = ""
    """Path of the deck in the project, as the references say; empty if they do not."""
    template: Path | None = None
    catalogs: list[CatalogFile] = field(default_factory=list)
    """In all languages, also those that are no targets any more."""
    compiled: list[Path] = field(default_factory=list)
    """The .mo files."""

    @property
    def paths(self) -> list[Path]:
        """All of its files, the template first."""
        return [*filter(None, [self.template]), *(one.path for one in self.catalogs), *self.compiled]

    @property
    def texts(self) -> Iterator[Path]:
        """The files that hold the texts of the deck: the template, which has all of them, and the catalogs."""
        yield from filter(None, [self.template])
        yield from (one.path for one in self.catalogs)


def find_leftovers(project: Project) -> list[Leftover]:
    """Return the files of decks that are gone, in the order of their domains.

    A domain was a deck's of this project if its template says so, or without a template one of its catalogs: by the
    comments that only decks have, by Project-Id-Version, and by references to a file in the source folder. A copy of a
    catalog is not a leftover, and neither is what belongs to a deck that is there but left out of the project. None in
    a project without decks. Raises ConfigError.
    """
    living = {project.relative(path): domain for path, domain in project.named_decks().items()}
    found = list(_files_without_deck(project, {*living.values()}).values()) if living else []
    if not found:
        return []
    names = {project.name, *filter(None, (_name_in(project.template(domain)) for domain in living.values()))}
    settled = {path for path, domain in living.items() if project.template(domain).is_file()}
    known = [replace(one, deck=deck) for one in found if (deck := _deck_of(project, one, names)) is not None]
    hidden = (one.deck for one in known if one.deck not in living and (project.root / one.deck).is_file())
    return _without_copies([one for one in known if one.deck not in {*settled, *filter(None, hidden)}])


def _without_copies(found: list[Leftover]) -> list[Leftover]:
    """Return the files of each deck that loctool wrote, not what a person copied (“Kopie von a.po”).

    Of several domains of one deck those with a template are its own; without any, the one with most catalogs is.
    """
    kept: dict[str, tuple[bool, int]] = {}
    for one in found:
        rank = one.template is not None, 0 if one.template else len(one.catalogs)
        kept[one.deck] = max(kept.get(one.deck, rank), rank)
    first = {}
    for one in found:
        rank = one.template is not None, 0 if one.template else len(one.catalogs)
        if rank == kept[one.deck] and (one.template or one.deck not in first):
            first[one.deck] = one
    return [one for one in found if not one.deck or one.template or first.get(one.deck) is one]


def place_of(project: Project, domain: str, catalog: CatalogFile) -> Path:
    """Return where a catalog belongs under another domain, by the same pattern. The pattern must be one of decks'."""
    return next(
        project.root / place
        for pattern in project.catalog_patterns
        if _is_at(project, pattern, catalog) and (place := fill_pattern(pattern, domain, catalog.language))
    )


def _is_at(project: Project, pattern: str, one: CatalogFile) -> bool:
    """Return whether a pattern gives a catalog its path without leaving anything open."""
    place = fill_pattern(pattern, one.name, one.language)
    return place is not None and project.root / place == one.path


def _files_without_deck(project: Project, living: Collection[str]) -> Mapping[str, Leftover]:
    """Return domain -> the files where those of decks are, whoever made them, in the order of the domains."""
    found: dict[str, Leftover] = {}
    for path in sorted(project.template("").parent.glob("*.pot")):
        if path.is_file() and path.stem not in living and not matches(project.relative(path), project.exclude):
            found[path.stem] = Leftover(path.stem, template=path)
    for suffix in (".po", ".mo"):
        for pattern in (one.removesuffix(".po") + suffix for one in project.catalog_patterns):
            for one in find_catalogs(project.root, [pattern]):
                excluded = matches(project.relative(one.path.with_suffix(".po")), project.exclude)
                if one.name in living or excluded or not _is_at(project, pattern, one):
                    continue
                files = found.setdefault(one.name, Leftover(one.name))
                if suffix == ".mo":
                    files.compiled.append(one.path)
                else:
                    files.catalogs.append(one)
    return dict(sorted(found.items()))


def _deck_of(project: Project, files: Leftover, names: Collection[str]) -> str | None:
    """Return the path of the deck that the files were made from, "" if they do not say, None if there was none."""
    texts = [files.template] if files.template else [*files.texts]
    known = (_deck_in(project, path, names) for path in texts)
    if texts or not files.compiled:
        return next((deck for deck in known if deck is not None), None)
    return "" if any(_is_compiled_deck(path, names) for path in files.compiled) else None


def _is_compiled_deck(path: Path, names: Collection[str]) -> bool:
    """Return whether a .mo file's header says that loctool made its catalog for a project of these names."""
    try:
        with path.open("rb") as file:
            header = GNUTranslations(file).info()
    except (OSError, ValueError, KeyError, IndexError, LookupError, struct.error):
        return False
    made_by_us = header.get("x-generator", "").startswith("loctool")
    return made_by_us and _is_named(header.get("project-id-version", ""), names)


def _deck_in(project: Project, path: Path, names: Collection[str]) -> str | None:
    if (catalog := _read(path)) is None or not _is_named(_project_of(catalog), names):
        return None
    files = {file for entry in catalog.messages() for file, _ in entry.occurrences}
    folder = PurePosixPath(Path(project.source).as_posix())
    own = (file for file in sorted(files) if PurePosixPath(file).is_relative_to(folder) or folder.name == "")
    suffixes = deck_suffixes()
    return next((file for file in own if PurePosixPath(file).suffix.lower() in suffixes), None) if files else ""


def _read(path: Path) -> Catalog | None:
    """Return a catalog that was made from a deck, None if it was not or cannot be read."""
    try:
        return reader.read(path) if path.is_file() and made_by_loctool(path) else None
    except CatalogError:
        return None


def _name_in(path: Path) -> str:
    """Return the project's name in a template, which it keeps when the project is given another one."""
    catalog = _read(path)
    return _project_of(catalog).rpartition(" ")[0] if catalog else ""


def _project_of(catalog: Catalog) -> str:
    return catalog.header.get("Project-Id-Version", "")


def _is_named(project: str, names: Collection[str]) -> bool:
    """Return whether a Project-Id-Version begins with one of the names."""
    return any(project == name or project.startswith(f"{name} ") for name in names)
