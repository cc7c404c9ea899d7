"""Why a text and its translation in an aligned deck may be the wrong pair, or not the whole one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import shorten

from loctool.glossary.bilingual.coverage import Coverage, compare_words, heaviest_run
from loctool.merging.alignment.aligned import Aligned
from loctool.merging.alignment.certainty import CERTAIN, MARGIN, SHARE
from loctool.merging.alignment.decks import UNLIKELY
from loctool.merging.alignment.lengths import IMPROBABLE, deviation, weigh_surplus
from loctool.merging.alignment.side import Side

_LEAST = 1.0
"""Least evidence for a text on a slide whose other texts are proved."""
CONTRADICTED = "its words are not those of the source"
_UNPROVED = "the decks differ, and its words do not prove the pair"
_SHOWN = 40
"""Characters of a text that a doubt shows."""
_SURPLUS, _SURPLUSES = 3.5, 12.0
"""Weight of neighbouring words without a counterpart, of the lengths of the texts, and of both together, from which one
of the texts has these words besides: of 992 human translations 3 have as much."""
_GAIN = 3.0
"""How much more evidence there must be if a neighbour's words are added."""
_NEAR = 3
"""Texts before and behind that may be in the same text of the other deck."""


def find_doubts(aligned: Aligned, text: int, translation: int, counts: Counter[int]) -> list[str]:
    """Return all doubts about a translation, for people; `counts` has all translations of the text."""
    is_certain = aligned.certain.get(text) == translation
    found = [] if is_certain else _doubt_place(aligned, text, translation)
    found += _doubt_length(aligned, text, translation)
    found += dict.fromkeys(_doubt_neighbours(aligned, text, translation))
    found += _find_rivals(aligned, text, translation)
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


def _doubt_neighbours(aligned: Aligned, text: int, translation: int) -> Iterator[str]:
    """Yield the texts nearby that may be the source or the translation as well, or may have words of theirs."""
    words = aligned.evidence
    alone = _compare(aligned, [text], [translation])
    for near in _texts_near(aligned.source, text) if any(one.evidence < 0 for one in alone.theirs) else ():
        one = aligned.source.placed[near].text
        if near in aligned.pairs:
            continue
        if _gain_of_target(aligned, translation, text, one) >= _GAIN:
            yield f"seems to hold the translation of “{_shown(words.sources[one])}” too"
        elif words.is_convincing(one, translation, CERTAIN, SHARE):
            yield f"“{_shown(words.sources[one])}” may have this translation as well"
    for near in _texts_near(aligned.target, translation) if any(one.evidence < 0 for one in alone.ours) else ():
        other = aligned.target.placed[near].text
        if not words.share_trace(text, other) or _gain_of_source(aligned, text, translation, other) < _GAIN:
            continue
        if near not in aligned.back:
            yield f"the translation seems to go on in “{_shown(words.targets[other])}”"
        elif _gain_of_target(aligned, other, aligned.source.placed[aligned.back[near]].text, text) >= _GAIN:
            yield f"“{_shown(words.targets[other])}” has words of its translation"


def _find_rivals(aligned: Aligned, text: int, translation: int) -> Iterator[str]:
    """Yield the texts of the translated slide that nothing else is translated by, and that fit the source too."""
    places = aligned.target.occurrences
    slides = {aligned.target.placed[one].slide for one in places[translation]}
    for other in list(aligned.evidence.known_values(text)):
        is_free = any(one not in aligned.back and aligned.target.placed[one].slide in slides for one in places[other])
        if is_free and other != translation and aligned.evidence.is_convincing(text, other, CERTAIN, SHARE):
            yield f"“{_shown(aligned.evidence.targets[other])}” may be its translation as well"


def _texts_near(side: Side, text: int) -> Iterator[int]:
    """Yield where the texts are that are close to a text on its slides."""
    for place in side.occurrences[text]:
        here = side.slides[side.placed[place].slide]
        near = range(max(here.start, place - _NEAR), min(here.stop, place + _NEAR + 1))
        yield from (one for one in near if side.placed[one].text != text)


def _gain_of_target(aligned: Aligned, translation: int, text: int, other: int) -> float:
    """Return how much more evidence the words of a translation get if another source is added to its own."""
    compared = [_compare(aligned, sources, [translation]).theirs for sources in ([text], [text, other])]
    return sum(one.evidence for one in compared[1]) - sum(one.evidence for one in compared[0])


def _gain_of_source(aligned: Aligned, text: int, translation: int, other: int) -> float:
    """Return how much more evidence the words of a text get if another target is added to its translation."""
    compared = [_compare(aligned, [text], targets).ours for targets in ([translation], [translation, other])]
    return sum(one.evidence for one in compared[1]) - sum(one.evidence for one in compared[0])


def _compare(aligned: Aligned, sources: Sequence[int], targets: Sequence[int]) -> Coverage:
    ours = "\n".join(aligned.evidence.sources[one] for one in sources)
    theirs = "\n".join(aligned.evidence.targets[one] for one in targets)
    return compare_words(ours, theirs, aligned.evidence.pair)


def _doubt_surplus(aligned: Aligned, text: int, translation: int) -> Iterator[str]:
    """Yield the words that one of the texts has besides, if it is longer by them."""
    texts = aligned.evidence.sources[text], aligned.evidence.targets[translation]
    compared = compare_words(*texts, aligned.evidence.pair)
    for side, judged in enumerate((compared.ours, compared.theirs)):
        run = heaviest_run(judged)
        if run and run.weight >= _SURPLUS:
            start, end = run.first.start, run.last.end
            weight = weigh_surplus(texts[side], texts[not side], (end - start) / len(texts[side]))
            if weight >= _SURPLUS and weight + run.weight >= _SURPLUSES:
                yield f"“{_shown(texts[side][start:end])}” is not in the {('translation', 'source')[side]}"


def _name_others(aligned: Aligned, counts: Counter[int], chosen: int) -> Iterator[str]:
    for other, count in counts.items():
        if other != chosen and count:
            yield f"elsewhere it is “{_shown(aligned.target.texts.texts[other])}”"


def _shown(text: str) -> str:
    return shorten(" ".join(text.split()), _SHOWN, placeholder="…")
