"""Check: the rules over all catalogs of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from loctool.catalog import reader
from loctool.catalog.faults import FATAL, find_faults
from loctool.errors import CatalogError
from loctool.files import read_bytes
from loctool.glossary import TermIndex
from loctool.model import Finding
from loctool.project import Project
from loctool.quality import CHECKS, run
from loctool.verbs.inputs import catalog_paths, required, term_index
from loctool.verbs.parallel import in_order

_PACE = 100
"""How many times as long as compiling a check takes."""


def check(project: Project, languages: tuple[str, ...], rules: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the findings of all catalogs of the given languages, or of all targets: on files first, then on messages.

    Of a file that cannot be read, all mistakes are found and nothing else. Raises ConfigError, CatalogError (where a
    catalog is missing) and GlossaryError.
    """
    terms = term_index(project)
    names = {path: (domain, language) for domain, language, path in catalog_paths(project, languages, missing=True)}
    for findings in in_order(partial(_findings, project, names, terms, rules), list(names), _PACE):
        yield from findings


def _findings(
    project: Project, names: Mapping[Path, tuple[str, str]], terms: TermIndex, rules: tuple[str, ...], path: Path
) -> list[Finding]:
    """Return the findings of one catalog. Raises CatalogError where it is missing."""
    domain, language = names[path]
    name, only = project.relative(path), () if {*CHECKS} <= {*rules} else rules
    found = find_faults(read_bytes(required(path), CatalogError), language, name)
    findings = [finding for finding in found if finding.rule in FATAL or not only or finding.rule in only]
    chosen = tuple(rule for rule in rules if rule in CHECKS)
    if chosen and not any(finding.rule in FATAL for finding in found):
        findings += run(reader.read(path), terms.for_deck(domain), language, name, chosen)
    return findings
