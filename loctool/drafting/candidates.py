"""The drafts that strategies offer for a text, what speaks against each, and which of them is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from loctool.drafting.preparation import Preparation, prepare, protected_signs
from loctool.engines import Engine
from loctool.glossary import TermIndex
from loctool.glossary.requirements import names_in
from loctool.model import Draft
from loctool.quality.judging import final_reasons, judge_draft
from loctool.text.markup import Masked, mask
from loctool.text.markup.masking import mask_further
from loctool.text.markup.proof import keeps_markup
from loctool.text.numbers.style import localise_numbers
from loctool.text.placeholders import is_program


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text has no draft."""

    reason: str
    """For people, as it continues "left undrafted: "."""
    best: Draft | None = field(default=None, compare=False)
    """The refused draft with the fewest findings, which are its doubts; None if none kept its markup."""


LOST_MARKUP = Refusal("no draft kept its markup")
MOST_OTHERS = 3
"""Other hypotheses that come with a draft."""


class Candidate(NamedTuple):
    """A draft that kept its markup, as it would be written."""

    draft: Draft
    """With the doubts about it."""
    refusals: tuple[str, ...] = ()
    """Why it is not to be written, the reason to tell first."""
    blemishes: tuple[str, ...] = ()
    """What else is wrong with it, which a better draft would not have."""

    @property
    def is_flawless(self) -> bool:
        """Return whether nothing speaks against the draft, so that no other needs to be tried."""
        return not self.problems

    @property
    def problems(self) -> tuple[str, ...]:
        """Return what speaks against the draft, the worst first."""
        return (*self.refusals, *self.draft.doubts, *self.blemishes)

    @property
    def faults(self) -> tuple[int, int, int]:
        """Return how much speaks against the draft. The least is the best."""
        return len(self.refusals), len(self.draft.doubts), len(self.blemishes)


@dataclass(slots=True)
class PendingDraft:
    """A text for which strategies are tried."""

    text: str
    masked: Masked
    outcome: Draft | Refusal | None = None
    """The draft that was taken; None while there is none. A worker that fails sets a refusal."""
    candidates: list[Candidate] = field(default_factory=list)
    """The drafts so far, in the order in which they were tried."""
    prepared: Preparation | None = None
    """The text as the strategies draft it; None before the first of them."""

    @classmethod
    def of(cls, text: str, syntax: str = "") -> PendingDraft:
        """Begin with a text."""
        return cls(text, mask(text, syntax))

    def prepare(self, engine: Engine, terms: TermIndex | None = None) -> None:
        """Prepare the text for the strategies, unless it is already."""
        if self.prepared is None:
            languages, syntax = (engine.route[0], engine.route[-1]), self.masked.syntax
            self.prepared = prepare(self.text, languages, syntax, terms, is_readable=engine.features.is_readable)
            self.masked = mask(self.prepared.text, syntax)
            if engine.features.is_readable:
                self.masked = mask_further(self.masked, protected_signs(languages))

    def best(self) -> Draft | None:
        """Return the draft with the fewest doubts, of several the first; None if all were refused."""
        accepted = [candidate for candidate in self.candidates if not candidate.refusals]
        best = min(accepted, key=lambda candidate: candidate.faults, default=None)
        return best.draft if best else None

    def consider(self, draft: Draft, engine: Engine, terms: TermIndex | None) -> None:
        """Add a draft and its other hypotheses to the candidates, and take the first one that is flawless."""
        for candidate in self._examine_all(draft, engine, terms):
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        """Add a candidate, and take it if it is the first one that is flawless."""
        self.candidates.append(candidate)
        if candidate.is_flawless and not self.outcome:
            self.outcome = candidate.draft
        self._keep_others()

    def add_candidates(self, other: PendingDraft) -> None:
        """Add the candidates of the same text that were tried apart from these, and what was taken of them."""
        self.candidates += other.candidates
        self.outcome = self.outcome or other.outcome

    def settle(self) -> None:
        """Take the best candidate in spite of its doubts, unless a draft is taken already."""
        self.outcome = self.outcome or self.best()
        self._keep_others()

    def refuse(self, languages: tuple[str, str], terms: TermIndex | None) -> None:
        """Give up a text that has no draft, with the refused one that has the fewest findings and may be shown."""
        if self.outcome is None and self.candidates:
            reasons = [candidate.refusals[0] for candidate in self.candidates if candidate.refusals]
            self.outcome = Refusal(reasons[0], self._least_refused(languages, terms))

    def _least_refused(self, languages: tuple[str, str], terms: TermIndex | None) -> Draft | None:
        source, syntax = self.prepared.text if self.prepared else self.text, self.masked.syntax
        for draft, refusals, _ in sorted(self.candidates, key=lambda candidate: len(candidate.refusals)):
            if draft.text.strip() and not final_reasons(source, draft.text, languages, terms, syntax):
                whole = self.prepared.finish(draft.text, {}) if self.prepared else draft.text
                if keeps_markup(self.text, whole, syntax):
                    return replace(draft, text=whole, others=(), doubts=refusals)
        return None

    def _keep_others(self) -> None:
        """Give the outcome the texts of other candidates that are as good by the rules, for people to choose from."""
        if isinstance(self.outcome, Draft):
            most = len(self.outcome.doubts)
            sound = (one.draft for one in self.candidates if not one.refusals and len(one.draft.doubts) <= most)
            texts = dict.fromkeys(draft.text for draft in sound if draft.text != self.outcome.text)
            self.outcome = replace(self.outcome, others=tuple(texts)[:MOST_OTHERS])

    def result(self) -> Draft | Refusal:
        """Return the draft, or the first reason why one that kept its markup was refused."""
        reasons = (candidate.refusals[0] for candidate in self.candidates if candidate.refusals)
        return self.outcome or Refusal(next(reasons, LOST_MARKUP.reason))

    def _examine_all(self, draft: Draft, engine: Engine, terms: TermIndex | None) -> Iterator[Candidate]:
        """Yield the candidates of a search.

        If its first draft lost its markup, the others often misplace theirs, and other strategies read better.
        """
        for number, hypothesis in enumerate((draft.text, *draft.others)):
            candidate = self.examine(replace(draft, text=hypothesis, others=()), engine, terms)
            if candidate:
                yield candidate
            elif number == 0:
                return

    def examine(self, draft: Draft, engine: Engine, terms: TermIndex | None) -> Candidate | None:
        """Return a draft as it is to be written with what speaks against it; None if it lost its markup."""
        source, syntax = self.prepared.text if self.prepared else self.text, self.masked.syntax
        languages, is_readable = (engine.route[0], engine.route[-1]), engine.features.is_readable
        names = names_in(source, terms) if terms else ()
        styled = localise_numbers(source, draft.text, *languages, syntax, names=names) if is_readable else draft.text
        styled = _without_doubled_marks(source, styled, names) if is_readable else styled
        text = _with_outer_space(source, styled, syntax)
        if text is None:
            return None if draft.text.strip() else Candidate(draft, ("the draft is empty",))
        if not is_readable:
            return Candidate(replace(draft, text=text))
        refusals, doubts = judge_draft(source, text, languages, terms, syntax)
        return Candidate(replace(draft, text=text, doubts=doubts), refusals)


def _without_doubled_marks(source: str, draft: str, names: Iterable[str]) -> str:
    """Return the draft without a second mark behind names that end in one, such as Jeopardy!! for Jeopardy!."""
    for name in names:
        doubled = re.compile(rf"({re.escape(name)}){re.escape(name[-1])}(?!{re.escape(name[-1])})")
        if name.endswith((".", "?", "!", "…")) and not doubled.search(source):
            draft = doubled.sub(r"\1", draft)
    return draft


def _with_outer_space(text: str, draft: str, syntax: str) -> str | None:
    """Return the draft with the source's own outer white space; None if it is empty or its markup differs."""
    inner, stripped = draft.strip(), text.strip()
    if not inner or not keeps_markup(stripped, inner, syntax):
        return None
    if not is_program(syntax) and inner.count("\n") != stripped.count("\n"):
        return None
    begin = text.index(stripped)
    return text[:begin] + inner + text[begin + len(stripped) :]
