"""Emphasis and links restored by alignment: texts are drafted without them, then their phrases are looked up."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import combinations

from loctool.drafting.strategies import ask_engine
from loctool.engines import Engine
from loctool.glossary import TermIndex, find_targets
from loctool.model import Draft
from loctool.text.markup import Masked, unmask_marked

_EDGES = re.compile(r"^\W*(.*?)\W*$", re.DOTALL)


def tags_by_alignment(masked: list[Masked], engine: Engine, terms: TermIndex | None) -> list[Draft | None]:
    """Draft texts without their pairs of tags, and put the tags around the drafts of their phrases.

    A text without tags is what models translate best. Each phrase is translated by itself too, and looked up in any
    inflected form. Returns None if a phrase is not found exactly once, or if phrases would overlap.
    """
    bare = [_without_pairs(parts) for parts in masked]
    phrases = [_phrases(parts) for parts in masked]
    texts = sorted({text for text, _ in bare} | {phrase for found in phrases for phrase in found})
    drafts = dict(zip(texts, ask_engine(texts, engine, terms), strict=True))
    return [
        _restore(drafts[text], partial(_insert_tags, parts, kept, [drafts[one].text for one in own], engine.route[-1]))
        for parts, (text, kept), own in zip(masked, bare, phrases, strict=True)
    ]


def _restore(draft: Draft, insert_tags: Callable[[str], str | None]) -> Draft | None:
    """Return a draft, and those of its other hypotheses that have a place for all tags, with their tags."""
    best = insert_tags(draft.text)
    if best is None:
        return None
    return replace(draft, text=best, others=tuple(filter(None, map(insert_tags, draft.others))))


def _without_pairs(parts: Masked) -> tuple[str, Masked]:
    """Return a text without its pairs of tags: with other spans as marks, and cut at them."""
    tags = {index for pair in parts.pairs() for index in pair}
    pieces, kept = [parts.pieces[0]], []
    for index in range(len(parts.spans)):
        if index in tags:
            pieces[-1] += parts.pieces[index + 1]
        else:
            kept.append(parts.spans[index])
            pieces.append(parts.pieces[index + 1])
    left = replace(parts, pieces=tuple(pieces), spans=tuple(kept))
    return left.marked(), left


def _phrases(parts: Masked) -> list[str]:
    """Return the text of each pair of tags, without tags inside; its marks are counted from 1."""
    found = []
    for opening, closing in parts.pairs():
        inside = slice(opening + 1, closing)
        inner = replace(parts, pieces=parts.pieces[opening + 1 : closing + 1], spans=parts.spans[inside])
        found.append(_without_pairs(inner)[0].strip())
    return found


def _insert_tags(parts: Masked, kept: Masked, phrases: list[str], language: str, draft: str) -> str | None:
    if any("[" in phrase for phrase in phrases):
        return None
    inserts: list[tuple[int, int, str]] = []
    places: list[tuple[int, int]] = []
    for rank, ((opening, closing), phrase) in enumerate(zip(parts.pairs(), phrases, strict=True)):
        place = find_phrase(phrase, draft, language)
        if place is None:
            return None
        places.append(place)
        inserts += [(place[0], rank, parts.spans[opening]), (place[1], -rank - 1, parts.spans[closing])]
    if not _nest_alike(parts.pairs(), places):
        return None
    for at, _, span in sorted(inserts, key=lambda insert: insert[:2], reverse=True):
        draft = draft[:at] + span + draft[at:]
    return unmask_marked(kept, draft)


def find_phrase(phrase: str, draft: str, language: str) -> tuple[int, int] | None:
    """Return the place of a phrase in the draft, with its own outer punctuation; None if not found once."""
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


def _nest_alike(pairs: list[tuple[int, int]], places: list[tuple[int, int]]) -> bool:
    """Return whether the places contain and exclude each other as the pairs do, and none are equal."""
    both = combinations(zip(pairs, places, strict=True), 2)
    alike = all(_relation(one[0], other[0]) == _relation(one[1], other[1]) for one, other in both)
    return alike and len(set(places)) == len(places)


def _relation(one: tuple[int, int], other: tuple[int, int]) -> str:
    if one[1] <= other[0] or other[1] <= one[0]:
        return "apart"
    if one[0] <= other[0] and other[1] <= one[1]:
        return "around"
    return "within" if other[0] <= one[0] and one[1] <= other[1] else "across"
