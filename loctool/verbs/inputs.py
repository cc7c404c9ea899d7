"""What several verbs begin with: a project's catalogs, the locks on them, and its glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from loctool.errors import CatalogError
from loctool.files import make_private_folder, sweep
from loctool.locks import locked
from loctool.model import Term
from loctool.project import Project
from loctool.storage import data_folder

if TYPE_CHECKING:
    from loctool.glossary import TermIndex


def catalog_paths(
    project: Project, languages: tuple[str, ...] = (), *, missing: bool = False
) -> Iterator[tuple[str, str, Path]]:
    """Yield (domain, language, path) for every deck and language.

    Raises CatalogError where `extract` has not run, unless `missing` ones are asked for, too.
    """
    for deck in project.decks():
        for language in project.languages(languages):
            path = project.catalog(deck.stem, language)
            yield deck.stem, language, path if missing else required(path)


def required(path: Path) -> Path:
    """Return the path of a catalog. Raises CatalogError where there is none."""
    if not path.is_file():
        raise CatalogError("there is no such catalog yet; run `loctool extract`", path)
    return path


@contextmanager
def lock_languages(project: Project, languages: Iterable[str], wait: float = 0.0) -> Iterator[None]:
    """Be the only run that writes the catalogs of these languages, waiting up to `wait` seconds for each.

    What a killed run left half-written beside the catalogs is removed. Raises LoctoolError if another run is writing.
    """
    with ExitStack() as locks:
        for language in sorted(languages):
            file, folder = project.lock_file(language), project.catalog("", language).parent
            make_private_folder(file.parent)
            locks.enter_context(locked(file, folder, wait))
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
