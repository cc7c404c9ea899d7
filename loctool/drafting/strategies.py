"""Ways to draft texts, all texts together: markup as marks, another search, numbers as marks, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from loctool.engines import Engine
from loctool.glossary import TermIndex
from loctool.glossary.morphology.lexicon import lexicon
from loctool.later import Later
from loctool.model import Draft
from loctool.quality.losses.debris import GREEK, KEPT
from loctool.text.endings import fit_capital, fit_ending
from loctool.text.language import base_language
from loctool.text.markup import Masked, unmask, unmask_marked

Way = Callable[[list[Masked], Engine, TermIndex | None], Sequence[Draft | None]]
"""One way to draft texts, all together; None for a text whose markup is lost."""


def marked(form: str) -> Way:
    """Return the way that writes spans as marks of a form."""

    def way(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
        drafts = engine.translate([parts.marked(form) for parts in masked], terms)
        return [_unmarked(parts, draft, form) for parts, draft in zip(masked, drafts, strict=True)]

    return way


def _unmarked(parts: Masked, draft: Draft, form: str) -> Draft:
    others = Later(lambda: (unmask_marked(parts, text, form) for text in draft.others))
    return replace(draft, text=unmask_marked(parts, draft.text, form), others=others)


def varied(number: int) -> Way:
    """Return the way that asks the engine's n-th variant, counted from 0; nothing of an engine with fewer of them."""

    def way(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> Sequence[Draft | None]:
        variants: tuple[Engine, ...] = getattr(engine, "variants", ())
        return marked("[{}]")(masked, variants[number], terms) if number < len(variants) else [None] * len(masked)

    return way


SIGNED = re.compile(rf"[^\s-]*[{KEPT}{GREEK}][^\s-]*")
"""A word with signs that many a model does not know: ±0,3, m³/h, CO₂."""
NUMBER = re.compile(r"(?:§+[ \u00a0]?)?\d(?:[\d.,:/]*\d)?(?:[ \u00a0]?[%‰])?")
_EITHER = re.compile(f"{SIGNED.pattern}|{NUMBER.pattern}")
_ORDINAL = re.compile(r"\d\.\s+[^\W\d_]")
"""A number whose full stop is part of it: as a mark it would stand for nothing that a model knows."""


def numbered(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Draft with the numbers and the words with signs as marks, too, which a model can neither change nor lose.

    Ordinals are beyond it.
    """
    fit = [n for n, parts in enumerate(masked) if not any(map(_ORDINAL.search, parts.pieces))]
    wanted = NUMBER if engine.route[0] == "el" else _EITHER
    done = marked("[{}]")([_with_more(masked[n], wanted) for n in fit], engine, terms)
    drafts: list[Draft | None] = [None] * len(masked)
    for n, draft in zip(fit, done, strict=True):
        drafts[n] = draft
    return drafts


def _with_more(parts: Masked, wanted: re.Pattern[str]) -> Masked:
    """Return the text with all that a pattern finds among its spans."""
    pieces: list[str] = []
    spans: list[str] = []
    for piece, span in zip(parts.pieces, (*parts.spans, ""), strict=True):
        pieces += wanted.split(piece)
        spans += [*wanted.findall(piece), *([span] if span else [])]
    return Masked(tuple(pieces), tuple(spans))


def as_sentences(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Draft headings as sentences, which models have seen more of: a small first letter, a full stop, both undone."""
    fit = [n for n, parts in enumerate(masked) if _is_heading(parts)]
    sentences = [_as_sentence(masked[n], engine.route[0], terms) for n in fit]
    done = marked("[{}]")(sentences, engine, terms)
    drafts: list[Draft | None] = [None] * len(masked)
    for n, draft in zip(fit, done, strict=True):
        if draft is not None:
            fitted = partial(_as_heading, unmask(masked[n]), engine.route[-1])
            drafts[n] = replace(draft, text=fitted(draft.text), others=Later(partial(map, fitted, draft.others)))
    return drafts


def _is_heading(parts: Masked) -> bool:
    """Tell whether a text is several words without a mark at their end, in one line, with a capital first."""
    whole = unmask(parts)
    first, last = parts.pieces[0][:1], parts.pieces[-1].rstrip()[-1:]
    return first.isupper() and last.isalnum() and " " in whole and "\n" not in whole


def _as_sentence(parts: Masked, language: str, terms: TermIndex | None) -> Masked:
    """Return a heading with a full stop, and with a small first letter where its first word is no name and no noun."""
    *before, last = parts.pieces
    pieces = (*before, f"{last.rstrip()}.")
    is_term = terms is not None and any(hit.start == 0 for hit in terms.find(unmask(parts)))
    if not is_term and _is_small(pieces[0].split(" ")[0], base_language(language)):
        pieces = (pieces[0][0].lower() + pieces[0][1:], *pieces[1:])
    return replace(parts, pieces=pieces)


def _is_small(word: str, language: str) -> bool:
    """Tell whether a word has a capital for its place alone; the English No and The are no names, whoever has them."""
    known = lexicon(language).lemma
    if not word[1:].islower() or known(word.lower()) is None:
        return False
    capitalised = known(word)
    return capitalised is None or capitalised.islower() or (language == "en" and len(word) <= 3)


def _as_heading(heading: str, language: str, draft: str) -> str:
    """Return the draft of a sentence with the capital and the end of the heading that it was made of."""
    return fit_capital(heading, fit_ending(heading, draft, language))


def piecewise(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft]:
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
