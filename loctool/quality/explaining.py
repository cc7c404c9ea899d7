"""What `loctool explain` says about a rule: its explanation, and what the rule itself says."""

from __future__ import annotations

from dataclasses import dataclass

from loctool.glossary import TermIndex
from loctool.model import Severity
from loctool.quality import RULES, Rule, Scope, Texts
from loctool.quality.comparison import Comparison
from loctool.quality.explanations import Example, explanations
from loctool.quality.file_fixes import MENDS
from loctool.quality.fixing import STRAY_PREVIOUS
from loctool.quality.judging import find_or_crash
from loctool.quality.waivers import WAIVER


@dataclass(frozen=True, slots=True)
class Explained:
    """All that there is to know about a rule."""

    name: str
    room: str
    """form, structure, values, words, meaning, across, sources or files."""
    scope: str
    """What it looks at: message, messages, boxes, catalog, project or deck."""
    severity: Severity | None
    """What its findings are at most, None for a rule that judges drafts before they are written alone."""
    by_default: bool
    """Whether it runs unless it is chosen."""
    refuses_drafts: bool
    judges: tuple[str, ...]
    """drafts, translations or both."""
    languages: tuple[str, ...]
    """Base languages of the translations that it is for; empty for all."""
    fix: str
    """Whether `check --fix` mends such findings, or some: safe, unsafe (with --unsafe) or none."""
    may_be_waived: bool
    """Whether a translator's comment may allow its findings."""
    what: str
    why: str
    mend: str
    examples: tuple[Example, ...]


def explain(name: str) -> Explained:
    """Return what there is to know about a rule, or about the findings on waivers. Raises KeyError."""
    rule, text = RULES.get(name) or Rule(WAIVER, lambda: ()), explanations()[name]
    return Explained(
        name,
        text.room,
        rule.scope.value,
        rule.severity if rule.reports else None,
        rule.by_default,
        rule.refuses,
        ("drafts",) if not rule.reports else tuple((one.name or "").lower() for one in rule.texts),
        rule.languages,
        _fix(rule, text.examples),
        rule.reports and rule.scope not in (Scope.CATALOG, Scope.DECK) and name != WAIVER,
        text.what,
        text.why,
        text.mend,
        text.examples,
    )


def _fix(rule: Rule, examples: tuple[Example, ...]) -> str:
    """Return whether what the rule finds in its examples can be mended: safe, unsafe or none."""
    if rule.name in MENDS or rule.name == STRAY_PREVIOUS:
        return "safe"
    if rule.scope is not Scope.MESSAGE or rule.name not in RULES or Texts.TRANSLATIONS not in rule.texts:
        return "none"
    found = [problem for one in examples if one.msgid for problem in find_or_crash(rule, _comparison(one))]
    fixes = [problem.is_safe for problem in found if problem.fix is not None]
    return "none" if not fixes else "safe" if any(fixes) else "unsafe"


def _comparison(example: Example) -> Comparison:
    source, _, language = example.languages.partition(">")
    return Comparison(example.msgid, example.msgstr, source, language, TermIndex((), source))
