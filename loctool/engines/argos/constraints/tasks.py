"""Drafts on their way to obedience: what is asked of a text, what its draft lacks, where in the source it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from loctool.engines.argos.attention import region, words_of
from loctool.glossary.obedience import Judgement, judge_names, judge_terms
from loctool.glossary.requirements import Requirement


class Model(Protocol):
    """What forcing asks of a decoder."""

    @property
    def language(self) -> str:
        """Return the language that it writes."""

    def pieces(self, text: str) -> list[str]:
        """Cut a text of the target language into the model's pieces."""

    def text(self, pieces: Sequence[str]) -> str:
        """Put pieces together again."""

    def score(self, sources: list[list[str]], targets: list[list[str]]) -> list[list[float]]:
        """Return the log probability of each piece of each target, its end last."""

    def finish(self, sources: list[list[str]], prefixes: list[list[str]]) -> list[list[Hypothesis]]:
        """Return whole drafts that begin with the prefixes, the best first."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A draft in pieces."""

    pieces: list[str]
    score: float
    """Mean log probability a piece; of a finished prefix, of what the decoder wrote itself."""
    attention: Any
    """A row for each piece, a column for each source piece; None where nobody asked."""


SHORTEST_SHARE = 0.9
"""Least length of a draft that may take another's place for having fewer slips, as a share of that one's characters."""

Worth = tuple[int, bool, int, float]
"""What drafts of one text are compared by, the least is the best: missing terms, whether it is much shorter than the
free draft, slips, the score's negative."""


@dataclass(slots=True)
class Task:
    """One text on its way to obedience."""

    text: str
    source: list[str]
    """Pieces of the source text."""
    requirements: Sequence[Requirement]
    draft: Hypothesis
    """The free draft at first, at last the one to take."""
    others: Sequence[Hypothesis] = ()
    """What the free search found besides, in the order of its worth."""
    floor: float = 0.0
    """Score below which a draft is not taken."""
    length: int = 0
    """Characters of the free draft."""
    tried: set[int] = field(default_factory=set)
    """Obligations that were forced already, with or without success."""
    best: tuple[Worth, Hypothesis] | None = None
    """The best draft so far."""
    known: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    """Pieces of a draft -> the requirements that it does not obey."""


def missing(task: Task, draft: Hypothesis, model: Model) -> list[int]:
    """Return the requirements that a draft does not obey.

    Where a term is asked for more often than it stands, those are named whose place in the draft does not hold it.
    """
    pieces = tuple(draft.pieces)
    if pieces not in task.known:
        task.known[pieces] = _missing(task, draft, model)
    return task.known[pieces]


def _missing(task: Task, draft: Hypothesis, model: Model) -> list[int]:
    found: list[int] = []
    for judged in _judge(task.requirements, model.text(draft.pieces), model.language):
        same = judged.requirement.targets, judged.requirement.verbatim
        alike = [n for n, one in enumerate(task.requirements) if (one.targets, one.verbatim) == same]
        lacking = judged.required - judged.obeyed
        if 0 < lacking < len(alike):
            alike.sort(key=lambda n: _holds(task, n, draft, model))
        found += alike[:lacking]
    return found


def _judge(requirements: Sequence[Requirement], text: str, language: str) -> list[Judgement]:
    return [*judge_terms(requirements, text, language), *judge_names(requirements, text)]


def _holds(task: Task, n: int, draft: Hypothesis, model: Model) -> bool:
    """Return whether the term is found at the requirement's place in the draft."""
    span = source_pieces(task, task.requirements[n])
    if span is None:
        return True
    place = region(draft.attention, span, draft.pieces)
    text = model.text(draft.pieces[place.start : place.end])
    return any(judged.obeyed for judged in _judge([task.requirements[n]], text, model.language))


def source_pieces(task: Task, requirement: Requirement) -> tuple[int, int] | None:
    """Return the source pieces of the words that hold a requirement; None where words and pieces do not match."""
    spelt = [match.span() for match in re.finditer(r"\S+", task.text)]
    cut = words_of(task.source)
    held = [n for n, (start, end) in enumerate(spelt) if start < requirement.end and end > requirement.start]
    if len(spelt) != len(cut) or not held:
        return None
    return cut[held[0]][0], cut[held[-1]][1]
