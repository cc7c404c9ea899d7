"""Check: the rules over all catalogs of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from loctool import catalog as catalogs
from loctool.catalog.faults import FATAL
from loctool.checks import CHECKS, run
from loctool.checks.files import file_findings, readable
from loctool.errors import CatalogError
from loctool.files import read_bytes
from loctool.glossary import TermIndex
from loctool.model import Finding
from loctool.project import Project
from loctool.verbs.inputs import catalog_paths, required, term_index
from loctool.verbs.workers import map_catalogs


def check(
    project: Project, languages: tuple[str, ...], rules: tuple[str, ...], *, workers: int = 1
) -> Iterator[Finding]:
    """Yield the findings of all catalogs of the given languages, or of all targets: on files first, then on messages.

    Of a file that cannot be read, all mistakes are found and nothing else. `workers` is the number of processes; with
    more than one, see `map_catalogs`. Raises ConfigError, CatalogError (where a catalog is missing) and GlossaryError.
    """
    terms = term_index(project)
    names = {path: (domain, language) for domain, language, path in catalog_paths(project, languages, missing=True)}
    for findings in map_catalogs(partial(_findings, project, names, terms, rules), list(names), workers):
        yield from findings


def _findings(
    project: Project, names: Mapping[Path, tuple[str, str]], terms: TermIndex, rules: tuple[str, ...], path: Path
) -> list[Finding]:
    """Return the findings of one catalog. Raises CatalogError where it is missing."""
    domain, language = names[path]
    name, only = project.relative(path), () if {*CHECKS} <= {*rules} else rules
    found = list(file_findings(read_bytes(required(path), CatalogError), language, name))
    findings = [finding for finding in found if finding.rule in FATAL or not only or finding.rule in only]
    chosen = tuple(rule for rule in rules if rule in CHECKS)
    if chosen and readable(found):
        findings += run(catalogs.read(path), terms.for_deck(domain), language, name, chosen)
    return findings
