"""Sentences through one model: quotations framed, endings and capitals fitted; again if quotation marks are lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from loctool.glossary.requirements import NONE, Rows
from loctool.text import quotes
from loctool.text.endings import fit_capital, fit_ending
from loctool.text.sentences import Find, split
from loctool.text.tables import read_table


class SentenceDraft(NamedTuple):
    """The draft of a sentence, or of a part of one."""

    text: str
    score: float
    """Mean log probability a token."""
    others: tuple[str, ...] = ()
    """Further hypotheses of the same search, the best first."""


Decode = Callable[[Sequence[str], Sequence[Rows]], list[SentenceDraft]]
"""A model: returns one draft for each text, in the same order, which obeys the text's rows of the glossary."""

Plan = list[tuple[str, bool]]
"""A sentence in pieces: (text, True) goes through the model, (text, False) is copied into the draft."""

CURLY = {depth: ("“", "”") if depth % 2 == 0 else ("‘", "’") for depth in range(99)}
STRAIGHT = {depth: ('"', '"') if depth % 2 == 0 else ("'", "'") for depth in range(99)}

ATTEMPTS = (("frame", CURLY), ("frame", STRAIGHT), ("outer", CURLY), ("all", CURLY))
"""(Quotations that are cut out of the sentence, marks of the others); the next is tried if marks were lost."""


def draft_sentences(
    sentences: Mapping[str, Rows], decode: Decode, source: str, target: str, kept: Find | None = None
) -> dict[str, SentenceDraft]:
    """Return sentence -> draft with its score; a sentence without a word is its own draft, with a score of 0.0.

    `sentences` gives the rows of the glossary that each has to obey; no part that is `kept` is cut. Each draft has
    quotation marks of the target language, the final mark of its sentence and its capital.
    """
    done = {sentence: SentenceDraft(sentence, 0.0) for sentence in sentences if not has_words(sentence)}
    for cut, form in ATTEMPTS:
        plans = {sentence: list(_plan(sentence, source, cut, kept)) for sentence in sentences if sentence not in done}
        rows: dict[str, Rows] = {}
        for sentence, plan in plans.items():
            for text in (text for text, is_core in plan if is_core):
                rows[text] = rows.get(text, NONE) | sentences[sentence]
        texts = [quotes.replace_marks(text, quotes.find_quotations(text), form) for text in rows]
        cores = dict(zip(rows, decode(texts, list(rows.values())), strict=True))
        for sentence, plan in plans.items():
            draft = _assemble(plan, cores, (source, target), last=cut == "all")
            if draft is not None:
                done[sentence] = draft
    return done


def join(parts: Sequence[tuple[SentenceDraft, str]]) -> SentenceDraft:
    """Join drafts, each with what follows it. A single draft keeps its other hypotheses."""
    text = "".join(draft.text + gap for draft, gap in parts)
    score = min((draft.score for draft, _ in parts), default=0.0)
    others = [other + gap for draft, gap in parts for other in draft.others] if len(parts) == 1 else []
    return SentenceDraft(text, score, tuple(others))


_ADDRESS = re.compile(r"(?:[\w.+-]+@|[a-z]+://)?(?:[\w-]+\.)+[A-Za-z]{2,}(?:[/?#:]\S*)?")
"""A web or mail address, which a model would replace by an invented one."""


def has_words(text: str) -> bool:
    """Return whether there is anything to translate: a letter outside addresses."""
    return any(
        char.isalpha() for word in text.split() if not _ADDRESS.fullmatch(word.strip("()[]<>,;:!?")) for char in word
    )


def _assemble(
    plan: Plan, cores: Mapping[str, SentenceDraft], languages: tuple[str, str], *, last: bool
) -> SentenceDraft | None:
    """Return the sentence's draft, made of its pieces' drafts; None if a piece lost a quotation mark.

    Of several pieces any could be the one to exchange: their other hypotheses are left to strategies that cut texts.
    """
    drafts = [cores[text] for text, is_core in plan if is_core]
    best = _fill(plan, [draft.text for draft in drafts], languages, last=last)
    if best is None:
        return None
    others = [_fill(plan, [other], languages, last=last) for other in drafts[0].others] if len(drafts) == 1 else []
    different = dict.fromkeys(text for text in others if text is not None and text != best)
    return SentenceDraft(best, min((draft.score for draft in drafts), default=0.0), tuple(different))


def _fill(plan: Plan, drafts: Sequence[str], languages: tuple[str, str], *, last: bool) -> str | None:
    source, target = languages
    parts, remaining = [], iter(drafts)
    for place, (text, is_core) in enumerate(plan):
        if not is_core:
            parts.append(text)
            continue
        draft = next(remaining)
        fitted = quotes.fit_quotes(text, draft, target)
        if fitted is None and not last:
            return None
        fitted = fit_capital(text, fit_ending(text, fitted or draft, target, source))
        if place and text[:1].islower() and fitted.split(" ")[0] in _small_words():
            fitted = fitted[:1].lower() + fitted[1:]
        parts.append(fitted)
    return quotes.localise_quotes("".join(parts), target)


@cache
def _small_words() -> frozenset[str]:
    """Return the words that are never capitalised within a sentence, with a capital."""
    return frozenset(word.capitalize() for words in read_table("small_words").values() for word in words.split())


def _plan(sentence: str, language: str, cut: str, kept: Find | None) -> Iterator[tuple[str, bool]]:
    """Cut a sentence at its quotations: at those that frame it ("frame"), at all "outer" ones, or at "all"."""
    found = quotes.find_quotations(sentence)
    marks = {index for quote in found.pairs if _is_cut(sentence, quote, cut) for index in (quote.start, quote.end)}
    marks |= {index for index in (*found.opened, *found.closed) if index in (0, len(sentence) - 1) or cut == "all"}
    start = 0
    for mark in [*sorted(marks), len(sentence)]:
        yield from _split_piece(sentence[start:mark], language, kept)
        if mark < len(sentence):
            closes = mark in found.closed or any(quote.end == mark for quote in found.pairs)
            yield "”" if closes else "“", False
        start = mark + 1


def _is_cut(sentence: str, quote: quotes.Quote, cut: str) -> bool:
    if cut == "all":
        return True
    if quote.depth:
        return False
    before, after = sentence[: quote.start].rstrip(), sentence[quote.end + 1 :]
    return cut == "outer" or ((not before or before.endswith(":")) and not has_words(after))


def _split_piece(text: str, language: str, kept: Find | None) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a piece, for the model, and its white space and bare punctuation, to be copied."""
    for sentence, gap in split(text, language, kept):
        if sentence:
            body = sentence.rstrip()
            yield body, has_words(body)
            gap = sentence[len(body) :] + gap
        if gap:
            yield gap, False
