"""Drafts of texts with markup: strategies are tried in order until a draft keeps its markup and nothing is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from loctool.drafting.candidates import LOST_MARKUP, PendingDraft, Refusal
from loctool.drafting.marks.terms import missing_terms_as_marks, terms_as_marks
from loctool.drafting.realignment import tags_by_alignment
from loctool.drafting.strategies import (
    IN_BRACKETS,
    NUMBER,
    SIGNED,
    Strategy,
    acronyms_as_marks,
    by_another_route,
    has_acronyms,
    has_identifiers,
    headings_as_sentences,
    identifiers_as_marks,
    long_names_as_marks,
    names_as_marks,
    numbers_as_marks,
    piece_by_piece,
    with_marks,
    with_variant,
)
from loctool.engines import Engine
from loctool.glossary import TermIndex
from loctool.glossary.requirements import BINDING, RequirementFinder, index_for_next_hop
from loctool.model import Draft, Term
from loctool.text.markup import Masked, unmask, visible_text
from loctool.text.markup.proof import keeps_markup
from loctool.text.sentences import split


def draft_texts(
    texts: Sequence[str], engine: Engine, terms: TermIndex | None = None, syntax: str = ""
) -> list[Draft | Refusal]:
    """Return a draft for each text, in the same order, or the reason why it has none."""
    pending = [PendingDraft.of(text, syntax) for text in texts]
    draft_first(pending, engine, terms)
    draft_again(pending, engine, terms)
    return [one.result() for one in pending]


def draft_first(pending: Sequence[PendingDraft], engine: Engine, terms: TermIndex | None) -> None:
    """Try the strategies FIRST. A text without a flawless draft is left to `draft_again`."""
    for one in pending:
        one.prepare(engine, terms)
    try_strategies(FIRST, pending, engine, terms)
    _finish(pending, engine, terms)


def draft_again(pending: Sequence[PendingDraft], engine: Engine, terms: TermIndex | None) -> None:
    """Try FALLBACKS for the texts that have no draft yet, then to obey less, and take what is best."""
    open_ones = [one for one in pending if one.outcome is None]
    for one in open_ones:
        one.prepare(engine, terms)
    try_strategies(FALLBACKS, open_ones, engine, terms)
    if terms:
        _obey_less([one for one in open_ones if not one.outcome and not one.best()], engine, terms)
    for one in open_ones:
        one.settle()
    _finish(open_ones, engine, terms)
    for one in open_ones:
        one.refuse((engine.route[0], engine.route[-1]), terms)


def try_strategies(
    strategies: Strategies,
    pending: Sequence[PendingDraft],
    engine: Engine,
    terms: TermIndex | None,
    judged_by: TermIndex | None = None,
) -> None:
    """Try one strategy after the other for texts without a draft; those with a doubted one only FOR_DOUBTS.

    `judged_by` is the glossary to judge the drafts by if it is not `terms`, which they obey.
    """
    for strategy, applies_to in strategies:
        if not engine.features.is_readable and strategy not in UNREADABLE:
            continue
        todo = [
            one
            for one in pending
            if one.outcome is None and applies_to(one.masked) and (strategy in FOR_DOUBTS or not one.best())
        ]
        drafts = strategy([one.masked for one in todo], engine, terms) if todo else ()
        for one, draft in zip(todo, drafts, strict=True):
            if draft:
                one.consider(draft, engine, judged_by or terms)


def _obey_less(pending: Sequence[PendingDraft], engine: Engine, terms: TermIndex) -> None:
    """Draft texts again whose obedient drafts were all refused: without the terms that fail, then without any.

    A draft without a term can be mended, and `check` reports it; an empty message helps nobody.
    """
    bound = [(one, _binding_terms(one, terms)) for one in pending]
    for one, found in bound:
        _obey_most(one, found, engine, terms)
    free = [one for one, found in bound if found and not one.best()]
    try_strategies(FIRST, free, engine, None, terms)
    try_strategies(FALLBACKS, free, engine, None, terms)


def _obey_most(pending: PendingDraft, found: Sequence[Term], engine: Engine, terms: TermIndex) -> None:
    """Draft a text with one of its terms, then with another besides, and so on; those that fail are left out."""
    obeyed: list[Term] = []
    for term in found:
        index = TermIndex([*obeyed, term], terms.language)
        if len(index.terms) == len(found):  # that was tried
            return
        attempt = replace(pending, outcome=None, candidates=[])
        try_strategies(OBEYING, [attempt], engine, index, terms)
        pending.add_candidates(attempt)
        if attempt.best():
            obeyed.append(term)


def _binding_terms(pending: PendingDraft, terms: TermIndex) -> list[Term]:
    """Return the terms of a text that its draft has to obey, in their order."""
    found = terms.find(visible_text(unmask(pending.masked), pending.masked.syntax))
    return list(dict.fromkeys(hit.term for hit in found if hit.term.status in BINDING and hit.binding))


def _finish(pending: Sequence[PendingDraft], engine: Engine, terms: TermIndex | None) -> None:
    """Make of the drafts of prepared texts those of the texts; texts within spans are drafted here.

    A text within a span for which there is no draft stays as it is.
    """
    drafted = [one for one in pending if isinstance(one.outcome, Draft)]
    texts = list(dict.fromkeys(text for one in drafted if one.prepared for text in one.prepared.inner_texts()))
    results = zip(texts, draft_texts(texts, engine, terms), strict=True) if texts else ()
    inner = {text: result.text for text, result in results if isinstance(result, Draft)}
    for one in drafted:
        if one.prepared and isinstance(one.outcome, Draft):
            found = [one.prepared.finish(text, inner) for text in (one.outcome.text, *one.outcome.others)]
            whole, *others = [text if keeps_markup(one.text, text, one.masked.syntax) else None for text in found]
            kept = tuple(text for text in others if text)
            one.outcome = replace(one.outcome, text=whole, others=kept) if whole else LOST_MARKUP


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


def _has_numbers(parts: Masked) -> bool:
    return any(NUMBER.search(piece) or SIGNED.search(piece) for piece in parts.pieces)


Strategies = Sequence[tuple[Strategy, Callable[[Masked], object]]]
"""Strategies, each with a condition on the texts that it applies to."""

FREE_VARIANT = with_variant(0)

FIRST: Strategies = (
    (long_names_as_marks, lambda _: True),
    (tags_by_alignment, Masked.pairs),
    (IN_BRACKETS, lambda _: True),
)
"""Tried for every text; most need no more."""

OBEYING: Strategies = ((terms_as_marks, lambda _: True), *FIRST)
"""Tried for some of a text's terms, where no draft obeys all of them."""

FALLBACKS: Strategies = (
    (missing_terms_as_marks, lambda _: True),
    (terms_as_marks, lambda _: True),
    (names_as_marks, lambda _: True),
    (identifiers_as_marks, has_identifiers),
    (acronyms_as_marks, has_acronyms),
    (with_marks("_{}"), lambda parts: parts.spans),
    (sentence_by_sentence, lambda _: True),
    (hop_by_hop, lambda _: True),
    (headings_as_sentences, lambda _: True),
    (by_another_route, lambda _: True),
    (FREE_VARIANT, lambda _: True),
    (with_variant(1), lambda _: True),
    (numbers_as_marks, _has_numbers),
    (piece_by_piece, lambda parts: parts.spans or has_identifiers(parts)),
)
"""First those that search freely, which read best, then those that save most; docs/appendix/markup.md compares them."""

FOR_DOUBTS = (
    missing_terms_as_marks,
    terms_as_marks,
    names_as_marks,
    sentence_by_sentence,
    hop_by_hop,
    headings_as_sentences,
    by_another_route,
    FREE_VARIANT,
)
"""Of all these, the strategies for texts that have a draft with doubts.

The others search so narrowly that they put wrong words in the place of unknown ones."""

UNREADABLE = (IN_BRACKETS, piece_by_piece)
"""Of all these, the strategies for engines whose drafts are not meant to be read."""
