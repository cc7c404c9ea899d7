"""What several verbs begin with: a project's catalogs and its glossary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from loctool.errors import CatalogError
from loctool.project import Project

if TYPE_CHECKING:
    from loctool.glossary import TermIndex


def catalog_paths(project: Project, languages: tuple[str, ...] = ()) -> Iterator[tuple[str, str, Path]]:
    """Yield (domain, language, path) for every deck and language; CatalogError where `extract` has not run."""
    for deck in project.decks():
        for language in project.languages(languages):
            path = project.catalog(deck.stem, language)
            if not path.is_file():
                raise CatalogError("there is no such catalog yet; run `loctool extract`", path)
            yield deck.stem, language, path


def term_index(project: Project) -> TermIndex:
    """Return the terms of all glossary files, by their sources. Raises GlossaryError."""
    from loctool.glossary import TermIndex, load

    return TermIndex(load(project.glossaries(), project.source_language), project.source_language)
