"""Drafts of texts with markup: masked for the engine, put back, proved, and doubted; else in another way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from loctool.drafting.aligned import aligned
from loctool.drafting.doubts import Doubts, doubts
from loctool.engines import Engine
from loctool.fidelity.conventions import localised
from loctool.glossary import TermIndex
from loctool.markup import Masked, mask, proved, unmask, unmask_bracketed, unmask_marked
from loctool.model import Draft


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text has no draft."""

    reason: str
    """For people, as it goes on behind "left undrafted: "."""


LOST_MARKUP = Refusal("no draft kept its markup")

Way = Callable[[list[Masked], Engine, TermIndex | None], Sequence[Draft | None]]
"""One way to draft texts, all together; None for a text whose markup is lost."""


@dataclass(slots=True)
class Job:
    """A text on its way through the ways."""

    text: str
    masked: Masked
    draft: Draft | None = None
    """What is written if no better one comes."""
    settled: bool = False
    """No other way needs to be tried."""
    reasons: list[str] = field(default_factory=list)
    """What spoke against the drafts so far."""

    def outcome(self) -> Draft | Refusal:
        """Return the draft, or the reason why there is none: what spoke against the first one that kept its markup."""
        if self.draft:
            return self.draft
        return Refusal(self.reasons[0]) if self.reasons else LOST_MARKUP


def draft_texts(texts: Sequence[str], engine: Engine, terms: TermIndex | None = None) -> list[Draft | Refusal]:
    """Return a draft for each text, in order, or the reason why it has none.

    What fails its proof, or has something grave against it, is tried in the next way of WAYS.
    """
    jobs = [Job(text, mask(text)) for text in texts]
    for way, fits in WAYS:
        todo = [job for job in jobs if not job.settled and fits(job)]
        if todo:
            for job, draft in zip(todo, way([job.masked for job in todo], engine, terms), strict=True):
                _judge(job, draft, engine, terms)
    return [job.outcome() for job in jobs]


UNREADABLE = frozenset(["pseudo"])
"""Engines whose drafts nobody is meant to read: their markup is proved, nothing else."""


def _judge(job: Job, draft: Draft | None, engine: Engine, terms: TermIndex | None) -> None:
    """Take a draft that is proved and has nothing grave against it; settle the job where nothing slight is left."""
    if draft is None:
        return
    languages = engine.route[0], engine.route[-1]
    readable = engine.name not in UNREADABLE
    text = _fitted(job.text, localised(job.text, draft.text, *languages) if readable else draft.text)
    if text is None:
        return
    found = doubts(job.text, text, languages, terms) if readable else Doubts()
    job.reasons += found.grave
    if not found.grave and (job.draft is None or not found.slight):
        job.draft, job.settled = replace(draft, text=text), not found.slight


def _fitted(text: str, draft: str) -> str | None:
    """Return the draft between the source's own outer white space, or None if it is empty or its markup differs."""
    inner, stripped = draft.strip(), text.strip()
    if not inner or not proved(stripped, inner):
        return None
    begin = text.index(stripped)
    return text[:begin] + inner + text[begin + len(stripped) :]


def _bracketed(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    drafts = engine.translate([parts.bracketed() for parts in masked], terms)
    texts = [unmask_bracketed(parts, draft.text) for parts, draft in zip(masked, drafts, strict=True)]
    return [None if text is None else replace(draft, text=text) for text, draft in zip(texts, drafts, strict=True)]


def _marked(form: str) -> Way:
    """Return the way that writes spans as marks of a form."""

    def way(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
        drafts = engine.translate([parts.marked(form) for parts in masked], terms)
        return [replace(d, text=unmask_marked(parts, d.text, form)) for parts, d in zip(masked, drafts, strict=True)]

    return way


def _piecewise(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft]:
    """Translate what stands between the spans, all texts together, and keep the spans where they are."""
    pieces = [piece for parts in masked for piece in parts.pieces]
    drafts = iter(engine.translate([piece.strip() for piece in pieces], terms))
    return [_joined(parts, [next(drafts) for _ in parts.pieces]) for parts in masked]


def _joined(parts: Masked, drafts: list[Draft]) -> Draft:
    texts = []
    for piece, draft in zip(parts.pieces, drafts, strict=True):
        bare = piece.strip()
        texts.append(piece.replace(bare, draft.text.strip(), 1) if bare else piece)
    whole = unmask(Masked(tuple(texts), parts.spans))
    return Draft(whole, min(draft.score for draft in drafts), drafts[0].route)


WAYS: tuple[tuple[Way, Callable[[Job], bool]], ...] = (
    (aligned, lambda job: bool(job.masked.pairs())),
    (_bracketed, lambda job: job.masked.is_pair()),
    (_marked("[{}]"), lambda _: True),
    (_marked("_{}"), lambda job: bool(job.masked.spans)),
    (_piecewise, lambda job: bool(job.masked.spans)),
)
"""Ways to draft and the texts that they are for, the best first."""
