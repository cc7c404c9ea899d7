"""Check: the rules over all catalogs of a project."""

from __future__ import annotations

from collections.abc import Iterator

from loctool import catalog as catalogs
from loctool.checks import run
from loctool.model import Finding
from loctool.project import Project
from loctool.verbs.inputs import catalog_paths, term_index


def check(project: Project, languages: tuple[str, ...], rules: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the findings of all catalogs of the given languages, or of all targets.

    Raises ConfigError, CatalogError and GlossaryError.
    """
    terms = term_index(project)
    for domain, language, path in catalog_paths(project, languages):
        yield from run(catalogs.read(path), terms.for_deck(domain), language, project.relative(path), rules)
