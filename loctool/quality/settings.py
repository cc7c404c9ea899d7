"""How one file is judged: by which rules, how severe their findings are, and what else the rules are told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from loctool.model import Finding, Severity
from loctool.quality import RULES, Rule, Scope, reported_rules
from loctool.quality.waivers import WAIVER
from loctool.text.language import base_language


@dataclass(frozen=True, slots=True)
class Settings:
    """How one file is judged."""

    path: str
    """Of the file, for its findings."""
    language: str
    """Of the translations; of a deck, that of its texts."""
    severities: Mapping[str, Severity]
    """Rule that runs -> what its findings are at most; WAIVER if wrong and unused waivers are reported."""
    formality: str = ""
    """How readers are addressed: formal, informal, or "" where nobody chose."""
    unreadable: Collection[str] = ()
    """Engines whose drafts nobody is meant to read: only rules of form judge them."""

    def rules(self, *scopes: Scope) -> list[Rule]:
        """Return the rules that run, of some scopes and for the language."""
        known = (RULES[name] for scope in scopes for name in reported_rules(scope))
        base = base_language(self.language)
        return [one for one in known if one.name in self.severities and (not one.languages or base in one.languages)]

    def severity(self, rule: str, own: Severity) -> Severity:
        """Return the severity of a finding that has `own` by its rule.

        If a rule is made a level more severe, so are all its findings, also those that it is less sure of.
        """
        usual = RULES[rule].severity if rule in RULES else Severity.WARNING
        moved = own + self.severities.get(rule, usual) - usual
        return Severity(min(max(moved, Severity.NOTE), Severity.ERROR))

    def judge(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return findings with the severities that are set; those of rules on files, decks and all catalogs."""
        return [replace(one, severity=self.severity(one.rule, one.severity)) for one in findings]


def usual_settings(path: str, language: str, rules: Collection[str] = ()) -> Settings:
    """Return the settings of a file for which nothing is configured, for all usual rules or some."""
    usual = {rule.name: rule.severity for rule in RULES.values() if rule.reports}
    if rules:
        return Settings(path, language, {name: usual[name] for name in rules if name in usual})
    chosen = {name: severity for name, severity in usual.items() if RULES[name].by_default}
    return Settings(path, language, {**chosen, WAIVER: Severity.WARNING})
