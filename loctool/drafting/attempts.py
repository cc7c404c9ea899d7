"""Drafts of texts with markup: strategies are tried in order until a draft keeps its markup and is not refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from loctool.drafting.preparation import Preparation, prepare
from loctool.drafting.realignment import tags_by_alignment
from loctool.drafting.strategies import (
    IN_BRACKETS,
    NUMBER,
    SIGNED,
    Strategy,
    by_another_route,
    has_identifiers,
    headings_as_sentences,
    identifiers_as_marks,
    numbers_as_marks,
    piece_by_piece,
    with_marks,
    with_variant,
)
from loctool.engines import Engine
from loctool.glossary import TermIndex
from loctool.glossary.requirements import RequirementFinder, index_for_next_hop, names_in
from loctool.model import Draft
from loctool.quality.run import refusal_reasons
from loctool.text.markup import Masked, mask, unmask
from loctool.text.markup.masking import mask_further
from loctool.text.markup.pictographs import PICTOGRAPH
from loctool.text.markup.proof import keeps_markup
from loctool.text.numbers.style import localise_numbers
from loctool.text.placeholders import is_program
from loctool.text.sentences import split


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text has no draft."""

    reason: str
    """For people, as it continues "left undrafted: "."""


LOST_MARKUP = Refusal("no draft kept its markup")


@dataclass(slots=True)
class PendingDraft:
    """A text for which strategies are tried."""

    text: str
    masked: Masked
    outcome: Draft | Refusal | None = None
    """The accepted draft; None while there is none. A worker that fails sets a refusal."""
    reasons: list[str] = field(default_factory=list)
    """Why drafts were refused so far."""
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
                self.masked = mask_further(self.masked, PICTOGRAPH)

    def result(self) -> Draft | Refusal:
        """Return the draft, or the first reason why one that kept its markup was refused."""
        if self.outcome:
            return self.outcome
        return Refusal(self.reasons[0]) if self.reasons else LOST_MARKUP


def draft_texts(
    texts: Sequence[str], engine: Engine, terms: TermIndex | None = None, syntax: str = ""
) -> list[Draft | Refusal]:
    """Return a draft for each text, in the same order, or the reason why it has none."""
    pending = [PendingDraft.of(text, syntax) for text in texts]
    try_strategies(FIRST, pending, engine, terms)
    try_strategies(FALLBACKS, pending, engine, terms)
    return [one.result() for one in pending]


def try_strategies(
    strategies: Strategies, pending: Sequence[PendingDraft], engine: Engine, terms: TermIndex | None
) -> None:
    """Try FIRST or FALLBACKS, one strategy after the other, for texts that have no draft yet."""
    open_ones = [one for one in pending if one.outcome is None]
    for one in open_ones:
        one.prepare(engine, terms)
    for strategy, applies_to in strategies:
        if not engine.features.is_readable and strategy not in UNREADABLE:
            continue
        todo = [one for one in pending if one.outcome is None and applies_to(one.masked)]
        if todo:
            for one, draft in zip(todo, strategy([one.masked for one in todo], engine, terms), strict=True):
                judge(one, draft, engine, terms)
    _finish([one for one in open_ones if isinstance(one.outcome, Draft)], engine, terms)


def _finish(drafted: Sequence[PendingDraft], engine: Engine, terms: TermIndex | None) -> None:
    """Make of the drafts of prepared texts those of the texts; texts within spans are drafted here.

    A text within a span for which there is no draft stays as it is.
    """
    texts = list(dict.fromkeys(text for one in drafted if one.prepared for text in one.prepared.inner_texts()))
    results = zip(texts, draft_texts(texts, engine, terms), strict=True) if texts else ()
    inner = {text: result.text for text, result in results if isinstance(result, Draft)}
    for one in drafted:
        if one.prepared and isinstance(one.outcome, Draft):
            whole = one.prepared.finish(one.outcome.text, inner)
            is_kept = keeps_markup(one.text, whole, one.masked.syntax)
            one.outcome = replace(one.outcome, text=whole) if is_kept else LOST_MARKUP


def hop_by_hop(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Draft through a pivot one hop after the other, each with all strategies.

    A mark comes through each of two models more often than through both at once.
    """
    hops = engine.features.hops
    if len(hops) < 2:
        return [None] * len(masked)
    drafts: list[Draft | None] = [Draft(unmask(parts), 0.0, engine.route) for parts in masked]
    for number, hop in enumerate(hops):
        own = index_for_next_hop(terms.terms, hop.route[0]) if terms and number else terms
        remaining = {n: draft for n, draft in enumerate(drafts) if draft}
        results = draft_texts([draft.text for draft in remaining.values()], hop, own, masked[0].syntax)
        for (n, before), after in zip(remaining.items(), results, strict=True):
            drafts[n] = None if isinstance(after, Refusal) else replace(before, text=after.text, score=after.score)
    return drafts


def sentence_by_sentence(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Draft each sentence of longer texts by itself, with all strategies."""
    kept = RequirementFinder(terms, engine.route[-1]).places if terms else None
    cuts = [split(unmask(parts), engine.route[0], kept) for parts in masked]
    sentences = dict.fromkeys(sentence for cut in cuts if len(cut) > 1 for sentence, _ in cut if sentence.strip())
    results = dict(zip(sentences, draft_texts(list(sentences), engine, terms, masked[0].syntax), strict=True))
    drafts: list[Draft | None] = []
    for cut in cuts:
        found = [(results.get(sentence), gap) for sentence, gap in cut if sentence.strip()]
        good = [(draft, gap) for draft, gap in found if isinstance(draft, Draft)]
        lead = "".join(gap for sentence, gap in cut[:1] if not sentence.strip())
        whole = lead + "".join(draft.text + gap for draft, gap in good)
        score = min((draft.score for draft, _ in good), default=0.0)
        drafts.append(Draft(whole, score, engine.route) if good and len(good) == len(found) else None)
    return drafts


def judge(pending: PendingDraft, draft: Draft | None, engine: Engine, terms: TermIndex | None) -> None:
    """Accept a draft, or the first of its other hypotheses, that keeps its markup and is not refused.

    If the draft lost its markup, the other hypotheses often misplace theirs, and other strategies read better.
    """
    if draft is None:
        return
    for number, hypothesis in enumerate((draft.text, *draft.others)):
        text, reasons = _examine(pending, hypothesis, engine, terms)
        if text is not None and not reasons:
            pending.outcome = replace(draft, text=text, others=())
            return
        if number == 0:
            pending.reasons += reasons
            if text is None:
                return


def _examine(
    pending: PendingDraft, draft: str, engine: Engine, terms: TermIndex | None
) -> tuple[str | None, Sequence[str]]:
    """Return a draft as it is to be written, None if it lost its markup, and the reasons to refuse it."""
    source, syntax = pending.prepared.text if pending.prepared else pending.text, pending.masked.syntax
    languages, is_readable = (engine.route[0], engine.route[-1]), engine.features.is_readable
    names = names_in(source, terms) if terms else ()
    styled = localise_numbers(source, draft, *languages, syntax, names=names) if is_readable else draft
    text = _with_outer_space(source, styled, syntax)
    if text is None:
        return None, () if draft.strip() else ("the draft is empty",)
    return text, refusal_reasons(source, text, languages, terms, syntax) if is_readable else ()


def _with_outer_space(text: str, draft: str, syntax: str) -> str | None:
    """Return the draft with the source's own outer white space; None if it is empty or its markup differs."""
    inner, stripped = draft.strip(), text.strip()
    if not inner or not keeps_markup(stripped, inner, syntax):
        return None
    if not is_program(syntax) and inner.count("\n") != stripped.count("\n"):
        return None
    begin = text.index(stripped)
    return text[:begin] + inner + text[begin + len(stripped) :]


def _has_numbers(parts: Masked) -> bool:
    return any(NUMBER.search(piece) or SIGNED.search(piece) for piece in parts.pieces)


Strategies = Sequence[tuple[Strategy, Callable[[Masked], object]]]
"""Strategies, each with a condition on the texts that it applies to."""

FIRST: Strategies = ((tags_by_alignment, Masked.pairs), (IN_BRACKETS, lambda _: True))
"""Tried for every text; most need no more."""

FALLBACKS: Strategies = (
    (identifiers_as_marks, has_identifiers),
    (with_marks("_{}"), lambda parts: parts.spans),
    (sentence_by_sentence, lambda _: True),
    (hop_by_hop, lambda _: True),
    (headings_as_sentences, lambda _: True),
    (by_another_route, lambda _: True),
    (with_variant(0), lambda _: True),
    (with_variant(1), lambda _: True),
    (numbers_as_marks, _has_numbers),
    (piece_by_piece, lambda parts: parts.spans or has_identifiers(parts)),
)
"""First those that search freely, which read best, then those that save most; docs/appendix/markup.md compares them."""

UNREADABLE = (IN_BRACKETS, piece_by_piece)
"""Of all these, the strategies for engines whose drafts are not meant to be read."""
