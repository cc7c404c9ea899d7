"""IBM model 1: which target key each source key is translated by, learned by expectation and maximisation.

Brown et al., The Mathematics of Statistical Machine Translation (1993), section 4.1.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.bilingual_lexicon.pairs import Parallel

ROUNDS = 5
TOO_COMMON = 0.003
"""Share of all words from which a key is no content: it is left out, since it occurs beside everything."""


@dataclass(frozen=True, slots=True)
class Association:
    """Pairs of keys: source number, target number, probability of the target given the source, expected count."""

    source: NDArray[np.int64]
    target: NDArray[np.int64]
    probability: NDArray[np.float64]
    count: NDArray[np.float64]


def associate(pairs: Parallel) -> Association:
    """Learn which keys translate which."""
    ours, theirs = _contents(pairs.ours.counts), _contents(pairs.theirs.counts)
    width = len(pairs.theirs.numbers)
    cells, groups, group = [], [], 0
    for source, target in zip(pairs.sources, pairs.targets, strict=True):
        left = np.array([n for n in source if n in ours], dtype=np.int64)
        right = np.array([n for n in target if n in theirs], dtype=np.int64)
        if len(left) and len(right):
            cells.append((left[None, :] * width + right[:, None]).ravel())
            groups.append(np.repeat(np.arange(group, group + len(right), dtype=np.int32), len(left)))
            group += len(right)
    flat = np.concatenate(cells)
    owner = np.concatenate(groups)
    del cells, groups
    logging.info("%d pairs of words", len(flat))
    unique, index = np.unique(flat, return_inverse=True)
    del flat
    return _maximise(unique // width, unique % width, index.astype(np.int32), owner)


def _contents(counts: dict[int, int]) -> frozenset[int]:
    total = sum(counts.values())
    return frozenset(number for number, count in counts.items() if count < TOO_COMMON * total)


def _maximise(
    source: NDArray[np.int64], target: NDArray[np.int64], index: NDArray[np.int32], owner: NDArray[np.int32]
) -> Association:
    """Return the probabilities after some rounds; `index` says which cell each pair of words is, `owner` its target."""
    probability: NDArray[np.float64] = np.ones(len(source))
    count: NDArray[np.float64] = probability
    for number in range(ROUNDS):
        share = probability[index]
        whole = np.bincount(owner, weights=share)
        share /= whole[owner]
        count = np.bincount(index, weights=share, minlength=len(source)).astype(np.float64)
        totals = np.bincount(source, weights=count)
        probability = count / totals[source]
        logging.info("round %d", number + 1)
    return Association(source, target, probability, count)
