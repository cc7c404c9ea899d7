"""Which vanished text a new one came from: candidates by an index of trigrams, assigned one to one, the best first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

THRESHOLD = 0.6
"""Least similarity, twice the common characters by all of them: gettext's measure (fstrcmp) and its threshold."""
_CANDIDATES = 20
"""Old texts that are compared with a new one: those which share the most trigrams with it."""
_COMMON = 200
"""A trigram of more old texts than this tells nothing."""


def matches(new: Sequence[str], old: Sequence[str]) -> dict[int, int]:
    """Return index of a new text -> index of the old one that it most likely came from; none is given twice."""
    pairs = sorted(_pairs(new, old))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, fresh, former in pairs:
        if fresh not in found and former not in taken:
            found[fresh] = former
            taken.add(former)
    return found


def _pairs(new: Sequence[str], old: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """Yield (distance, new, old) of the texts that are similar enough."""
    postings: dict[str, list[int]] = defaultdict(list)
    for former, text in enumerate(old):
        for gram in _trigrams(text):
            postings[gram].append(former)
    for fresh, text in enumerate(new):
        shared: Counter[int] = Counter()
        for gram in _trigrams(text):
            if len(found := postings.get(gram, ())) <= _COMMON:
                shared.update(found)
        for former, _ in shared.most_common(_CANDIDATES):
            score = fuzz.ratio(text, old[former], score_cutoff=100 * THRESHOLD)
            if score >= 100 * THRESHOLD:
                yield -score, fresh, former


def _trigrams(text: str) -> set[str]:
    """Return the runs of three characters of a text, its ends marked."""
    padded = f"\x02{text}\x03"
    return {padded[start : start + 3] for start in range(len(padded) - 2)} or {padded}
