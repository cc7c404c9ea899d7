"""Check: the rules over all catalogs of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from loctool.catalog import reader
from loctool.catalog.faults import FATAL
from loctool.engines import UNREADABLE
from loctool.errors import CatalogError, ConfigError
from loctool.files import decode, read_bytes
from loctool.glossary import TermIndex
from loctool.model import Finding
from loctool.project import Project
from loctool.quality import Scope, reported_rules
from loctool.quality.run import check_file, check_messages, check_project
from loctool.text.suggestion import closest_word
from loctool.verbs.support.boxes import crowded_messages
from loctool.verbs.support.inputs import catalog_paths, require_catalog, term_index
from loctool.verbs.support.workers import map_catalogs


def check(
    project: Project, languages: Sequence[str] | None = None, rules: Sequence[str] | None = None, *, workers: int = 1
) -> Iterator[Finding]:
    """Return an iterator over the findings of each catalog, on its file and then on messages, and of the project.

    None or an empty sequence stands for all target languages, or all rules. If a file cannot be read, all its mistakes
    are found and nothing else. `workers` is the number of processes; with more than one, see `map_catalogs`. Raises
    ConfigError (also for an unknown rule), CatalogError (where a catalog is missing), GlossaryError, and SourceError
    (where a packed deck cannot be read).
    """
    known = [rule for scope in Scope for rule in reported_rules(scope)]
    if unknown := [rule for rule in rules or () if rule not in known]:
        meant = closest_word(unknown[0], known)
        hint = f"did you mean {meant}?" if meant else f"known rules: {', '.join(known)}"
        raise ConfigError(f"unknown rule {unknown[0]!r}; {hint}")
    chosen = (languages,) if isinstance(languages, str) else tuple(languages or ())
    return _check_all(project, chosen, tuple(rules or known), workers)


def _check_all(project: Project, languages: tuple[str, ...], rules: tuple[str, ...], workers: int) -> Iterator[Finding]:
    terms = term_index(project)
    names = {path: (domain, language) for domain, language, path in catalog_paths(project, languages, missing=True)}
    readable = []
    found = map_catalogs(partial(_findings, project, names, terms, rules), list(names), workers)
    for path, findings in zip(names, found, strict=True):
        yield from findings
        if all(finding.rule not in FATAL for finding in findings):
            readable.append(path)
    if chosen := [rule for rule in reported_rules(Scope.PROJECT) if rule in rules]:
        catalogs = [(project.relative(path), names[path][1], reader.read(path)) for path in readable]
        yield from check_project(catalogs, chosen)


def _findings(
    project: Project, names: Mapping[Path, tuple[str, str]], terms: TermIndex, rules: tuple[str, ...], path: Path
) -> list[Finding]:
    domain, language = names[path]
    name = project.relative(path)
    raw = read_bytes(require_catalog(path), CatalogError)
    found = check_file(raw, language, name)
    findings = [finding for finding in found if finding.rule in FATAL or finding.rule in rules]
    on_boxes = {*rules} & {*reported_rules(Scope.BOXES)}
    on_messages = {*rules} & {*reported_rules(Scope.MESSAGE)} | on_boxes
    if on_messages and not any(finding.rule in FATAL for finding in found):
        text = decode(raw, path, CatalogError)
        catalog, table = reader.catalog_in(text, path), reader.table_in(text, path, syntaxes=True)
        terms = terms.for_deck(domain)
        crowded = crowded_messages(project, domain, language) if on_boxes else None
        findings += check_messages(
            catalog, terms, language, name, rules, table=table, unreadable=UNREADABLE, crowded=crowded
        )
    return findings
