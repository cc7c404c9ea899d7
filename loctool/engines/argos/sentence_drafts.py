"""Sentences through one model: quotations framed, endings and capitals fitted, and tried again where a mark is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from loctool.glossary.requirements import NONE, Rows
from loctool.later import Later
from loctool.text import quotes
from loctool.text.endings import fit_capital, fit_ending
from loctool.text.sentences import split


class Scored(NamedTuple):
    """A draft of a sentence, or of a part of one."""

    text: str
    score: float
    """Mean log probability a token."""
    others: Sequence[str] = ()
    """Further drafts of the same search, the best first."""


Decode = Callable[[Sequence[str], Sequence[Rows]], list[Scored]]
"""A model: one draft for each text, in their order, that obeys the glossary's rows named for it."""

Plan = list[tuple[str, bool]]
"""A sentence in pieces: (text, True) goes through the model, (text, False) stands in the draft as it is."""

CURLY = {depth: ("“", "”") if depth % 2 == 0 else ("‘", "’") for depth in range(99)}
STRAIGHT = {depth: ('"', '"') if depth % 2 == 0 else ("'", "'") for depth in range(99)}

ATTEMPTS = (("frame", CURLY), ("frame", STRAIGHT), ("outer", CURLY), ("all", CURLY))
"""How quotations reach the model, the next where marks were lost: within their sentence, or cut out of it."""


def drafted(sentences: Mapping[str, Rows], decode: Decode, source: str, target: str) -> dict[str, Scored]:
    """Return sentence -> draft with its score; sentences without a word come back as they are, with 0.0.

    `sentences` gives the rows of the glossary that each has to obey. Each draft has the quotations of its sentence in
    the target language's marks, its final mark and its capital.
    """
    todo = list(sentences)
    done = {sentence: Scored(sentence, 0.0) for sentence in todo if not has_words(sentence)}
    for cut, form in ATTEMPTS:
        plans = {sentence: list(_plan(sentence, source, cut)) for sentence in todo if sentence not in done}
        rows: dict[str, Rows] = {}
        for sentence, plan in plans.items():
            for text in (text for text, core in plan if core):
                rows[text] = rows.get(text, NONE) | sentences[sentence]
        raw = dict(zip(rows, decode([in_form(text, form) for text in rows], list(rows.values())), strict=True))
        for sentence, plan in plans.items():
            fitted = _fitted(plan, raw, (source, target), last=cut == "all")
            if fitted is not None:
                done[sentence] = fitted
    return done


def joined(parts: Sequence[tuple[Scored, str]]) -> Scored:
    """Put drafts together with what stands behind each; what is one draft alone has its others, too."""
    text = "".join(draft.text + gap for draft, gap in parts)
    score = min((draft.score for draft, _ in parts), default=0.0)
    if len(parts) != 1:
        return Scored(text, score)
    (only, gap) = parts[0]
    return Scored(text, score, Later(lambda: (other + gap for other in only.others)))


_ADDRESS = re.compile(r"(?:[\w.+-]+@|[a-z]+://)?(?:[\w-]+\.)+[A-Za-z]{2,}(?:[/?#:]\S*)?")
"""A web or mail address that stands alone: no text for a model, which would invent another one."""


def has_words(text: str) -> bool:
    """Tell whether there is anything to translate: a letter outside addresses."""
    return any(
        char.isalpha() for word in text.split() if not _ADDRESS.fullmatch(word.strip("()[]<>,;:!?")) for char in word
    )


def in_form(text: str, form: dict[int, tuple[str, str]]) -> str:
    """Return the text with its quotations in a form that the models know."""
    return quotes.replace_marks(text, quotes.find_quotations(text), form)


def _fitted(plan: Plan, raw: dict[str, Scored], languages: tuple[str, str], *, last: bool) -> Scored | None:
    """Return the sentence's draft made of its pieces' drafts; None where a piece lost a quotation mark."""
    cores = [raw[text] for text, core in plan if core]
    best = _spelt(plan, [core.text for core in cores], languages, last=last)
    if best is None:
        return None
    score = min((core.score for core in cores), default=0.0)
    if len(cores) != 1:  # any of several pieces could be the one to exchange: left to ways that take them apart
        return Scored(best, score)

    def others() -> Iterator[str]:
        fitted = (_spelt(plan, [other], languages, last=last) for other in cores[0].others)
        return iter(dict.fromkeys(text for text in fitted if text not in (None, best)))

    return Scored(best, score, Later(others))


def _spelt(plan: Plan, drafts: Sequence[str], languages: tuple[str, str], *, last: bool) -> str | None:
    """Return the sentence with drafts in place of its pieces for the model; None where a quotation mark is lost."""
    source, target = languages
    parts, coming = [], iter(drafts)
    for place, (text, core) in enumerate(plan):
        if not core:
            parts.append(text)
            continue
        draft = next(coming)
        fitted = quotes.fit_quotes(text, draft, target)
        if fitted is None and not last:
            return None
        fitted = fit_capital(text, fit_ending(text, fitted or draft, target, source))
        parts.append(_uncapitalised(text, fitted) if place else fitted)
    return quotes.localise_quotes("".join(parts), target)


def _uncapitalised(text: str, draft: str) -> str:
    """Return a piece's draft with a small first letter where it goes on with a sentence and is no name."""
    word = draft.split(" ")[0]
    return draft[:1].lower() + draft[1:] if text[:1].islower() and word in SMALL_WORDS else draft


SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "The A An Of In On At By For From With Without To And But Or As Is Are Was Were Has Have Had Will Would Can "
        "Could About Into Over Under After В На По Из За От До После Для При Под Над О Об У К С И А Но Или Как Что Не",
    )
)
"""Words that are small within a sentence, in the languages of the starter pairs."""


def _plan(sentence: str, language: str, cut: str) -> Iterator[tuple[str, bool]]:
    """Cut a sentence at its quotations: those that stand for themselves, all outer ones, or all of them."""
    found = quotes.find_quotations(sentence)
    marks = {index for quote in found.pairs if _is_cut(sentence, quote, cut) for index in (quote.start, quote.end)}
    marks |= {index for index in (*found.opened, *found.closed) if index in (0, len(sentence) - 1) or cut == "all"}
    here = 0
    for mark in [*sorted(marks), len(sentence)]:
        yield from _core(sentence[here:mark], language)
        if mark < len(sentence):
            yield (_neutral(found, mark), False)
        here = mark + 1


def _neutral(found: quotes.Quotes, mark: int) -> str:
    """Return the English form of a mark, so that a draft of pieces in several languages' marks reads well."""
    closes = mark in found.closed or any(quote.end == mark for quote in found.pairs)
    return "”" if closes else "“"


def _is_cut(sentence: str, quote: quotes.Quote, cut: str) -> bool:
    """Tell whether a quotation is translated by itself."""
    if cut == "all":
        return True
    if quote.depth:
        return False
    before, after = sentence[: quote.start].rstrip(), sentence[quote.end + 1 :]
    return cut == "outer" or ((not before or before.endswith(":")) and not has_words(after))


def _core(text: str, language: str) -> Iterator[tuple[str, bool]]:
    """Yield a stretch without cuts: its sentences for the model, its white space and bare punctuation as they are."""
    for sentence, gap in split(text, language):
        if sentence:
            body = sentence.rstrip()
            yield body, has_words(body)
            gap = sentence[len(body) :] + gap
        if gap:
            yield gap, False
