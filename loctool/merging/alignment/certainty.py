"""Texts whose partner is certain by their words alone, wherever in the deck they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import inf

from loctool.merging.alignment.evidence import Evidence

CERTAIN = 4.0
"""Least evidence, a logarithm: the words are 50 times likelier beside each other than by chance."""
SHARE = 0.25
"""Of the evidence that the words could give: the pair must have as much besides."""
MARGIN = 2.0
"""How much more evidence a pair must have than any other pair of one of its texts."""


def find_certain(evidence: Evidence) -> dict[int, int]:
    """Return source -> target of the texts that have much evidence, and clearly more than any other pair of theirs."""
    values = {pair: evidence.value(*pair) for pair in dict.fromkeys(evidence.candidates())}
    ours, theirs = _best_two(values)
    found = {}
    for (source, target), value in values.items():
        rivals = max(_rival(ours[source], value), _rival(theirs[target], value))
        if value - rivals >= MARGIN and evidence.is_convincing(source, target, CERTAIN, SHARE):
            found[source] = target
    return found


def find_equal(evidence: Evidence) -> dict[int, int]:
    """Return source -> target of the texts with letters that both decks have: credits, names, untranslated ones."""
    ours, theirs = (_unique(texts) for texts in (evidence.sources, evidence.targets))
    return {number: theirs[text] for text, number in ours.items() if text in theirs and any(map(str.isalpha, text))}


def _unique(texts: Sequence[str]) -> dict[str, int]:
    """Return text -> its number, texts left out that differ in markup alone."""
    shown = [" ".join(text.split()) for text in texts]
    counts = Counter(shown)
    return {text: number for number, text in enumerate(shown) if counts[text] == 1}


def _best_two(values: Mapping[tuple[int, int], float]) -> tuple[dict[int, list[float]], dict[int, list[float]]]:
    """Return the two highest values of each source, and of each target."""
    ours: dict[int, list[float]] = defaultdict(list)
    theirs: dict[int, list[float]] = defaultdict(list)
    for (source, target), value in values.items():
        for best in (ours[source], theirs[target]):
            best[:] = sorted((*best, value), reverse=True)[:2]
    return ours, theirs


def _rival(best: list[float], value: float) -> float:
    """Return the highest of the other values."""
    others = best[1:] if best[0] == value else best
    return max(others, default=-inf)
