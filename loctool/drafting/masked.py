"""Drafts of texts with markup: masked for the engine, put back, proved; else piece by piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loctool.engines import Engine
from loctool.glossary import TermIndex
from loctool.markup import Masked, mask, proved, unmask, unmask_bracketed, unmask_numbered
from loctool.model import Draft


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text has no draft."""

    reason: str
    """For people, as it goes on behind "left undrafted: "."""


LOST_MARKUP = Refusal("no draft kept its markup")


def draft_texts(texts: Sequence[str], engine: Engine, terms: TermIndex | None = None) -> list[Draft | Refusal]:
    """Return a draft for each text, in order, or the reason why it has none.

    What fails its proof is tried in another way: whole texts with brackets for a single pair of spans, with numbers for
    all spans, then the pieces between the spans each by itself.
    """
    masked = [mask(text) for text in texts]
    drafts: list[Draft | None] = [None] * len(texts)
    for way in (_bracketed, _numbered, _piecewise):
        todo = [n for n, draft in enumerate(drafts) if draft is None and (way is not _bracketed or masked[n].is_pair())]
        if todo:
            for n, draft in zip(todo, way([masked[n] for n in todo], engine, terms), strict=True):
                drafts[n] = _accepted(texts[n], draft)
    return [draft or LOST_MARKUP for draft in drafts]


def _bracketed(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    drafts = engine.translate([parts.bracketed() for parts in masked], terms)
    texts = [unmask_bracketed(parts, draft.text) for parts, draft in zip(masked, drafts, strict=True)]
    return [None if text is None else replace(draft, text=text) for text, draft in zip(texts, drafts, strict=True)]


def _numbered(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    drafts = engine.translate([parts.numbered() for parts in masked], terms)
    return [replace(d, text=unmask_numbered(parts, d.text)) for parts, d in zip(masked, drafts, strict=True)]


def _accepted(text: str, draft: Draft | None) -> Draft | None:
    """Return the draft between the source's own outer white space, or None if it is empty or its markup differs."""
    if draft is None:
        return None
    inner, stripped = draft.text.strip(), text.strip()
    if not inner or not proved(stripped, inner):
        return None
    begin = text.index(stripped)
    return replace(draft, text=text[:begin] + inner + text[begin + len(stripped) :])


def _piecewise(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
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
