"""A deck and its translation aligned: for each text its translation, and why that may be the wrong one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from loctool.glossary.bilingual.lexicon import Pair
from loctool.merging.alignment.aligned import Aligned
from loctool.merging.alignment.certainty import CERTAIN, find_certain, find_equal
from loctool.merging.alignment.evidence import Evidence
from loctool.merging.alignment.lengths import deviation, usual_ratio
from loctool.merging.alignment.sequences import align
from loctool.merging.alignment.side import Side
from loctool.merging.alignment.slides import pair_slides
from loctool.merging.matching import match_greedily
from loctool.model import Deck, Segment
from loctool.text.language import base_language

_MOST_COMPARED = 10_000
"""Pairs of texts of two slides whose words are compared; of more only those that share rare words are."""
_LEAST_FIT = 0.01
"""Of texts of one role, in decks of the same structure."""
UNLIKELY = -2.5
"""Evidence from which the words of a text and its translation contradict each other."""
_STRONG = 20.0
"""Least evidence for texts whose slides have no other certain texts in common."""
_USUAL = 2.5
"""Standard deviations from the expected length that such texts may have."""


def align_decks(source: Deck, target: Deck, languages: tuple[str, str]) -> Aligned:
    """Align a deck with its translation; `languages` are those of the two.

    Equal texts and those whose words prove the pair come first, wherever they are. They show which slides belong
    together; the texts of these that are left are aligned in order, by role, length and words, then in any order.
    """
    ours, theirs = Side(source, languages[0]), Side(target, languages[1])
    pair: Pair = base_language(languages[0]), base_language(languages[1])
    evidence = Evidence(ours.texts, theirs.texts, pair)
    equal = find_equal(evidence)
    found_certain = find_certain(evidence)
    certain = equal | {
        one: other for one, other in found_certain.items() if one not in equal and other not in equal.values()
    }
    ratio = usual_ratio(_lengths(evidence, {one: certain[one] for one in certain.keys() - equal.keys()}))
    pairs = dict(_pair_occurrences(ours, theirs, certain))
    found = ((ours.placed[one].slide, theirs.placed[other].slide) for one, other in pairs.items())
    slides = pair_slides(source.slides, target.slides, found, ratio)
    aligned = Aligned(ours, theirs, evidence, certain, frozenset(equal), slides, pairs, ratio)
    _drop_weak(aligned)
    taken = set(aligned.pairs.values())
    for one, other in slides.items():
        found_here = _align_slide(aligned, ours.slides[one], theirs.slides[other], taken)
        aligned.pairs |= found_here
        taken.update(found_here.values())
    return aligned


def _drop_weak(aligned: Aligned) -> None:
    """Drop the certain translations that are in another place, unless their words prove them even there.

    In its place is a translation of the same role whose slide shares another certain translation with the text's slide.
    """
    source, target = aligned.source, aligned.target
    shared = Counter(_slides_of(aligned, one) for one in aligned.pairs)
    for text, translation in list(aligned.certain.items()):
        if text in aligned.equal:
            continue
        places = [one for one in source.occurrences[text] if one in aligned.pairs]
        if not any(_has_same_role(aligned, one) and shared[_slides_of(aligned, one)] > 1 for one in places) and (
            not _is_strong(aligned, text, translation) or any(_has_own(aligned, one) for one in places)
        ):
            del aligned.certain[text]
    aligned.pairs = {
        one: other
        for one, other in aligned.pairs.items()
        if aligned.certain.get(source.placed[one].text) == target.placed[other].text
    }


def _is_strong(aligned: Aligned, text: int, translation: int) -> bool:
    """Return whether the words of a pair prove it wherever its texts are."""
    off = deviation(aligned.evidence.sources[text], aligned.evidence.targets[translation], aligned.ratio)
    return aligned.evidence.value(text, translation) >= _STRONG and abs(off) <= _USUAL


def _has_own(aligned: Aligned, one: int) -> bool:
    """Return whether a text, in decks of the same structure, may be translated by what is in its own place."""
    if not aligned.same_shape:
        return False
    return aligned.evidence.value(aligned.source.placed[one].text, aligned.target.placed[one].text) >= CERTAIN


def _slides_of(aligned: Aligned, one: int) -> tuple[int, int]:
    return aligned.source.placed[one].slide, aligned.target.placed[aligned.pairs[one]].slide


def _has_same_role(aligned: Aligned, one: int) -> bool:
    return aligned.source.placed[one].segment.role == aligned.target.placed[aligned.pairs[one]].segment.role


def _lengths(evidence: Evidence, certain: dict[int, int]) -> Iterator[tuple[str, str]]:
    if not certain:
        yield "\n".join(evidence.sources), "\n".join(evidence.targets)
    yield from ((evidence.sources[one], evidence.targets[other]) for one, other in certain.items())


def _pair_occurrences(ours: Side, theirs: Side, certain: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the places of certain translations, in their order, where text and translation are equally frequent."""
    for one, other in certain.items():
        here, there = ours.occurrences[one], theirs.occurrences[other]
        if len(here) == len(there):
            yield from zip(here, there, strict=True)


def _align_slide(aligned: Aligned, ours: range, theirs: range, taken: set[int]) -> dict[int, int]:
    """Return the pairs of the texts of two slides, given by their indexes; `taken` ones of theirs have a partner."""
    known = {ours.index(one): theirs.index(aligned.pairs[one]) for one in ours if aligned.pairs.get(one) in theirs}
    compare_all = (len(ours) - len(known)) * (len(theirs) - len(known)) <= _MOST_COMPARED

    def score(left: int, right: int) -> float:
        if ours[left] in aligned.pairs or theirs[right] in taken:
            return 0.0
        return _fit(aligned, ours[left], theirs[right], compare_all)

    found = align((len(ours), len(theirs)), known, score)
    pairs = {ours[left]: theirs[right] for left, right in found.items()}
    return pairs | _pair_moved(
        aligned, [one for one in ours if one not in pairs], set(theirs) - {*pairs.values()} - taken
    )


def _pair_moved(aligned: Aligned, ours: list[int], theirs: Collection[int]) -> dict[int, int]:
    """Return the pairs of the texts of two slides that are left over, in any order.

    Their words must support the pair, or at least not contradict it if no other texts are left.
    """
    if len(ours) * len(theirs) > _MOST_COMPARED:
        return {}
    is_last = len(ours) == len(theirs) == 1
    fits = (
        (_fit(aligned, one, other, compare=True), one, other)
        for one in ours
        for other in theirs
        if aligned.evidence.value(aligned.source.placed[one].text, aligned.target.placed[other].text)
        > _least_evidence(aligned, one, other, is_last=is_last)
    )
    return match_greedily(fit for fit in fits if fit[0] > 0)


def _least_evidence(aligned: Aligned, one: int, other: int, *, is_last: bool) -> float:
    """Return the evidence from which texts that moved may be a pair; those of different roles need much, or a name."""
    ours, theirs = aligned.source.placed[one], aligned.target.placed[other]
    is_alike = ours.segment.role == theirs.segment.role
    if is_last and (is_alike or aligned.evidence.share_trace(ours.text, theirs.text)):
        return UNLIKELY
    return 0.0 if is_alike else CERTAIN


def _fit(aligned: Aligned, one: int, other: int, compare: bool) -> float:
    """Return how well two texts fit each other by role, length and words; 0 or less if they do not."""
    ours, theirs = aligned.source.placed[one], aligned.target.placed[other]
    key = ours.text, theirs.text
    words = aligned.evidence.value(*key) if compare else aligned.evidence.known_values(key[0]).get(key[1], 0.0)
    role = 1.0 if ours.segment.role == theirs.segment.role else -0.5
    off = deviation(aligned.evidence.sources[key[0]], aligned.evidence.targets[key[1]], aligned.ratio)
    fit = 1.0 + role + max(-2.0, min(words / 4, 2.0)) - min(1.0, off**2 / 20)
    return max(_LEAST_FIT, fit) if aligned.same_shape and role > 0 else fit


def translations_of(aligned: Aligned, places: Iterable[int]) -> Counter[int]:
    """Return number of a text -> how often it is the translation of the text that is at these places in the source.

    A certain translation counts in any case.
    """
    found: Counter[int] = Counter()
    for one in places:
        if one in aligned.pairs:
            found[aligned.target.placed[aligned.pairs[one]].text] += 1
        certain = aligned.certain.get(aligned.source.placed[one].text)
        if certain is not None:
            found[certain] += 0
    return found


def unused_texts(aligned: Aligned, used: Iterable[str]) -> list[Segment]:
    """Return the texts of the translated deck that no text of the source got, each once."""
    taken = set(used)
    found = {one.segment.text: one.segment for one in aligned.target.placed if one.segment.text not in taken}
    return list(found.values())
