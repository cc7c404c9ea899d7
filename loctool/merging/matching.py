"""Which vanished text a new one came from: candidates by an index of rare n-grams, assigned one to one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from zlib import crc32

from rapidfuzz import fuzz

from loctool.merging.assignment import best_assignment

THRESHOLD = 60.0
"""Least similarity in per cent, twice the common characters by all of them: gettext's measure and its threshold."""
OBSOLETE_THRESHOLD = 75.0
"""The same for a text that was obsolete already: it gives its place up for a close relative only."""
_CANDIDATES = 20
"""Old texts that are compared with a new one: those which share the most rare n-grams with it."""
_RARE = 24
"""N-grams of a new text that are looked up, the rarest first."""
_COMMON = 100
"""An n-gram of more old texts than this tells little; of such a list only the part near the new text is looked at."""
_NEIGHBOURS = 4
"""Old texts next to a new one's place that are compared with it whatever they share."""
_NEARNESS = 5.0
"""Per cent that standing in the very place of an old text counts for; less with the distance."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and where it stands."""

    text: str
    place: int | None
    """Place in the old file: its own, or for a new text the one behind its predecessor; None for obsolete texts."""


@dataclass(slots=True)
class _Index:
    """Old texts by their n-grams and by their places."""

    old: Sequence[Placed]
    postings: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    places: list[tuple[int, int]] = field(default_factory=list)
    """(place, index) in the order of places."""

    def __post_init__(self) -> None:
        for former, one in enumerate(self.old):
            for gram in _grams(one.text):
                self.postings[gram].append(former)
        self.places = sorted((one.place, former) for former, one in enumerate(self.old) if one.place is not None)

    def near(self, place: int | None) -> Iterator[int]:
        """Yield the old texts around a place."""
        if place is not None:
            at = bisect_left(self.places, (place, 0))
            yield from (former for _, former in self.places[max(0, at - _NEIGHBOURS // 2) : at + _NEIGHBOURS])

    def candidates(self, new: Placed) -> set[int]:
        """Return the old texts that are worth a comparison; their number has a bound."""
        grams = [gram for gram in _grams(new.text) if gram in self.postings]
        # Of equally rare ones some from all over the text; the same in each run, while the order of a set is another.
        grams.sort(key=lambda gram: (len(self.postings[gram]), crc32(gram.encode())))
        lists = [self.postings[gram] for gram in grams]
        shared: Counter[int] = Counter()
        for posting in lists[:_RARE]:
            if len(posting) <= _COMMON:
                shared.update(posting)
        if not shared and lists:
            at = bisect_left(lists[0], next(self.near(new.place), 0))
            shared.update(lists[0][max(0, at - _COMMON // 2) : at + _COMMON // 2])
        return {former for former, _ in shared.most_common(_CANDIDATES)} | set(self.near(new.place))


def matches(new: Sequence[Placed], old: Sequence[Placed]) -> dict[int, int]:
    """Return index of a new text -> index of the old one that it most likely came from; none is given twice.

    Of all assignments the one that saves translators the most work in sum, of equals the one whose places are closer.
    Linear in the number of texts: each new one is compared with a bounded number of old ones.
    """
    index = _Index(old)
    return best_assignment({fresh: _values(one, index) for fresh, one in enumerate(new)})


def _values(new: Placed, index: _Index) -> dict[int, int]:
    """Return old text -> work that its translation saves, in billionths of a translation, if it is similar enough.

    The square of what the similarity is above the threshold: with a text that is all but the same, nearly all is done;
    two half-similar ones are not worth its loss.
    """
    found: dict[int, int] = {}
    for former in sorted(index.candidates(new)):
        other = index.old[former]
        least = OBSOLETE_THRESHOLD if other.place is None else THRESHOLD
        score = fuzz.ratio(new.text, other.text, score_cutoff=least)
        if score >= least:
            excess = (score + _nearness(new.place, other.place) - THRESHOLD) / (100 - THRESHOLD)
            found[former] = 1 + round(excess**2 * 1e9)
    return found


def _nearness(place: int | None, other: int | None) -> float:
    """Return what two places add to a similarity."""
    return 0.0 if place is None or other is None else _NEARNESS / (1 + abs(place - other))


def _grams(text: str) -> set[str]:
    """Return the runs of three characters of a text, its ends marked, and its pairs of neighbouring words."""
    padded = f"\x02{text}\x03"
    words = text.split()
    grams = {padded[start : start + 3] for start in range(len(padded) - 2)} or {padded}
    grams.update(f"{first} {second} " for first, second in pairwise(words))
    return grams
