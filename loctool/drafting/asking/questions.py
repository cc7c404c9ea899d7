"""A text that is asked for: how the engine sees it, and how its answers are judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from loctool.drafting.asking.additions import find_additions
from loctool.drafting.asking.tags import Tagged, tag, tag_fault, untag
from loctool.drafting.candidates import LOST_MARKUP, Candidate, PendingDraft, Refusal
from loctool.drafting.cascade.made import Made, made_of
from loctool.drafting.preparation import prepare_in_place
from loctool.engines import Engine
from loctool.engines.requests import Inquiry
from loctool.glossary import TermIndex
from loctool.model import Draft
from loctool.quality.judging import final_reasons, reported_problems
from loctool.text.endings import localise_marks
from loctool.text.markup import mask, unmask, visible_text
from loctool.text.markup.proof import keeps_markup

MOST_FIXES = 5
"""Kinds of harmless faults that are mended in one answer."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What answers are judged with."""

    engine: Engine
    terms: TermIndex

    @property
    def languages(self) -> tuple[str, str]:
        """Return the languages of the texts and of their drafts."""
        return self.engine.route[0], self.engine.route[-1]

    def read(self, answer: str, tagged: Tagged) -> str:
        """Return an answer with its spans and with the typography of its language."""
        return untag(localise_marks(answer, self.languages[1]), tagged)

    def consider(self, pending: PendingDraft, text: str) -> str:
        """Add a text to the candidates, unless it must never be shown; return what is wrong with it, empty if nothing.

        What is wrong is for the engine to mend.
        """
        source = pending.prepared.text if pending.prepared else pending.text
        if reasons := final_reasons(source, text, self.languages, self.terms, pending.masked.syntax):
            return "; ".join(reasons)
        candidate = self._examine(pending, source, text)
        if candidate is None:
            return "its markup or its lines are not those of the text"
        pending.add(candidate)
        return "; ".join(candidate.refusals or candidate.problems)

    def _examine(self, pending: PendingDraft, source: str, text: str, fixes: int = MOST_FIXES) -> Candidate | None:
        """Return a text as it would be written with all that is wrong with it; None if it lost its markup.

        What changes nothing that it says is mended: spaces, and signs that nobody sees.
        """
        candidate = pending.examine(Draft(text, 0.0, self.engine.route), self.engine, self.terms)
        if candidate is None or candidate.refusals:
            return candidate
        draft, syntax = candidate.draft, pending.masked.syntax
        problems = reported_problems(source, draft.text, self.languages, self.terms, syntax)
        fix = next((one.fix for one in problems if one.fix and one.is_safe), None)
        if fix and fixes:
            return self._examine(pending, source, fix, fixes - 1)
        added = find_additions(visible_text(source, syntax), visible_text(draft.text, syntax))
        blemishes = tuple(one.message for one in problems)
        return candidate._replace(draft=replace(draft, doubts=(*draft.doubts, *added)), blemishes=blemishes)


class Question(Protocol):
    """A message, or a text within one, that is asked for until an answer is taken."""

    @property
    def inquiry(self) -> Inquiry:
        """Return how it is asked."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the texts to translate, as the catalog has them, the plural form last."""

    @property
    def visible(self) -> tuple[str, ...]:
        """Return the same without markup."""

    @property
    def has_draft(self) -> bool:
        """Return whether there is an answer that no rule refuses."""

    def read(self, answer: Sequence[str]) -> tuple[str, ...] | str:
        """Return the texts of an answer, or what is wrong with its form."""

    def judge(self, answer: Sequence[str]) -> str:
        """Add texts to the candidates and return what is wrong with them, empty if nothing."""

    def made(self, reason: str) -> Made:
        """Return what was made of it; `reason` is what was wrong with its last answer."""


@dataclass(slots=True)
class TextQuestion:
    """A text without plural forms."""

    inquiry: Inquiry
    pending: PendingDraft
    tagged: Tagged
    by: Judge

    @classmethod
    def of(cls, inquiry: Inquiry, syntax: str, by: Judge) -> TextQuestion:
        """Return the question for the text of an inquiry, which is asked with tags."""
        prepared = prepare_in_place(inquiry.text, by.languages, syntax)
        pending = PendingDraft(inquiry.text, mask(prepared.text, syntax), prepared=prepared)
        tagged = tag(pending.masked)
        return cls(replace(inquiry, text=tagged.text), pending, tagged, by)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the text."""
        return (self.pending.text,)

    @property
    def visible(self) -> tuple[str, ...]:
        """Return the text without markup."""
        return (visible_text(unmask(self.pending.masked), self.pending.masked.syntax),)

    @property
    def has_draft(self) -> bool:
        """Return whether there is an answer that no rule refuses."""
        return self.pending.best() is not None

    def inner_texts(self) -> list[str]:
        """Return the texts within its spans, which are asked for by themselves."""
        return self.pending.prepared.inner_texts() if self.pending.prepared else []

    def read(self, answer: Sequence[str]) -> tuple[str, ...] | str:
        """Return the text of an answer, or what is wrong with its form."""
        if len(answer) != 1:
            return f"it has {len(answer)} forms instead of 1"
        if not answer[0].strip():
            return "it is empty"
        return tag_fault(answer[0], self.tagged) or (self.by.read(answer[0], self.tagged),)

    def judge(self, answer: Sequence[str]) -> str:
        """Add a text to the candidates and return what is wrong with it, empty if nothing."""
        return self.by.consider(self.pending, answer[0])

    def made(self, reason: str, inner: Mapping[str, str] | None = None) -> Made:
        """Return what was made of it; `inner` has the drafts of the texts within its spans."""
        self.pending.settle()
        self.pending.refuse(self.by.languages, self.by.terms)
        result = self.pending.outcome or Refusal(f"no answer was taken: {reason}")
        if isinstance(result, Draft) and self.pending.prepared:
            whole = self.pending.prepared.finish(result.text, inner or {})
            is_whole = keeps_markup(self.pending.text, whole, self.pending.masked.syntax)
            result = replace(result, text=whole, others=()) if is_whole else LOST_MARKUP
        return made_of(result)
