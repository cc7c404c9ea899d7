"""A draft judged by the rules, and what becomes of a rule that crashes."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
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


@dataclass(frozen=True)
class Verdict:
    """What the rules find in a draft; each rule runs once, when what it finds is first asked for."""

    text: Comparison
    _found: dict[str, list[Problem]] = field(default_factory=dict)

    @cached_property
    def final(self) -> tuple[str, ...]:
        """Why the draft must never be written, not even if there is no better one; empty if it may be."""
        return tuple(problem.reason or problem.message for problem in self._find(_FINAL))

    @cached_property
    def refusals(self) -> tuple[str, ...]:
        """Why the draft is not to be written, the reason to tell first; empty if it may be."""
        return tuple(problem.reason or problem.message for problem in self._find(_REFUSING))

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """The doubts about a draft that may be written."""
        return () if self.refusals else tuple(problem.message for problem in self._find(_DOUBTING))

    @cached_property
    def reported(self) -> tuple[Problem, ...]:
        """What else `check` warns of in a draft that no rule refuses or doubts, by the rules' defaults."""
        base = base_language(self.text.language)
        rules = (rule for rule in _REPORTING if not rule.languages or base in rule.languages)
        return tuple(problem for problem in self._find(rules) if problem.severity is not Severity.NOTE)

    def _find(self, rules: Iterable[Rule]) -> Iterator[Problem]:
        for rule in rules:
            if rule.name not in self._found:
                self._found[rule.name] = find_or_crash(rule, self.text)
            yield from self._found[rule.name]


@lru_cache(maxsize=8)
def judge_draft(
    source: str, draft: str, languages: tuple[str, str], terms: TermIndex | None = None, syntax: str = ""
) -> Verdict:
    """Return what the rules find in a draft between two languages.

    The last ones are remembered: a draft is asked about several times as it comes closer to being written.
    """
    return Verdict(Comparison(source, draft, *languages, terms or TermIndex((), languages[0]), syntax))


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
