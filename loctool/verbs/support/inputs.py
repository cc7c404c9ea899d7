"""What several verbs begin with: a project's catalogs, the locks on them, and its glossary."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from loctool.catalog.header import format_date
from loctool.errors import CatalogError
from loctool.files import is_there, make_private_folder, sweep
from loctool.locks import hold_lock
from loctool.model import Term
from loctool.project import Project, is_chosen
from loctool.project.catalogs import CatalogFile
from loctool.project.detection import made_by_loctool
from loctool.storage import data_folder

if TYPE_CHECKING:
    from loctool.glossary import TermIndex


def catalog_paths(
    project: Project, languages: tuple[str, ...] = (), *, missing: bool = False
) -> Iterator[tuple[str, str, Path]]:
    """Yield (name, language, path) of the catalogs: those of the decks, then all others that there are.

    The name of a deck's catalog is its domain. Those that `project.only` does not name are left out.
    Raises CatalogError where `extract` has not run, unless `missing` ones are asked for, too, and where a language of a
    project without decks has no catalog.
    """
    wanted = project.languages(languages)
    named = project.named_decks()
    decks = named.values()
    for source, domain in named.items():
        for language in wanted if is_chosen(project.only, domain, project.relative(source)) else ():
            path = project.catalog(domain, language)
            yield domain, language, path if missing else require_catalog(path)
    others = [found for found in _other_catalogs(project, decks) if found.language in wanted]
    if not decks:
        _check_found(project, others, languages)
    yield from (found for found in others if is_chosen(project.only, found.name))


def _check_found(project: Project, found: Sequence[CatalogFile], languages: tuple[str, ...]) -> None:
    """Raise ConfigError or CatalogError if a project without decks lacks the catalogs that are asked for."""
    if not found and not project.catalogs:
        project.decks()
    missing = {*languages} - {one.language for one in found}
    if missing or not found:
        where = f"of {min(missing)} " if missing else ""
        hint = "make one with the tool that makes the others (msginit, pybabel init, makemessages, sphinx-intl)"
        raise CatalogError(f"there is no catalog {where}at {', '.join(project.catalog_patterns)}; {hint}", project.root)


def _other_catalogs(project: Project, decks: Collection[str]) -> list[CatalogFile]:
    """Return the catalogs that belong to no deck, in the order of their names, without those whose deck is gone.

    In a project of decks all catalogs at the default place belong to decks, whether or not these are still there.
    """
    if decks and not project.catalogs:
        return []
    own = {project.catalog(domain, language) for domain in decks for language in project.targets}
    others = [found for found in project.find_catalogs() if found.path not in own]
    return sorted(found for found in others if not decks or not made_by_loctool(found.path))


def require_catalog(path: Path) -> Path:
    """Return the path of a catalog. Raises CatalogError where there is none."""
    if not is_there(path, CatalogError):
        raise CatalogError("there is no such catalog yet; run `loctool extract`", path)
    return path


@contextmanager
def lock_languages(project: Project, languages: Iterable[str], wait: float = 0.0) -> Iterator[None]:
    """Be the only run that writes the catalogs of these languages, waiting up to `wait` seconds for each.

    What a killed run left half-written beside the catalogs is removed. Raises LoctoolError if another run is writing,
    or if no date can be written: not only after minutes of drafting.
    """
    format_date()
    with ExitStack() as locks:
        for language in sorted(languages):
            file = project.lock_file(language)
            folders = {path.parent for _, _, path in catalog_paths(project, (language,), missing=True)}
            make_private_folder(file.parent)
            locks.enter_context(hold_lock(file, min(folders), wait))
            for folder in folders:
                sweep(folder)
        yield


def term_index(project: Project) -> TermIndex:
    """Return the terms of all glossary files, by their sources; those of a subject field are for its decks.

    Raises GlossaryError.
    """
    from loctool.glossary import TermIndex
    from loctool.glossary.io.load import load

    terms = load(project.glossaries(), project.source_language)
    if terms:
        data_folder()  # before there are several processes: each would make a temporary folder of its own
    return TermIndex([_scoped(term, project) for term in terms], project.source_language)


def _scoped(term: Term, project: Project) -> Term:
    """Return the term for the decks of its subject field, unless it names decks itself."""
    decks = project.domains.get(term.domain.strip().casefold(), ())
    return replace(term, decks=decks) if decks and not term.decks else term


def route_to(language: str, routes: Iterable[str]) -> str | None:
    """Return the first route that ends in a language, None if no route does."""
    from loctool.packages import leads_to

    return next((route for route in routes if leads_to(route, language)), None)
