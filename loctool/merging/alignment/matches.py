"""The translation that each text of a deck gets from a translated deck, with the doubts about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from loctool.catalog.entry import Key
from loctool.merging.alignment.certainty import CERTAIN, MARGIN, SHARE
from loctool.merging.alignment.decks import Aligned, align_decks, translations_of, unused_texts
from loctool.merging.alignment.lengths import IMPROBABLE, deviation
from loctool.model import Deck, Segment

_UNLIKELY = -2.5
"""Evidence from which the words of a text and its translation contradict each other."""
_LEAST = 1.0
"""Least evidence for a text on a slide whose other texts are proved."""
_UNPROVED = "the decks differ, and its words do not prove the pair"
_SHOWN = 40
"""Characters of a text that a doubt shows."""


@dataclass(frozen=True, slots=True)
class Match:
    """A text and its translation."""

    key: Key
    """Context and text."""
    target: str
    doubts: tuple[str, ...] = ()
    """Why it may not be its translation, for people; none if that is certain."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a translated deck has for the texts of a deck."""

    matches: tuple[Match, ...]
    """In the order of the deck, each text once."""
    unused: tuple[Segment, ...]
    """The texts of the translated deck that are nobody's translation, each once."""


def match_decks(source: Deck, target: Deck, languages: tuple[str, str]) -> Alignment:
    """Return what a translated deck has for each text of a deck; `languages` are those of the two.

    If the decks have the same structure, and no words contradict it, all pairs are certain. Otherwise those are that
    their words prove, and doubts say why the others are not.
    """
    aligned = align_decks(source, target, languages)
    matches = tuple(_matches(aligned))
    return Alignment(matches, tuple(unused_texts(aligned, (one.target for one in matches))))


def _matches(aligned: Aligned) -> Iterator[Match]:
    for key, places in aligned.source.messages().items():
        counts = translations_of(aligned, places)
        if not counts:
            continue
        number = aligned.source.numbers[key[1]]
        chosen = aligned.certain.get(number, counts.most_common(1)[0][0])
        doubts = [] if aligned.certain.get(number) == chosen else _doubt_place(aligned, number, chosen)
        doubts += [*_doubt_length(aligned, number, chosen), *_name_others(aligned, counts, chosen)]
        yield Match(key, aligned.target.texts.texts[chosen], tuple(doubts))


def _doubt_place(aligned: Aligned, text: int, translation: int) -> list[str]:
    """Return why a pair that its words do not prove may be wrong, if anything speaks against it."""
    if aligned.is_undisputed and aligned.evidence.is_convincing(text, translation, CERTAIN, SHARE):
        return []
    if (better := aligned.evidence.find_better(text, translation, MARGIN)) is not None:
        return [f"“{_shown(aligned.target.texts.texts[better])}” fits it better"]
    if not aligned.evidence.is_convincing(text, translation, _UNLIKELY, 0.0 if aligned.is_undisputed else SHARE):
        return ["its words are not those of the source"]
    slides = [aligned.source.placed[one].slide for one in aligned.source.occurrences[text] if one in aligned.pairs]
    if aligned.is_identical:
        return []
    if slides and aligned.proved_slides.issuperset(slides):
        return [] if aligned.evidence.is_convincing(text, translation, _LEAST, SHARE) else [_UNPROVED]
    return [_describe_difference(aligned, slides)]


def _describe_difference(aligned: Aligned, slides: list[int]) -> str:
    for slide in slides:
        if (other := aligned.slides.get(slide)) is not None:
            ours, theirs = len(aligned.source.slides[slide]), len(aligned.target.slides[other])
            if ours != theirs:
                return f"the slide has {ours} texts, the translated one {theirs}"
    return _UNPROVED


def _doubt_length(aligned: Aligned, text: int, translation: int) -> Iterator[str]:
    source, target = aligned.evidence.sources[text], aligned.evidence.targets[translation]
    if abs(deviation(source, target, aligned.ratio)) > IMPROBABLE:
        yield f"has {len(target)} characters for {len(source)} of the source"


def _name_others(aligned: Aligned, counts: Counter[int], chosen: int) -> Iterator[str]:
    for other, count in counts.items():
        if other != chosen and count:
            yield f"elsewhere it is “{_shown(aligned.target.texts.texts[other])}”"


def _shown(text: str) -> str:
    return shorten(" ".join(text.split()), _SHOWN, placeholder="…")
