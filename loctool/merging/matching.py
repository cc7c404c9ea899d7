"""Matches new texts, and renamed decks, with the old ones that they came from."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

from rapidfuzz import fuzz

from loctool.catalog.entry import Key

THRESHOLD = 60.0
"""Least similarity in per cent: twice the characters in common divided by all characters, as in gettext."""
OBSOLETE_THRESHOLD = 75.0
"""Least similarity to an obsolete text."""
_CANDIDATES = 20
"""Old texts with the most rare n-grams in common that a new text is compared with."""
_RARE = 24
"""N-grams of a new text that are looked up, the rarest first."""
_COMMON = 100
"""An n-gram of more old texts than this is looked up only if there is no rarer one, and only near the new text."""
_NEIGHBOURS = 4
"""Old texts around its place that a new text is compared with as well."""
_NEARNESS = 5.0
"""Per cent added to the similarity of two texts, divided by 1 + their distance in places."""

_SAME_DECK = 0.5
"""More than this part of the texts of two decks must be the same for one to be the other, renamed."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and its place."""

    text: str
    place: int | None
    """Place in the old file; that of a new text is the one after its predecessor. None for obsolete texts."""
    group: Hashable = None
    """Texts are matched only within a group."""


class _Index:
    """The old texts of a group, by rare n-grams and by place."""

    def __init__(self, old: Mapping[int, Placed]) -> None:
        self.old = old
        self.postings: dict[str, list[int]] = defaultdict(list)
        for number, one in self.old.items():
            for gram in _grams(one.text):
                self.postings[gram].append(number)
        self.places = sorted((one.place, number) for number, one in self.old.items() if one.place is not None)

    def near(self, place: int | None) -> Iterator[int]:
        """Yield the old texts around a place."""
        if place is not None:
            at = bisect_left(self.places, (place, 0))
            yield from (number for _, number in self.places[max(0, at - _NEIGHBOURS // 2) : at + _NEIGHBOURS])

    def candidates(self, new: Placed) -> set[int]:
        """Return the old texts to compare with a new one; their number is limited."""
        grams = [gram for gram in _grams(new.text) if gram in self.postings]
        # The checksum spreads equally rare n-grams over the text, in the same order in every run.
        grams.sort(key=lambda gram: (len(self.postings[gram]), crc32(gram.encode())))
        lists = [self.postings[gram] for gram in grams]
        shared: Counter[int] = Counter()
        for posting in lists[:_RARE]:
            if len(posting) <= _COMMON:
                shared.update(posting)
        if not shared and lists:
            at = bisect_left(lists[0], next(self.near(new.place), 0))
            shared.update(lists[0][max(0, at - _COMMON // 2) : at + _COMMON // 2])
        return {number for number, _ in shared.most_common(_CANDIDATES)} | set(self.near(new.place))

    def scores(self, new: Placed) -> Iterator[tuple[float, int]]:
        """Yield (score, number) of each old text that is similar enough to a new one."""
        for number in self.candidates(new):
            old = self.old[number]
            least = OBSOLETE_THRESHOLD if old.place is None else THRESHOLD
            if score := fuzz.ratio(new.text, old.text, score_cutoff=least):
                apart = None if new.place is None or old.place is None else abs(new.place - old.place)
                yield score if apart is None else score + _NEARNESS / (1 + apart), number


def match_texts(new: Mapping[int, Placed], old: Mapping[int, Placed]) -> dict[int, int]:
    """Return number of a new text -> number of the old text that it most likely came from; none is used twice.

    Linear in the number of texts: each new text is compared with a limited number of old ones.
    """
    groups: dict[Hashable, dict[int, Placed]] = {one.group: {} for one in new.values()}
    for number, one in old.items():
        if one.group in groups:
            groups[one.group][number] = one
    indexes = {group: _Index(texts) for group, texts in groups.items()}
    scores = ((score, fresh, other) for fresh, one in new.items() for score, other in indexes[one.group].scores(one))
    return match_greedily(scores)


def match_greedily(pairs: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Return left -> right of the (score, left, right) with the highest scores; nothing is used twice.

    If scores are equal, the smaller left goes first, then the smaller right.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in sorted(pairs, key=lambda pair: (-pair[0], *pair[1:])):
        if left not in found and right not in taken:
            found[left] = right
            taken.add(right)
    return found


def _grams(text: str) -> set[str]:
    """Return the trigrams of a text between marks of its ends, and its pairs of adjacent words."""
    padded = f"\x02{text}\x03"
    grams = {padded[start : start + 3] for start in range(len(padded) - 2)} or {padded}
    return grams | {f"{first} {second} " for first, second in pairwise(text.split())}


def match_decks(gone: Mapping[str, Set[Key]], new: Mapping[str, Set[Key]], others: Set[Key]) -> dict[str, str]:
    """Return new deck -> the deck that is gone whose texts it has, the most similar pairs first.

    Texts in `others`, the decks that stayed, do not count: what all decks of a series have says nothing.
    """
    pairs = [
        (-likeness, now, then)
        for then, old in gone.items()
        for now, texts in new.items()
        if (likeness := _likeness(old, texts, others)) > _SAME_DECK
    ]
    found: dict[str, str] = {}
    for _, now, then in sorted(pairs):
        if now not in found and then not in found.values():
            found[now] = then
    return found


def _likeness(old: Set[Key], new: Set[Key], others: Set[Key]) -> float:
    """Return the part of two decks' texts that both have, from 0 to 1."""
    if old == new:
        return 1.0 if old else 0.0
    old, new = old - others, new - others
    return 2 * len(old & new) / (len(old) + len(new) or 1)
