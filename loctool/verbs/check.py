"""Check: the rules over all catalogs and decks of a project."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from loctool.catalog import reader
from loctool.catalog.faults import FATAL
from loctool.engines import UNREADABLE
from loctool.errors import CatalogError, ConfigError
from loctool.files import decode, read_bytes
from loctool.glossary import TermIndex
from loctool.model import Finding, Severity
from loctool.project import Project, is_chosen
from loctool.project.checks import OFF, ON
from loctool.project.lines import error_in
from loctool.quality import RULES, Rule, Scope, reported_rules
from loctool.quality.run import check_deck, check_file, check_messages, check_project
from loctool.quality.settings import Settings
from loctool.quality.waivers import WAIVER
from loctool.text.suggestion import closest_word
from loctool.verbs.extract import parse_deck
from loctool.verbs.support.boxes import crowded_messages
from loctool.verbs.support.inputs import catalog_paths, require_catalog, term_index
from loctool.verbs.support.workers import map_catalogs


def check(
    project: Project,
    languages: Sequence[str] | None = None,
    rules: Sequence[str] | None = None,
    *,
    ignore: Sequence[str] = (),
    workers: int = 1,
) -> Iterator[Finding]:
    """Return an iterator over the findings of each catalog, on its file and then on messages, of the project and decks.

    None or an empty sequence stands for all target languages, or for the rules that the configuration has; `rules` may
    also name those that do not run unless they are chosen. Rules of `ignore` do not run. If a file cannot be read, all
    its mistakes are found and nothing else. `workers` is the number of processes; with more than one, see
    `map_catalogs`. Raises ConfigError (also for an unknown rule), CatalogError (where a catalog is missing),
    GlossaryError, and SourceError (where a deck cannot be read).
    """
    chosen = (languages,) if isinstance(languages, str) else tuple(languages or ())
    return _check_all(run_of(project, rules or (), ignore), chosen, workers)


def run_of(project: Project, rules: Sequence[str] = (), ignore: Sequence[str] = ()) -> Run:
    """Return what a run checks by, for the rules of the configuration or only some.

    Raises ConfigError if a rule is named that there is not, and GlossaryError.
    """
    known = (*_reported(), WAIVER)
    if unknown := [rule for rule in (*rules, *ignore) if rule not in known]:
        raise ConfigError(_describe_unknown(unknown[0], known))
    for rule in project.check.rule_names():
        if rule in FATAL:
            message = f"`check` sets {rule!r}, but files with such a fault cannot be read; remove it"
            raise error_in(project.config, ("check",), message, rule)
        if rule not in known:
            raise error_in(project.config, ("check",), _describe_unknown(rule, known), rule)
    return Run(project, term_index(project), frozenset(rules), frozenset(ignore))


def _reported() -> dict[str, Rule]:
    return {name: RULES[name] for scope in Scope for name in reported_rules(scope)}


def _describe_unknown(rule: str, known: Collection[str]) -> str:
    if rule in RULES:
        return f"{rule!r} judges drafts before they are written and cannot be chosen; remove it"
    meant = closest_word(rule, known)
    return f"unknown rule {rule!r}; " + (f"did you mean {meant}?" if meant else "`loctool explain` lists the rules")


@dataclass(frozen=True, slots=True)
class Run:
    """What a run checks by."""

    project: Project
    terms: TermIndex
    rules: frozenset[str]
    """The only ones whose findings are asked for; none for those of the configuration."""
    ignore: frozenset[str]

    def settings(self, path: Path, language: str) -> Settings:
        """Return how a file is judged."""
        checks, name = self.project.check, self.project.relative(path)
        levels = checks.levels(name, language, self.rules)
        rules = {**_reported(), WAIVER: Rule(WAIVER, lambda: ())}
        found = {one: self._severity(rule, levels.get(one, "")) for one, rule in rules.items()}
        severities = {one: severity for one, severity in found.items() if severity}
        return Settings(name, language, severities, checks.formality_of(language), UNREADABLE)

    def asks_for(self, rule: str) -> bool:
        """Return whether findings of a rule are asked for, if it runs."""
        return not self.rules or rule in self.rules or rule in FATAL

    def _severity(self, rule: Rule, level: str) -> Severity | None:
        """Return what findings of a rule are at most where the configuration has a level, None if it does not run.

        Whether a waiver allows nothing is known only if all the usual rules run.
        """
        runs = rule.name in self.rules if self.rules and WAIVER not in self.rules else level or rule.by_default
        if not (runs or rule.name in self.rules) or level == OFF or rule.name in self.ignore:
            return None
        return Severity[level.upper()] if level not in ("", ON) else rule.severity


def _check_all(run: Run, languages: tuple[str, ...], workers: int) -> Iterator[Finding]:
    paths = catalog_paths(run.project, languages, missing=True)
    names = {path: (domain, language) for domain, language, path in paths}
    for finding in chain(check_catalogs(run, names, workers), check_decks(run)):
        if run.asks_for(finding.rule):
            yield finding


def check_catalogs(run: Run, names: Mapping[Path, tuple[str, str]], workers: int) -> Iterator[Finding]:
    """Yield the findings on catalogs, each with its deck and its language, and on all of them together."""
    readable = []
    found = map_catalogs(partial(_findings, run, names), list(names), workers)
    for path, findings in zip(names, found, strict=True):
        yield from findings
        if all(finding.rule not in FATAL for finding in findings):
            readable.append(path)
    settings = {path: run.settings(path, names[path][1]) for path in readable}
    if across := _rules_of(Scope.PROJECT, settings.values()):
        yield from check_project([(settings[path], reader.read(path)) for path in readable], run.terms, across)


def _rules_of(scope: Scope, settings: Iterable[Settings]) -> list[Rule]:
    """Return the rules of a scope that run in any of the files."""
    return [*dict.fromkeys(rule for one in settings for rule in one.rules(scope))]


def check_decks(run: Run) -> Iterator[Finding]:
    """Yield the findings on the decks that the run is for."""
    for path, domain in run.project.named_decks().items():
        settings = run.settings(path, run.project.source_language)
        if is_chosen(run.project.only, domain, settings.path) and settings.rules(Scope.DECK):
            yield from check_deck(parse_deck(run.project, path), run.terms.for_deck(domain), settings)


def _findings(run: Run, names: Mapping[Path, tuple[str, str]], path: Path) -> list[Finding]:
    domain, language = names[path]
    settings = run.settings(path, language)
    raw = read_bytes(require_catalog(path), CatalogError)
    found = check_file(raw, settings)
    findings = [finding for finding in found if finding.rule in FATAL or finding.rule in settings.severities]
    on_boxes = settings.rules(Scope.BOXES)
    on_messages = on_boxes or settings.rules(Scope.MESSAGE, Scope.MESSAGES)
    if on_messages and not any(finding.rule in FATAL for finding in found):
        text = decode(raw, path, CatalogError)
        catalog, table = reader.catalog_in(text, path), reader.table_in(text, path, syntaxes=True)
        crowded = crowded_messages(run.project, domain, language) if on_boxes else None
        findings += check_messages(catalog, run.terms.for_deck(domain), settings, table=table, crowded=crowded)
    return findings
