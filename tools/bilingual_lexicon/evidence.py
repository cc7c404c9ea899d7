"""What a translation says about a source's word: how reliably its translations come up, how often by chance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from tools.bilingual_lexicon.model1 import Association
from tools.bilingual_lexicon.pairs import Parallel, Vocabulary

LEAST_PROBABILITY = 0.02
LEAST_COUNT = 0.9
"""Of a translation: expected occurrences, so that a word in one long sentence has none."""
MOST_TARGETS = 12
PRIOR = (1.4, 2.0)
"""Covered occurrences of how many are taken for granted, so that a rare word is not held for reliable."""
LEAST_GAIN = 0.25
"""Reliability beyond chance from which a word says anything."""
NAME = 0.85
"""Share of capitals inside sentences from which a translation is a name."""
OF_TARGET = ">"
"""Before the key of a target's word: the row says how reliably one of the words that it translates is in the source."""

Targets = dict[int, dict[int, None]]


class Row(NamedTuple):
    """A line of the lexicon."""

    key: str
    reliability: float
    """Share of the occurrences whose translation has one of the targets."""
    rate: float
    """Occurrences of the targets among the other language's words."""
    kind: str
    """n for a name, c for a country, - for any other word."""
    targets: tuple[str, ...]


def rows(pairs: Parallel, learned: Association, least: int) -> Iterator[Row]:
    """Yield the words of both languages that say something about their counterparts, if `least` texts have them."""
    targets = _targets(learned)
    ours, theirs = _count_covered(pairs, targets)
    names, keys = pairs.ours.keys(), pairs.theirs.keys()
    judged = _Judge(pairs.theirs, len(pairs.targets))
    for number, found in targets.items():
        if pairs.ours.counts[number] < least:
            continue
        reliability, rate = judged.figures(ours[number], pairs.ours.counts[number], found)
        if judged.says_something(reliability, rate):
            best = next(iter(found))
            yield Row(names[number], reliability, rate, _kind(best, pairs.theirs), tuple(keys[one] for one in found))
    sources = defaultdict(list)
    for number, found in targets.items():
        for one in found:
            sources[one].append(number)
    judged = _Judge(pairs.ours, len(pairs.sources))
    for number, some in sources.items():
        if pairs.theirs.counts[number] < least:
            continue
        reliability, rate = judged.figures(theirs[number], pairs.theirs.counts[number], some)
        if judged.says_something(reliability, rate):
            yield Row(OF_TARGET + keys[number], reliability, rate, _kind(number, pairs.theirs), ())


class _Judge:
    """Figures of words by those of the other language."""

    def __init__(self, others: Vocabulary, texts: int) -> None:
        self._counts = others.counts
        self._total = sum(others.counts.values())
        self._average = self._total / texts

    def figures(self, covered: int, count: int, others: dict[int, None] | list[int]) -> tuple[float, float]:
        """Return reliability and rate."""
        return (covered + PRIOR[0]) / (count + PRIOR[1]), sum(self._counts[one] for one in others) / self._total

    def says_something(self, reliability: float, rate: float) -> bool:
        """Return whether a counterpart comes up more often in translations than in other texts."""
        return reliability - min(1.0, rate * self._average) >= LEAST_GAIN


def _kind(number: int, words: Vocabulary) -> str:
    return "n" if words.inside[number] > 0 and words.capitalised_share(number) >= NAME else "-"


def _count_covered(pairs: Parallel, targets: Targets) -> tuple[Counter[int], Counter[int]]:
    """Return in how many texts each word of both languages has a counterpart."""
    ours: Counter[int] = Counter()
    theirs: Counter[int] = Counter()
    nothing: dict[int, None] = {}
    for source, target in zip(pairs.sources, pairs.targets, strict=True):
        present, named = set(target), set()
        for number in source:
            found = present.intersection(targets.get(number, nothing))
            ours[number] += bool(found)
            named |= found
        theirs.update(named)
    return ours, theirs


def _targets(learned: Association) -> Targets:
    """Return each source's translations, the likeliest first."""
    kept = (learned.probability >= LEAST_PROBABILITY) & (learned.count >= LEAST_COUNT)
    found: dict[int, list[tuple[float, int]]] = defaultdict(list)
    columns = (learned.source[kept], learned.target[kept], learned.probability[kept])
    for source, target, probability in zip(*(column.tolist() for column in columns), strict=True):
        found[source].append((-probability, target))
    return {
        source: dict.fromkeys(target for _, target in sorted(some)[:MOST_TARGETS]) for source, some in found.items()
    }
