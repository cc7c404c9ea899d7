"""Emphasis and links put back by alignment: the text is drafted without them, their phrases are found in it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from loctool.engines import Engine
from loctool.glossary import TermIndex, find_targets
from loctool.later import Later
from loctool.model import Draft
from loctool.text.markup import Masked, unmask_marked

_EDGES = re.compile(r"^\W*(.*?)\W*$", re.DOTALL)


def aligned(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Return the drafts of texts without their pairs of tags, with the tags around the drafts of their phrases.

    A phrase is translated by itself too, and looked for in any inflected form. None where it does not stand in the
    draft just once, or where phrases would overlap. A text without tags is what a model translates best.
    """
    bare = [_without(parts) for parts in masked]
    phrases = {phrase for parts in masked for phrase in _phrases(parts)}
    wanted = sorted({text for text, _ in bare} | phrases)
    drafts = dict(zip(wanted, engine.translate(wanted, terms), strict=True))
    return [
        _tagged(parts, drafts[text], kept, [drafts[phrase].text for phrase in _phrases(parts)], engine.route[-1])
        for parts, (text, kept) in zip(masked, bare, strict=True)
    ]


def _tagged(parts: Masked, draft: Draft, kept: Masked, phrases: list[str], language: str) -> Draft | None:
    """Return a draft and those of its others that can have their tags with them; None where it cannot itself."""
    placed = partial(_placed, parts, kept=kept, phrases=phrases, language=language)
    best = placed(draft.text)
    return (
        None
        if best is None
        else replace(draft, text=best, others=Later(lambda: filter(None, map(placed, draft.others))))
    )


def _without(parts: Masked) -> tuple[str, Masked]:
    """Return a text without its pairs of tags, other spans as marks, and those spans with their pieces."""
    tags = {index for pair in parts.pairs() for index in pair}
    pieces, kept = [parts.pieces[0]], []
    for index in range(len(parts.spans)):
        if index in tags:
            pieces[-1] += parts.pieces[index + 1]
        else:
            kept.append(parts.spans[index])
            pieces.append(parts.pieces[index + 1])
    left = Masked(tuple(pieces), tuple(kept))
    return left.marked(), left


def _phrases(parts: Masked) -> list[str]:
    """Return the text of each pair of tags, bare of tags; marks are those of the phrase alone."""
    found = []
    for opening, closing in parts.pairs():
        inner = Masked(parts.pieces[opening + 1 : closing + 1], parts.spans[opening + 1 : closing])
        found.append(_without(inner)[0].strip())
    return found


def _placed(parts: Masked, draft: str, kept: Masked, phrases: list[str], language: str) -> str | None:
    """Return the draft with each pair of tags around its phrase."""
    if any("[" in phrase for phrase in phrases):
        return None
    inserts: list[tuple[int, int, str]] = []
    places: list[tuple[int, int]] = []
    for rank, ((opening, closing), phrase) in enumerate(zip(parts.pairs(), phrases, strict=True)):
        place = _place(phrase, draft, language)
        if place is None:
            return None
        places.append(place)
        inserts += [(place[0], rank, parts.spans[opening]), (place[1], -rank - 1, parts.spans[closing])]
    if not _alike(parts.pairs(), places):
        return None
    for at, _, span in sorted(inserts, key=lambda insert: insert[:2], reverse=True):
        draft = draft[:at] + span + draft[at:]
    return unmask_marked(kept, draft)


def _place(phrase: str, draft: str, language: str) -> tuple[int, int] | None:
    """Return where a phrase's draft stands in the whole draft, its own outer punctuation included; None if not once."""
    core = (_EDGES.match(phrase) or [phrase, phrase])[1]
    if not core:
        return None
    found = [(m.start(), m.end()) for m in re.finditer(rf"(?<!\w){re.escape(core)}(?!\w)", draft, re.IGNORECASE)]
    if not found:
        found = [(place.start, place.end) for place in find_targets((core,), draft, language)]
    if len(found) != 1:
        return None
    start, end = found[0]
    before, after = phrase[: phrase.index(core)], phrase[phrase.index(core) + len(core) :]
    start -= len(before) if before and draft[:start].endswith(before) else 0
    end += len(after) if after and draft[end:].startswith(after) else 0
    return start, end


def _alike(pairs: list[tuple[int, int]], places: list[tuple[int, int]]) -> bool:
    """Tell whether places contain and exclude each other as the pairs do, equal ones apart."""
    if len(set(places)) < len(places):
        return False
    return all(
        _relation(pairs[a], pairs[b]) == _relation(places[a], places[b])
        for a in range(len(pairs))
        for b in range(a + 1, len(pairs))
    )


def _relation(one: tuple[int, int], other: tuple[int, int]) -> str:
    if one[1] <= other[0] or other[1] <= one[0]:
        return "apart"
    if one[0] <= other[0] and other[1] <= one[1]:
        return "around"
    return "within" if other[0] <= one[0] and one[1] <= other[1] else "across"
