"""For each message the first engine whose draft no rule speaks against; else the draft with the fewest findings."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loctool.drafting.cascade.made import Drafter, Made
from loctool.drafting.selection import EngineCount, Job
from loctool.drafting.store import Maker, Store
from loctool.errors import PackageError
from loctool.model import Rival

Similar = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Contestant:
    """An engine of a run, with what drafts by it."""

    name: str
    maker: Maker
    draft: Drafter
    count: EngineCount


@dataclass(slots=True)
class _Tried:
    """A message with what the engines have made of it so far."""

    job: Job
    tries: list[tuple[Contestant, Made]] = field(default_factory=list)
    stored: Made | None = None
    is_done: bool = False


@dataclass(slots=True)
class Cascade:
    """Asks engines one after the other, and has the best draft of each message stored.

    A draft that no rule refuses or doubts is stored at once, and its message goes to no other engine, unless they are
    compared. Of the others, the one with the fewest findings is stored after the last engine, fuzzy as every draft and
    with its findings as notes: one that is in doubt before one that is refused, of equals the first engine's. What the
    rules refuse is stored only if there are several engines, and never if a rule is beyond appeal: see `Rule.is_final`.
    A single engine's refusal stands.
    """

    contestants: Sequence[Contestant]
    store: Store
    compare: bool = False
    problem: PackageError | None = None
    """Of the first engine that failed; the next ones drafted what it had left."""
    _failed: list[Contestant] = field(default_factory=list)

    def run(self, jobs: Sequence[Job]) -> Generator[list[Job]]:
        """Yield messages when they are done; if it is closed, what is in doubt but not refused is stored."""
        known = {id(job): _Tried(job) for job in jobs}
        try:
            for one in self.contestants:
                waiting = [tried.job for tried in known.values() if self.compare or not tried.is_done]
                yield from self._ask(one, waiting, known)
            rest = [tried for tried in known.values() if tried.tries and not tried.is_done]
            if rest:
                yield self._settle(rest)
        finally:
            self._settle([tried for tried in known.values() if not tried.is_done and self._acceptable(tried)])

    def _ask(self, one: Contestant, jobs: list[Job], known: Mapping[int, _Tried]) -> Iterator[list[Job]]:
        is_last = one is self.contestants[-1]
        try:
            for batch in one.draft(jobs):
                tried = [known[id(job)] for job, _ in batch]
                for own, (_, made) in zip(tried, batch, strict=True):
                    own.tries.append((one, made))
                if done := self._settle(
                    [own for own in tried if is_last or own.stored or own.tries[-1][1].is_flawless]
                ):
                    yield done
        except PackageError as problem:
            self.problem = self.problem or problem
            self._failed.append(one)

    def _settle(self, tried: Sequence[_Tried]) -> list[Job]:
        """Store the best draft of each message, or why it has none; return those that had not been done before."""
        similar = self.store.similar(own.job for own in tried if not own.is_done) if tried else {}
        done: list[Job] = []
        for own in tried:
            if own.is_done:
                self._add_rivals(own)
            else:
                self._decide(own, similar)
                done.append(own.job)
        return done

    def _decide(self, own: _Tried, similar: Similar) -> None:
        own.is_done = True
        if best := self._acceptable(own) or self._least_refused(own):
            one, own.stored = best
            lacking = [other.name for other in self._failed if self._was_due(other, best, own)]
            one.count.taken += self.store.write_draft(
                own.job, own.stored, one.maker, similar, lacking=lacking, rivals=_rivals(own)
            )
        else:
            self.store.refuse(own.job, own.tries[-1][1], similar)

    def _acceptable(self, own: _Tried) -> tuple[Contestant, Made] | None:
        """Return the draft with the fewest findings of those that are not refused, None if there is none."""
        sound = [(one, made) for one, made in own.tries if not made.refusal]
        return min(sound, key=lambda pair: pair[1].faults, default=None)

    def _least_refused(self, own: _Tried) -> tuple[Contestant, Made] | None:
        """Return the refused draft with the fewest findings if there are several engines."""
        shown = [(one, made) for one, made in own.tries if made.draft] if len(self.contestants) > 1 else []
        return min(shown, key=lambda pair: pair[1].faults, default=None)

    def _was_due(self, failed: Contestant, best: tuple[Contestant, Made], own: _Tried) -> bool:
        """Return whether an engine that failed, and was not asked, might have had a better draft than the best one."""
        is_before = self.contestants.index(failed) < self.contestants.index(best[0])
        return (is_before or not best[1].is_flawless) and all(one is not failed for one, _ in own.tries)

    def _add_rivals(self, own: _Tried) -> None:
        for one, made in own.tries:
            if made is own.stored and made.draft:
                self.store.keep(own.job, made.draft, one.maker, _rivals(own))


def _rivals(own: _Tried) -> list[Rival]:
    """Return what other engines made of a message."""
    others = ((one, made) for one, made in own.tries if made is not own.stored and made.texts)
    return [Rival(one.maker.name, made.texts[0], made.problems) for one, made in others]
