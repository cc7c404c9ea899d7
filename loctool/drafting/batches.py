"""Batches in two steps: one way for all of a batch's texts, other ways for what several batches have left, together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from loctool.drafting.attempts import Refusal, Trial, first_ways, other_ways
from loctool.engines import Engine
from loctool.glossary import TermIndex
from loctool.model import Draft

GROUP = 8
"""Batches whose doubtful texts go through the other ways together, in two halves: by itself, a handful of texts takes a
model as long as three times as many."""

Results = Iterator[tuple[Sequence[str], Sequence[Draft | Refusal]]]
"""Texts with what became of them, in whatever order they are finished."""


class Run(Protocol):
    """Sends batches of texts through an engine: in this process, or on other machines."""

    def __call__(self, batches: Iterable[Sequence[str]], syntax: str = "") -> Results:
        """Yield the texts with what became of them; all of them are written in `syntax`."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Texts that go through the engine together, in one of the two steps."""

    number: int
    """Of its batch, or of its group of batches."""
    trials: tuple[Trial, ...]
    again: bool = False
    """The second step: the other ways."""

    def tried(self, engine: Engine, terms: TermIndex) -> list[Trial]:
        """Send the texts through the ways of this step, and return what became of them, in their order."""
        trials = list(self.trials)
        (other_ways if self.again else first_ways)(trials, engine, terms)
        return trials


Send = Callable[[Iterable[Portion]], Iterator[tuple[Portion, list[Trial]]]]
"""What has portions tried somewhere, and yields each with its trials; portions are asked for as they are needed."""


def in_portions(send: Send) -> Run:
    """Return what sends batches through `send`, each whole at first, and then what is left of each GROUP of them.

    Which texts go together depends on the batches alone, not on what is finished when, since a model's draft of a text
    can depend on those beside it.
    """

    def run(batches: Iterable[Sequence[str]], syntax: str = "") -> Results:
        left = _Left(syntax)
        yield from _results(send(left.portions(batches)), left)
        if any(left.of_batches.values()):
            yield from _results(send(left.doubtful()), left)

    return run


def _results(tried: Iterable[tuple[Portion, list[Trial]]], left: _Left) -> Results:
    """Yield what has an outcome, and put by what the first step has left."""
    for portion, trials in tried:
        done = [trial for trial in trials if portion.again or trial.outcome is not None]
        if done:
            yield [trial.text for trial in done], [trial.result() for trial in done]
        if not portion.again:
            left.of_batches[portion.number] = [trial for trial in trials if trial.outcome is None]


@dataclass(slots=True)
class _Left:
    """What the first step has left of each batch."""

    syntax: str
    of_batches: dict[int, list[Trial]] = field(default_factory=dict)

    def portions(self, batches: Iterable[Sequence[str]]) -> Iterator[Portion]:
        """Yield each batch, and behind it what is left of groups whose batches are all back by then."""
        for number, texts in enumerate(batches):
            yield Portion(number, tuple(Trial.of(text, self.syntax) for text in texts))
            yield from self.doubtful(GROUP)

    def doubtful(self, least: int = 1) -> Iterator[Portion]:
        """Take what is left of each group of which at least so many batches are back.

        In two halves: at the end of a run there is nothing else to do beside one.
        """
        for group in sorted({number // GROUP for number in self.of_batches}):
            back = [number for number in sorted(self.of_batches) if number // GROUP == group]
            if len(back) >= least:
                trials = [trial for number in back for trial in self.of_batches.pop(number)]
                halves = (trials[::2], trials[1::2])
                yield from (Portion(group, tuple(half), again=True) for half in halves if half)
