"""A draft judged by the rules, and what becomes of a rule that crashes."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import Any

from loctool.errors import LoctoolError
from loctool.glossary import TermIndex
from loctool.model import Severity
from loctool.quality import RULES, Rule, Scope, Texts
from loctool.quality.comparison import Comparison, Problem
from loctool.text.language import base_language

_LOGGER = logging.getLogger("loctool")
_REFUSING = [rule for rule in RULES.values() if rule.refuses]
_FINAL = [rule for rule in RULES.values() if rule.is_final]
_DOUBTING = [rule for rule in RULES.values() if rule.doubts]
_REPORTING = [
    rule
    for rule in RULES.values()
    if rule.scope is Scope.MESSAGE
    and rule.reports
    and rule.by_default
    and Texts.DRAFTS in rule.texts
    and not (rule.refuses or rule.doubts)
    and rule.severity is not Severity.NOTE
]


def refusal_reasons(
    source: str, draft: str, languages: tuple[str, str], terms: TermIndex | None = None, syntax: str = ""
) -> tuple[str, ...]:
    """Return why a draft between two languages is not to be written, the reason to tell first; empty if it may be."""
    return _refusals(Comparison(source, draft, *languages, terms or TermIndex((), languages[0]), syntax))


def judge_draft(
    source: str, draft: str, languages: tuple[str, str], terms: TermIndex | None = None, syntax: str = ""
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return why a draft is not to be written, as `refusal_reasons` does, and the doubts about one that may be."""
    text = Comparison(source, draft, *languages, terms or TermIndex((), languages[0]), syntax)
    refusals = _refusals(text)
    doubts = [] if refusals else [problem.message for rule in _DOUBTING for problem in find_or_crash(rule, text)]
    return refusals, tuple(doubts)


def final_reasons(
    source: str, draft: str, languages: tuple[str, str], terms: TermIndex | None = None, syntax: str = ""
) -> tuple[str, ...]:
    """Return why a draft must never be written, not even if there is no better one; empty if it may be."""
    text = Comparison(source, draft, *languages, terms or TermIndex((), languages[0]), syntax)
    return tuple(problem.reason or problem.message for rule in _FINAL for problem in find_or_crash(rule, text))


def reported_problems(
    source: str, draft: str, languages: tuple[str, str], terms: TermIndex | None = None, syntax: str = ""
) -> list[Problem]:
    """Return what else `check` warns of in a draft that no rule refuses or doubts, by the rules' defaults."""
    text = Comparison(source, draft, *languages, terms or TermIndex((), languages[0]), syntax)
    base = base_language(languages[1])
    rules = (rule for rule in _REPORTING if not rule.languages or base in rule.languages)
    problems = (problem for rule in rules for problem in find_or_crash(rule, text))
    return [problem for problem in problems if problem.severity is not Severity.NOTE]


def _refusals(text: Comparison) -> tuple[str, ...]:
    return tuple(problem.reason or problem.message for rule in _REFUSING for problem in find_or_crash(rule, text))


class Crash(Problem):
    """What takes the place of a rule's problems if the rule crashed: a fault of loctool, an error in any text."""


def find_or_crash(rule: Rule, *given: Any) -> list[Any]:
    """Return what a rule finds in what it is given, or a Crash alone: the check goes on."""
    try:
        return list(rule.find(*given))
    except LoctoolError:
        raise
    except Exception as fault:
        text = given[0]
        shown = (text.source, text.target) if isinstance(text, Comparison) else ()
        _LOGGER.debug("%s on %r", rule.name, shown, exc_info=True)
        place = traceback.extract_tb(fault.__traceback__)[-1]
        where = f"{type(fault).__name__} in {Path(place.filename).name}, line {place.lineno}"
        what = "source and translation" if shown else "the file"
        return [Crash(f"the rule crashed ({where}), a fault in loctool: please report it with {what}")]
