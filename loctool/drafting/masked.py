"""Drafts of texts with markup: masked for the engine, put back, proved; else piece by piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loctool.engines import Engine
from loctool.markup import Masked, mask, proved, unmask
from loctool.model import Draft


def draft_texts(texts: Sequence[str], engine: Engine) -> list[Draft | None]:
    """Return a draft for each text, in order; None where no way kept its markup.

    Two passes through the engine at most: whole texts with their spans as marks, then the pieces between the spans of
    those texts whose proof failed.
    """
    masked = [mask(text) for text in texts]
    whole = engine.translate([parts.marked() for parts in masked])
    drafts = [_accepted(text, _unmasked(d, m)) for text, m, d in zip(texts, masked, whole, strict=True)]
    failed = [n for n, draft in enumerate(drafts) if draft is None and masked[n].spans]
    for n, draft in zip(failed, _piecewise([masked[n] for n in failed], engine), strict=True):
        drafts[n] = _accepted(texts[n], draft)
    return drafts


def _unmasked(draft: Draft, masked: Masked) -> Draft:
    return replace(draft, text=unmask(masked, draft.text)) if masked.spans else draft


def _accepted(text: str, draft: Draft) -> Draft | None:
    """Return the draft between the source's own outer white space, or None if it is empty or its markup differs."""
    inner, stripped = draft.text.strip(), text.strip()
    if not inner or not proved(stripped, inner):
        return None
    begin = text.index(stripped)
    return replace(draft, text=text[:begin] + inner + text[begin + len(stripped) :])


def _piecewise(masked: list[Masked], engine: Engine) -> list[Draft]:
    """Translate what stands between the spans, all texts together, and keep the spans where they are."""
    pieces = [piece for parts in masked for piece in parts.pieces]
    drafts = iter(engine.translate([piece.strip() for piece in pieces]))
    return [_joined(parts, [next(drafts) for _ in parts.pieces]) for parts in masked]


def _joined(parts: Masked, drafts: list[Draft]) -> Draft:
    texts = []
    for piece, draft in zip(parts.pieces, drafts, strict=True):
        bare = piece.strip()
        texts.append(piece.replace(bare, draft.text.strip(), 1) if bare else piece)
    whole = unmask(Masked(tuple(texts), parts.spans))
    return Draft(whole, min(draft.score for draft in drafts), drafts[0].route)
