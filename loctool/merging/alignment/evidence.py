"""The evidence that a text is the translation of another, and which texts of two decks come into question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import chain
from math import inf, log
from typing import NamedTuple

from loctool.glossary.bilingual.coverage import Judged, compare_words
from loctool.glossary.bilingual.lexicon import Pair
from loctool.merging.alignment.traces import Trace, source_traces, span_keys, target_keys
from loctool.text.markup import visible_text

_CANDIDATES = 4
"""Texts of the other deck that are compared with a text: those that share the rarest words with it."""
_COMMON = 200
"""A word that more texts have than this is not looked up."""


class Texts(NamedTuple):
    """The texts of a deck, each once, with their markup."""

    texts: Sequence[str]
    syntax: str
    """How they are written: see `loctool.text.placeholders.syntax_of`."""


class Evidence:
    """The different texts of two decks, and the evidence for each pair; texts are known by their numbers."""

    def __init__(self, sources: Texts, targets: Texts, pair: Pair) -> None:
        """Index the targets by what they have of their sources. `pair` has the base languages."""
        self.sources = [visible_text(text, sources.syntax) for text in sources.texts]
        self.targets = [visible_text(text, targets.syntax) for text in targets.texts]
        self.pair = pair
        self._known: dict[int, dict[int, float]] = defaultdict(dict)
        self._best: dict[int, float] = defaultdict(lambda: -inf)
        self._expected: dict[tuple[int, int], float] = {}
        spans = (span_keys(text, sources.syntax) for text in sources.texts)
        self._traces = [
            source_traces(text, pair) | {frozenset((key,)) for key in keys}
            for text, keys in zip(self.sources, spans, strict=True)
        ]
        spans = (span_keys(text, targets.syntax) for text in targets.texts)
        self._keys = [target_keys(text, pair) | keys for text, keys in zip(self.targets, spans, strict=True)]
        self._found: dict[Trace, frozenset[int]] = {}
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, keys in enumerate(self._keys):
            for key in keys:
                self._places[key].append(number)

    def value(self, source: int, target: int) -> float:
        """Return the logarithm of the likelihood ratio: above 0 if they are rather text and translation."""
        known = self._known[source]
        if target not in known:
            known[target] = self._compare(source, target)
            self._best[target] = max(known[target], self._best[target])
        return known[target]

    def find_better(self, source: int, target: int, margin: float) -> int | None:
        """Return the target that fits a text better than the one that it has, by a margin, and no known text better."""
        least = max(0.0, self.value(source, target) + margin)
        better = [(value, other) for other, value in self._known[source].items() if value > least]
        return max(((value, other) for value, other in better if value >= self._best[other]), default=(0, None))[1]

    def is_convincing(self, source: int, target: int, least: float, share: float) -> bool:
        """Return whether the evidence is more than `least` by a share of what it is if all words have counterparts."""
        return self.value(source, target) >= least + share * self._expected[source, target]

    def share_trace(self, source: int, target: int) -> bool:
        """Return whether a target has a word, a name or a number of a source."""
        return any(not trace.isdisjoint(self._keys[target]) for trace in self._traces[source])

    def known_values(self, source: int) -> Mapping[int, float]:
        """Return the targets that a source was compared with so far, each with its value."""
        return self._known[source]

    def _compare(self, source: int, target: int) -> float:
        compared = compare_words(self.sources[source], self.targets[target], self.pair)
        self._expected[source, target] = _most(compared.ours, len(compared.theirs)) + _most(
            compared.theirs, len(compared.ours)
        )
        judged = frozenset("=" + one.word.text.lower() for one in compared.ours if one.entry)
        others = (trace for trace in self._traces[source] if trace.isdisjoint(judged))
        found = (trace for trace in others if not trace.isdisjoint(self._keys[target]))
        return compared.evidence + sum(self._weigh(len(self._find(trace))) for trace in found)

    def _find(self, trace: Trace) -> frozenset[int]:
        if trace not in self._found:
            self._found[trace] = frozenset(chain.from_iterable(self._places.get(key, ()) for key in trace))
        return self._found[trace]

    def _weigh(self, places: int) -> float:
        """Return how much it says that a target has a trace that so many targets have."""
        return log((1 + len(self.targets)) / places)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs that come into question: each text with those that share the rarest words with it."""
        back: dict[int, dict[int, float]] = defaultdict(dict)
        for source, traces in enumerate(self._traces):
            shared: dict[int, float] = defaultdict(float)
            for places in map(self._find, traces):
                for target in places if len(places) <= _COMMON else ():
                    shared[target] += self._weigh(len(places))
            for target, weight in shared.items():
                back[target][source] = weight
            yield from ((source, target) for target in nlargest(_CANDIDATES, shared, key=shared.__getitem__))
        for target, weights in back.items():
            yield from ((source, target) for source in nlargest(_CANDIDATES, weights, key=weights.__getitem__))


def _most(judged: Iterable[Judged], length: int) -> float:
    """Return the evidence of words that all have a counterpart in a text of `length` words."""
    return sum(one.entry.evidence(True, length) for one in judged if one.entry)
