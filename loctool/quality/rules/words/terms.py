"""Rules on the glossary's terms, which are judged in `glossary.obedience`."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.glossary.obedience import Judgement, describe_replacement, find_forbidden, judge_names, judge_terms
from loctool.model import Severity, Side
from loctool.quality.comparison import Comparison, Problem, Span, find_once


def wrong_term(text: Comparison) -> Iterator[Problem]:
    """Yield each term that the translation has less often than the source.

    If the translation has it at all, a pronoun or a longer term may stand for the other occurrences.
    """
    for judged in judge_terms(text.requirements, text.visible_target, text.language):
        if judged.obeyed < judged.required:
            missing, texts = judged.requirement, (text.visible_source, text.visible_target)
            other = "" if judged.obeyed else describe_replacement(missing, texts, text.terms, text.language)
            note = f" ({missing.term.note})" if missing.term.note else ""
            targets = " or ".join(f"“{target}”" for target in missing.targets)
            message = f"“{missing.term.source}” must be {targets}{_times(judged)}{other}{note}"
            severity = Severity.NOTE if judged.obeyed else Severity.ERROR
            yield Problem(message, _span(judged, text), Side.SOURCE, severity=severity)


def do_not_translate(text: Comparison) -> Iterator[Problem]:
    """Yield each name that the translation has less often than the source."""
    for judged in judge_names(text.requirements, text.visible_target):
        if judged.obeyed < judged.required:
            message = f"“{judged.requirement.term.source}” must stand unchanged{_times(judged)}"
            yield Problem(message, _span(judged, text), Side.SOURCE)


def forbidden_term(text: Comparison) -> Iterator[Problem]:
    """Yield each forbidden target in the translation."""
    for term, wrong in find_forbidden(text.visible_source, text.visible_target, text.terms, text.language):
        note = f" ({term.note})" if term.note else ""
        yield Problem(f"“{wrong}” is forbidden for “{term.source}”{note}", find_once(wrong, text.target))


def _times(judged: Judgement) -> str:
    return f" {judged.required} times, found {judged.obeyed}" if judged.required > 1 else ""


def _span(judged: Judgement, text: Comparison) -> Span | None:
    one = judged.requirement
    return find_once(text.visible_source[one.start : one.end], text.source)
