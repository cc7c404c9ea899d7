"""Strategies that draft texts: markup as marks, another search, numbers as marks, headings as sentences, pieces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from loctool.engines import Engine
from loctool.errors import PackageError
from loctool.glossary import TermIndex
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.requirements import names_in
from loctool.model import Draft
from loctool.text.endings import fit_capital, fit_ending
from loctool.text.language import base_language
from loctool.text.markup import Masked, unmask, unmask_marked
from loctool.text.markup.characters import with_hyphen, with_minus
from loctool.text.markup.identifiers import ACRONYM, IDENTIFIER, find_identifiers
from loctool.text.markup.masking import mask_further
from loctool.text.signs import GREEK, KEPT

Strategy = Callable[[list[Masked], Engine, TermIndex | None], Sequence[Draft | None]]
"""Drafts texts, all of them together. Returns None for a text that it does not apply to, or whose markup is lost."""


def with_marks(form: str) -> Strategy:
    """Return the strategy that writes spans as marks of a form, such as "[{}]"."""

    def strategy(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
        drafts = ask_engine([parts.marked(form) for parts in masked], engine, terms)
        return [
            with_texts(draft, partial(unmask_marked, parts, form=form))
            for parts, draft in zip(masked, drafts, strict=True)
        ]

    return strategy


def ask_engine(texts: Sequence[str], engine: Engine, terms: TermIndex | None) -> list[Draft]:
    """Return the engine's draft of each text; it sees a hyphen for a minus, and its brackets are set as the text's."""
    drafts = engine.translate([with_hyphen(text) for text in texts], terms)
    return [with_texts(draft, partial(_set_as, text)) for text, draft in zip(texts, drafts, strict=True)]


_SPACED = re.compile(r"(?<=\() +| +(?=\))")
"""A space within round brackets, which models like to put there."""


def _set_as(text: str, draft: str) -> str:
    """Return a draft with minus signs and brackets as the text that it was made of has them."""
    draft = with_minus(text, draft)
    return draft if _SPACED.search(text) else _SPACED.sub("", draft)


def with_texts(draft: Draft, change: Callable[[str], str]) -> Draft:
    """Return the draft with its text and its other hypotheses changed."""
    return replace(draft, text=change(draft.text), others=tuple(map(change, draft.others)))


IN_BRACKETS = with_marks("[{}]")
"""The form of marks that most models keep."""


def with_variant(number: int) -> Strategy:
    """Return the strategy that asks the engine's n-th variant, counted from 0, if it has so many."""

    def strategy(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> Sequence[Draft | None]:
        variants = engine.features.variants
        return IN_BRACKETS(masked, variants[number], terms) if number < len(variants) else [None] * len(masked)

    return strategy


def by_another_route(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> Sequence[Draft | None]:
    """Ask for the other route of each text, if there is one: directly instead of through a pivot, or the reverse.

    A package that cannot be opened there is done without.
    """
    nothing = [None] * len(masked)
    try:
        return next((IN_BRACKETS(masked, other, terms) for other in engine.features.routes), nothing)
    except PackageError:
        return nothing


SIGNED = re.compile(rf"[^\s-]*[{KEPT}{GREEK}][^\s-]*")
"""A word with signs that many models do not know: ±0,3, m³/h, CO₂."""
NUMBER = re.compile(r"(?:§+[ \u00a0]?)?\d(?:[\d.,:/]*\d)?(?:[ \u00a0]?[%‰])?")
_EITHER = re.compile(f"{IDENTIFIER.pattern}|{SIGNED.pattern}|{NUMBER.pattern}")
_ORDINAL = re.compile(r"\d\.\s+[^\W\d_]")
"""A number whose full stop is part of it: a mark in its place would mean nothing to a model."""


def identifiers_as_marks(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Write file names, paths and other identifiers as marks too; models mostly copy them by themselves."""
    changed = [mask_further(parts, IDENTIFIER) if has_identifiers(parts) else None for parts in masked]
    return _draft_some(changed, engine, terms)


def names_as_marks(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Write the glossary's names that must not be translated as marks: a model translates the words in them."""
    changed = [_without_names(parts, terms) if terms else None for parts in masked]
    return _draft_some(changed, engine, terms)


def acronyms_as_marks(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Write acronyms as marks, which models spell by pieces and maim: AGB as GB."""
    changed = [mask_further(parts, ACRONYM) if has_acronyms(parts) else None for parts in masked]
    return _draft_some(changed, engine, terms)


def has_acronyms(parts: Masked) -> bool:
    """Return whether a text in normal case has an acronym."""
    return any(map(ACRONYM.search, parts.pieces))


def long_names_as_marks(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Write names as marks in the texts that have a name of several words, which a model translates beside it."""
    changed = [_without_names(parts, terms) if terms else None for parts in masked]
    longer = [
        parts if parts and " " in "".join(_added(parts, before)) else None
        for parts, before in zip(changed, masked, strict=True)
    ]
    return _draft_some(longer, engine, terms)


def _added(parts: Masked, before: Masked) -> Counter[str]:
    """Return the spans that a text has more than before."""
    return Counter(parts.spans) - Counter(before.spans)


def _without_names(parts: Masked, terms: TermIndex) -> Masked | None:
    """Return a text with its names among its spans, None if it has none."""
    names = {name for piece in parts.pieces for name in names_in(piece, terms)}
    if not names:
        return None
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return mask_further(parts, re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)"))


def has_identifiers(parts: Masked) -> bool:
    """Return whether a text has an identifier outside its markup."""
    return any(map(find_identifiers, parts.pieces))


def numbers_as_marks(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Write numbers and words with signs as marks too, so that a model can neither change nor lose them.

    Does not apply to texts with ordinals.
    """
    pattern = NUMBER if engine.route[0] == "el" else _EITHER
    changed = [None if any(map(_ORDINAL.search, parts.pieces)) else mask_further(parts, pattern) for parts in masked]
    return _draft_some(changed, engine, terms)


def _draft_some(masked: Sequence[Masked | None], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Draft the texts that are not None, and return None for the others."""
    drafts = iter(IN_BRACKETS([parts for parts in masked if parts], engine, terms))
    return [next(drafts) if parts else None for parts in masked]


def headings_as_sentences(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Draft headings as sentences, of which models have seen more: with a small first letter and a full stop.

    Both are undone in the draft.
    """
    changed = [_as_sentence(parts, engine.route[0], terms) if _is_heading(parts) else None for parts in masked]
    drafts = _draft_some(changed, engine, terms)
    return [
        draft and with_texts(draft, partial(_as_heading, unmask(parts), engine.route[-1]))
        for parts, draft in zip(masked, drafts, strict=True)
    ]


def _is_heading(parts: Masked) -> bool:
    """Return whether a text is several words on one line, with a capital first and no mark at the end."""
    whole = unmask(parts)
    first, last = parts.pieces[0][:1], parts.pieces[-1].rstrip()[-1:]
    return first.isupper() and last.isalnum() and " " in whole and "\n" not in whole


def _as_sentence(parts: Masked, language: str, terms: TermIndex | None) -> Masked:
    """Return a heading with a full stop, and with a small first letter unless its first word is a name or a noun."""
    *before, last = parts.pieces
    pieces = (*before, f"{last.rstrip()}.")
    is_term = terms is not None and any(hit.start == 0 for hit in terms.find(unmask(parts)))
    if not is_term and _is_small(pieces[0].split(" ")[0], base_language(language)):
        pieces = (pieces[0][0].lower() + pieces[0][1:], *pieces[1:])
    return replace(parts, pieces=pieces)


def _is_small(word: str, language: str) -> bool:
    """Return whether a word has a capital only because it is the first; the English No and The are not names."""
    known = lexicon(language).lemma
    if not word[1:].islower() or known(word.lower()) is None:
        return False
    capitalised = known(word)
    return capitalised is None or capitalised.islower() or (language == "en" and len(word) <= 3)


def _as_heading(heading: str, language: str, draft: str) -> str:
    """Return the draft of a sentence with the capital and the ending of the heading that it was made of."""
    return fit_capital(heading, fit_ending(heading, draft, language))


def piece_by_piece(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft]:
    """Translate the text between the spans and identifiers, and keep these in their places."""
    masked = [mask_further(parts, IDENTIFIER) for parts in masked]
    drafts = iter(ask_engine([piece.strip() for parts in masked for piece in parts.pieces], engine, terms))
    return [_join(parts, [next(drafts) for _ in parts.pieces]) for parts in masked]


def _join(parts: Masked, drafts: list[Draft]) -> Draft:
    texts = []
    for piece, draft in zip(parts.pieces, drafts, strict=True):
        bare = piece.strip()
        texts.append(piece.replace(bare, draft.text.strip(), 1) if bare else piece)
    whole = unmask(replace(parts, pieces=tuple(texts)))
    return Draft(whole, min(draft.score for draft in drafts), drafts[0].route)
