"""Why a text and its translation in an aligned deck may be the wrong pair, or not the whole one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from textwrap import shorten

from loctool.glossary.bilingual.coverage import compare_words, heaviest_run
from loctool.merging.alignment.certainty import CERTAIN, MARGIN, SHARE
from loctool.merging.alignment.decks import UNLIKELY, Aligned
from loctool.merging.alignment.lengths import IMPROBABLE, deviation, weigh_surplus
from loctool.merging.alignment.side import Side

_LEAST = 1.0
"""Least evidence for a text on a slide whose other texts are proved."""
CONTRADICTED = "its words are not those of the source"
_UNPROVED = "the decks differ, and its words do not prove the pair"
_SHOWN = 40
"""Characters of a text that a doubt shows."""
_SURPLUS = 3.0
"""Weight of neighbouring words without a counterpart, and of the lengths of the texts, from which one of the texts has
these words besides: of 992 human translations 5 have as much."""
_GAIN = 3.0
"""How much more evidence there must be if a neighbour's words are taken into account."""
_NEAR = 3
"""Texts before and behind that may be in the same text of the other deck."""


def find_doubts(aligned: Aligned, text: int, translation: int, counts: Counter[int]) -> list[str]:
    """Return all doubts about a translation, for people; `counts` has all translations of the text."""
    is_certain = aligned.certain.get(text) == translation
    found = [] if is_certain else _doubt_place(aligned, text, translation)
    found += _doubt_length(aligned, text, translation)
    found += _doubt_division(aligned, text, translation)
    if not found:
        found += _doubt_surplus(aligned, text, translation)
    return [*found, *_name_others(aligned, counts, translation)]


def _doubt_place(aligned: Aligned, text: int, translation: int) -> list[str]:
    """Return why a pair that its words do not prove may be wrong, if anything speaks against it."""
    if aligned.is_undisputed and aligned.evidence.is_convincing(text, translation, CERTAIN, SHARE):
        return []
    if (better := aligned.evidence.find_better(text, translation, MARGIN)) is not None:
        return [f"“{_shown(aligned.target.texts.texts[better])}” fits it better"]
    if not aligned.evidence.is_convincing(text, translation, UNLIKELY, 0.0 if aligned.is_undisputed else SHARE):
        return [CONTRADICTED]
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


def _doubt_division(aligned: Aligned, text: int, translation: int) -> Iterator[str]:
    """Yield the neighbours without a translation whose words the translation has too, and the other way round."""
    source, target = aligned.evidence.sources[text], aligned.evidence.targets[translation]
    alone = compare_words(source, target, aligned.evidence.pair).evidence
    back = {other: one for one, other in aligned.pairs.items()}
    for one in aligned.source.occurrences[text]:
        for near in _neighbours(aligned.source, one):
            other = aligned.evidence.sources[aligned.source.placed[near].text]
            if _is_free(aligned, near, aligned.pairs.get(near)):
                together = compare_words(f"{source}\n{other}", target, aligned.evidence.pair).evidence
                if together >= alone + _GAIN:
                    yield f"seems to hold the translation of “{_shown(other)}” too"
    for one in aligned.target.occurrences[translation]:
        for near in _neighbours(aligned.target, one):
            other = aligned.evidence.targets[aligned.target.placed[near].text]
            if _is_free(aligned, back.get(near), near):
                together = compare_words(source, f"{target}\n{other}", aligned.evidence.pair).evidence
                if together >= alone + _GAIN:
                    yield f"the translation seems to go on in “{_shown(other)}”"


def _neighbours(side: Side, one: int) -> Iterator[int]:
    here = side.slides[side.placed[one].slide]
    yield from (near for near in range(one - _NEAR, one + _NEAR + 1) if near in here and near != one)


def _is_free(aligned: Aligned, one: int | None, other: int | None) -> bool:
    """Return whether two places are no pair, or one that the words do not support."""
    if one is None or other is None:
        return True
    return aligned.evidence.value(aligned.source.placed[one].text, aligned.target.placed[other].text) <= 0


def _doubt_surplus(aligned: Aligned, text: int, translation: int) -> Iterator[str]:
    """Yield the words that one of the texts has besides, if it is longer by them."""
    texts = aligned.evidence.sources[text], aligned.evidence.targets[translation]
    compared = compare_words(*texts, aligned.evidence.pair)
    for side, judged in enumerate((compared.ours, compared.theirs)):
        run = heaviest_run(judged)
        if run and run.weight >= _SURPLUS:
            start, end = run.first.start, run.last.end
            if weigh_surplus(texts[side], texts[not side], (end - start) / len(texts[side])) >= _SURPLUS:
                yield f"“{_shown(texts[side][start:end])}” is not in the {('translation', 'source')[side]}"


def _name_others(aligned: Aligned, counts: Counter[int], chosen: int) -> Iterator[str]:
    for other, count in counts.items():
        if other != chosen and count:
            yield f"elsewhere it is “{_shown(aligned.target.texts.texts[other])}”"


def _shown(text: str) -> str:
    return shorten(" ".join(text.split()), _SHOWN, placeholder="…")
