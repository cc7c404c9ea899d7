"""Check: the rules over all catalogs of a project."""

from __future__ import annotations

from collections.abc import Iterator

from loctool import catalog as catalogs
from loctool.checks import run
from loctool.glossary import TermIndex, load
from loctool.model import Finding
from loctool.project import Project
from loctool.verbs.status import catalog_paths


def check(project: Project, languages: tuple[str, ...], rules: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the findings of all catalogs of the given languages, or of all targets.

    Raises ConfigError, CatalogError and GlossaryError.
    """
    terms = TermIndex(load(project.glossaries(), project.source_language), project.source_language)
    for _, language, path in catalog_paths(project, languages):
        yield from run(catalogs.read(path), terms, language, project.relative(path), rules)
