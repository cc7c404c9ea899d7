"""What an engine made of a message, as it would be stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from loctool.drafting.candidates import Refusal
from loctool.drafting.selection import Job
from loctool.errors import PackageError
from loctool.model import Draft


@dataclass(frozen=True, slots=True)
class Made:
    """A draft of a message, or the reason why there is none."""

    texts: tuple[str, ...] = ()
    """The translation, or one for each plural form; empty if there is nothing that may ever be shown."""
    draft: Draft | None = None
    """What is known of it, of the first form for a plural message."""
    notes: tuple[str, ...] = ()
    """What is, or may be, wrong with it, for translators."""
    refusal: str = ""
    """Why it is not to be written, as it continues "left undrafted: "; empty if it may be."""

    @property
    def is_flawless(self) -> bool:
        """Return whether no rule refuses or doubts it, so that no other engine needs to be asked."""
        return not self.refusal and not self.notes

    @property
    def faults(self) -> tuple[bool, int]:
        """Return what is wrong with it: whether it is refused, and the number of findings. The least is the best."""
        return bool(self.refusal), len(self.notes)

    @property
    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with it, for people who compare drafts."""
        return tuple(note.removeprefix(_DOUBT) for note in self.notes) or ((self.refusal,) if self.refusal else ())


_DOUBT = "doubt, "


def made_of(result: Draft | Refusal) -> Made:
    """Return the result of an engine for a message without plural forms."""
    reason, draft = (result.reason, result.best) if isinstance(result, Refusal) else ("", result)
    if draft is None:
        return Made(refusal=reason)
    return Made((draft.text,), draft, tuple(f"{_DOUBT}{doubt}" for doubt in draft.doubts), reason)


Finished = Iterator[list[tuple[Job, Made]]]
"""Messages with what was made of them, in the order in which they are finished."""


class Drafter(Protocol):
    """Drafts messages with one engine."""

    def __call__(self, jobs: list[Job], /) -> Finished:
        """Yield all messages with what the engine made of them. Raises PackageError if it cannot go on."""


def raising(problem: PackageError) -> Drafter:
    """Return a drafter that raises an error: for an engine that cannot be opened."""

    def draft(_: list[Job]) -> Finished:
        raise problem

    return draft
