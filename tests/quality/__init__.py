"""The rules, asked by the tests."""

from __future__ import annotations

from loctool.glossary import TermIndex
from loctool.quality import RULES
from loctool.quality.comparison import Comparison, Problem

NO_TERMS = TermIndex((), "de")


def problems(rule: str, source: str, target: str, language: str = "en", terms: TermIndex = NO_TERMS) -> list[Problem]:
    """Return what a rule finds wrong with the translation of a German text."""
    return list(RULES[rule].find(Comparison(source, target, "de", language, terms)))


def messages(rule: str, source: str, target: str, language: str = "en", terms: TermIndex = NO_TERMS) -> list[str]:
    """Return the messages of what a rule finds."""
    return [problem.message for problem in problems(rule, source, target, language, terms)]
