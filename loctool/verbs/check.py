"""Check: the rules over all catalogs of a project."""

from __future__ import annotations

from collections.abc import Iterator

from loctool import catalog as catalogs
from loctool.catalog.faults import FATAL
from loctool.checks import CHECKS, run
from loctool.checks.files import file_findings, readable
from loctool.errors import CatalogError
from loctool.files import read_bytes
from loctool.model import Finding
from loctool.project import Project
from loctool.verbs.inputs import catalog_paths, term_index


def check(project: Project, languages: tuple[str, ...], rules: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the findings of all catalogs of the given languages, or of all targets: on files first, then on messages.

    Of a file that cannot be read, all mistakes are found and nothing else. Raises ConfigError, CatalogError (where a
    catalog is missing) and GlossaryError.
    """
    terms = term_index(project)
    only = () if {*CHECKS} <= {*rules} else rules
    for domain, language, path in catalog_paths(project, languages):
        name = project.relative(path)
        found = list(file_findings(read_bytes(path, CatalogError), language, name))
        yield from (finding for finding in found if finding.rule in FATAL or not only or finding.rule in only)
        chosen = tuple(rule for rule in rules if rule in CHECKS)
        if chosen and readable(found):
            yield from run(catalogs.read(path), terms.for_deck(domain), language, name, chosen)
