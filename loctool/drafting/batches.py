"""Batches of texts in two steps: the first strategies for each batch, fallbacks for what several batches have left."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from loctool.drafting.attempts import draft_again, draft_first
from loctool.drafting.candidates import PendingDraft, Refusal
from loctool.engines import Engine
from loctool.glossary import TermIndex
from loctool.model import Draft

T = TypeVar("T")
R = TypeVar("R")

SIZE = 128
"""Texts of a batch: enough to fill the batches of the decoder, few enough to lose little by an interrupt."""
FIRST_SIZE = 64
"""Texts of the first batch, so that something is finished soon."""
GROUP = 8
"""Batches whose remaining texts go through the fallbacks together, in two halves: a handful of texts takes a model as
long as three times as many."""
WORKERS = 2
"""Batches drafted at once, so that one is judged in Python while the model decodes the next. A third gained nothing."""

Results = Iterator[tuple[Sequence[str], Sequence[Draft | Refusal]]]
"""Texts with their drafts, in the order in which they are finished."""


class Runner(Protocol):
    """Drafts batches of texts, in this process or on other machines."""

    def __call__(self, batches: Iterable[Sequence[str]], syntax: str = "") -> Results:
        """Yield texts with their drafts; all of them are written in `syntax`."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts that go through the engine together, in one of the two steps."""

    number: int
    """Number of the batch; in the second step, of the group of batches."""
    pending: tuple[PendingDraft, ...]
    fallbacks: bool = False
    """Whether this is the second step."""

    def draft(self, engine: Engine, terms: TermIndex) -> list[PendingDraft]:
        """Try the strategies of this step and return the texts with their outcomes, in the same order."""
        pending = list(self.pending)
        (draft_again if self.fallbacks else draft_first)(pending, engine, terms)
        return pending


Dispatch = Callable[[Iterable[Batch]], Iterator[tuple[Batch, list[PendingDraft]]]]
"""Has batches drafted somewhere, asks for them only as needed, and yields each with its outcomes."""


def sort_by_length(texts: Iterable[str]) -> list[str]:
    """Return texts by their length, so that those of a batch are alike; the shortest first, so that some are soon done.

    The longest first took 5 % more processor time.
    """
    return sorted(texts, key=lambda text: (len(text), text))


def cut_batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Yield the first FIRST_SIZE items, then twice as many, and so on up to SIZE."""
    remaining, size = iter(items), FIRST_SIZE
    while batch := list(itertools.islice(remaining, min(size, SIZE))):
        yield batch
        size *= 2


def local_runner(engine: Engine, terms: TermIndex) -> Runner:
    """Return the runner that drafts batches in this process."""
    return in_two_steps(lambda batches: overlap(lambda batch: batch.draft(engine, terms), batches))


def overlap(work: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[T, R]]:
    """Yield each item with its result, in order; WORKERS items are worked on at once, and taken only as needed.

    An exception of the work is raised here. After it, or if the caller stops, no other item is begun; the work under
    way ends by itself, which nobody waits for: a batch may take the model seconds.
    """
    waiting: deque[tuple[T, Future[R]]] = deque()
    pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="loctool-draft")
    try:
        for item in items:
            waiting.append((item, pool.submit(work, item)))
            if len(waiting) > WORKERS:
                yield _pop_first(waiting)
        while waiting:
            yield _pop_first(waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pop_first(waiting: deque[tuple[T, Future[R]]]) -> tuple[T, R]:
    item, future = waiting.popleft()
    return item, future.result()


def in_two_steps(dispatch: Dispatch) -> Runner:
    """Return the runner that dispatches each batch, and then what is left of each GROUP of batches.

    A model's draft of a text can depend on the texts beside it. So which texts go together depends on the batches
    alone, not on the order in which they are finished.
    """

    def run(batches: Iterable[Sequence[str]], syntax: str = "") -> Results:
        rest = _Rest(syntax)
        yield from _take_results(dispatch(rest.interleave(batches)), rest)
        if any(rest.of_batches.values()):
            yield from _take_results(dispatch(rest.take()), rest)

    return run


def _take_results(drafted: Iterable[tuple[Batch, list[PendingDraft]]], rest: _Rest) -> Results:
    """Yield texts with their drafts or refusals, and keep what the first step has left."""
    for batch, pending in drafted:
        done = [one for one in pending if batch.fallbacks or one.outcome is not None]
        if done:
            yield [one.text for one in done], [one.result() for one in done]
        if not batch.fallbacks:
            rest.of_batches[batch.number] = [one for one in pending if one.outcome is None]


@dataclass(slots=True)
class _Rest:
    """What the first step has left of each batch."""

    syntax: str
    of_batches: dict[int, list[PendingDraft]] = field(default_factory=dict)

    def interleave(self, batches: Iterable[Sequence[str]]) -> Iterator[Batch]:
        """Yield each batch, and after it the rest of groups whose batches are all finished by then."""
        for number, texts in enumerate(batches):
            yield Batch(number, tuple(PendingDraft.of(text, self.syntax) for text in texts))
            yield from self.take(GROUP)

    def take(self, least: int = 1) -> Iterator[Batch]:
        """Take the rest of each group of which at least so many batches are finished.

        In two halves: at the end of a run one alone would leave a core idle.
        """
        for group in sorted({number // GROUP for number in self.of_batches}):
            finished = [number for number in sorted(self.of_batches) if number // GROUP == group]
            if len(finished) >= least:
                pending = [one for number in finished for one in self.of_batches.pop(number)]
                halves = (pending[::2], pending[1::2])
                yield from (Batch(group, tuple(half), fallbacks=True) for half in halves if half)
