"""Texts that must obey the glossary, with their drafts, and what forcing needs of a decoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from loctool.glossary.bilingual.lexicon import Pair
from loctool.glossary.morphology.fluency import count_fluency_errors
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

    def first_rows(self, sources: list[list[str]]) -> list[Any]:
        """Return the attention of each draft's first piece, which does not depend on the piece."""

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

Rank = tuple[int, bool, int, int, float]
"""How drafts of one text are compared, the least is the best: missing terms, whether it is much shorter than the free
draft, content that it lost or has twice, errors of fluency, the negative score."""


@dataclass(slots=True)
class Task:
    """One text whose draft must obey the glossary."""

    text: str
    source: list[str]
    """The text in pieces."""
    requirements: Sequence[Requirement]
    draft: Hypothesis
    """The free draft at first, the one to use at last."""
    pair: Pair = ("", "")
    """Base languages of the text and of its drafts."""
    others: Sequence[Hypothesis] = ()
    """The other hypotheses of the free search, the best first."""
    floor: float = 0.0
    """A draft with a lower score is not used."""
    free: str = ""
    """The free draft."""
    tried: set[int] = field(default_factory=set)
    """Indices of the requirements that were forced already, with or without success."""
    best: tuple[Rank, Hypothesis] | None = None
    """The best draft so far, with its rank."""
    known: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    """Pieces of a draft -> indices of the requirements that it does not obey."""
    views: dict[tuple[str, ...], Any] = field(default_factory=dict)
    """Pieces of a draft -> what `places` knows of its words."""


def count_errors(task: Task, pieces: Sequence[str], model: Model) -> int:
    """Count the errors of fluency in a draft of a task."""
    return count_fluency_errors(model.text(pieces), task.text, model.language)
