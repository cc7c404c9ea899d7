"""Terms that a text requires: which ones its draft lacks, and where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from loctool.engines.argos.attention import AlignedWords, aligned_words, word_ranges
from loctool.glossary.obedience import Judgement, judge_names, judge_terms
from loctool.glossary.requirements import Requirement


class Model(Protocol):
    """What forcing needs of a decoder."""

    @property
    def language(self) -> str:
        """Return the language that it writes."""

    def pieces(self, text: str) -> list[str]:
        """Return a text of the target language in the model's pieces."""

    def text(self, pieces: Sequence[str]) -> str:
        """Return the text of pieces."""

    def score(self, sources: list[list[str]], targets: list[list[str]]) -> list[list[float]]:
        """Return the log probability of each piece of each target, its end last."""

    def finish(self, sources: list[list[str]], prefixes: list[list[str]]) -> list[list[Hypothesis]]:
        """Return, for each prefix, whole drafts that begin with it, the best first."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A draft in pieces."""

    pieces: list[str]
    score: float
    """Mean log probability a piece. After a forced prefix, of the pieces that the decoder chose itself."""
    attention: Any
    """A row for each piece, a column for each source piece; None if it was not requested."""


SHORTEST_SHARE = 0.9
"""A draft may replace another for its fewer errors of fluency only if it has this share of the other's characters."""

Rank = tuple[int, bool, int, float]
"""How drafts of one text are compared, the least is the best: missing terms, whether it is much shorter than the free
draft, errors of fluency, the negative score."""


@dataclass(slots=True)
class Task:
    """One text whose draft must obey the glossary."""

    text: str
    source: list[str]
    """The text in pieces."""
    requirements: Sequence[Requirement]
    draft: Hypothesis
    """The free draft at first, the one to use at last."""
    others: Sequence[Hypothesis] = ()
    """The other hypotheses of the free search, the best first."""
    floor: float = 0.0
    """A draft with a lower score is not used."""
    length: int = 0
    """Characters of the free draft."""
    tried: set[int] = field(default_factory=set)
    """Indices of the requirements that were forced already, with or without success."""
    best: tuple[Rank, Hypothesis] | None = None
    """The best draft so far, with its rank."""
    known: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    """Pieces of a draft -> indices of the requirements that it does not obey."""


def missing(task: Task, draft: Hypothesis, model: Model) -> list[int]:
    """Return the requirements that a draft does not obey.

    If a draft has only some occurrences of a term, those requirements are missing whose place does not have it.
    """
    pieces = tuple(draft.pieces)
    if pieces in task.known:
        return task.known[pieces]
    found: list[int] = []
    for judged in _judge(task.requirements, model.text(draft.pieces), model.language):
        same = judged.requirement.targets, judged.requirement.verbatim
        alike = [n for n, one in enumerate(task.requirements) if (one.targets, one.verbatim) == same]
        lacking = judged.required - judged.obeyed
        if 0 < lacking < len(alike):
            alike.sort(key=lambda n: _holds(task, n, draft, model))
        found += alike[:lacking]
    task.known[pieces] = found
    return found


def _judge(requirements: Sequence[Requirement], text: str, language: str) -> list[Judgement]:
    return [*judge_terms(requirements, text, language), *judge_names(requirements, text)]


def _holds(task: Task, n: int, draft: Hypothesis, model: Model) -> bool:
    span = source_pieces(task, task.requirements[n])
    if span is None:
        return True
    place = aligned_words(draft.attention, span, draft.pieces)
    text = model.text(draft.pieces[place.start : place.end])
    return any(judged.obeyed for judged in _judge([task.requirements[n]], text, model.language))


def places_of_missing(task: Task, model: Model) -> dict[int, AlignedWords]:
    """Return index of a missing requirement -> the words of the draft that stand for it, as far as they are known."""
    if not task.draft.pieces:
        return {}
    spans = {n: source_pieces(task, task.requirements[n]) for n in missing(task, task.draft, model)}
    return {n: aligned_words(task.draft.attention, span, task.draft.pieces) for n, span in spans.items() if span}


def source_pieces(task: Task, requirement: Requirement) -> tuple[int, int] | None:
    """Return the range of source pieces of a requirement's words; None if words and pieces do not match."""
    words = [match.span() for match in re.finditer(r"\S+", task.text)]
    ranges = word_ranges(task.source)
    inside = [n for n, (start, end) in enumerate(words) if start < requirement.end and end > requirement.start]
    if len(words) != len(ranges) or not inside:
        return None
    return ranges[inside[0]][0], ranges[inside[-1]][1]
