"""Prepared pairs as piece numbers in flat arrays, and an epoch's batches of them."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from loctool.errors import LoctoolError

Array = np.ndarray[Any, np.dtype[Any]]

BOS, EOS = 1, 2
"""Numbers of the pieces that begin and end a target; 0 pads it."""


@dataclass(frozen=True)
class Prepared:
    """Pairs as piece numbers: those of pair n begin where those of the pairs before it end."""

    source: Array
    target: Array
    source_length: Array
    target_length: Array
    weight: Array
    """How often each pair comes in an epoch, on average."""

    def save(self, path: Path) -> None:
        """Write the arrays as .npz."""
        np.savez(path, **{name: getattr(self, name) for name in self.__dataclass_fields__})

    @classmethod
    def load(cls, path: Path) -> Prepared:
        """Read what `save` wrote; raises LoctoolError."""
        try:
            with np.load(path) as arrays:
                return cls(**{name: arrays[name] for name in cls.__dataclass_fields__})
        except (OSError, ValueError, KeyError) as problem:
            raise LoctoolError(f"is no prepared corpus ({problem}); run tools.starter.prepare", path) from problem

    def __len__(self) -> int:
        return len(self.weight)

    def epoch(self, seed: int) -> Array:
        """Return the numbers of the pairs of an epoch: a weight of 2.3 gives a pair twice, or three times in 10."""
        chance = np.random.default_rng(seed)
        times = np.floor(self.weight + chance.random(len(self))).astype(np.int64)
        chosen = np.repeat(np.arange(len(self)), times)
        shuffled = chance.random(len(chosen))
        return chosen[np.lexsort((shuffled, self.target_length[chosen] // 3, self.source_length[chosen]))]

    def batches(self, size: int, seed: int) -> list[Array]:
        """Return an epoch's batches in random order, the same ones for the same seed.

        The sources of a batch have one length, so that no attention mask is needed; it has at most `size` pieces on
        its longer side, padding counted, or one pair alone.
        """
        chosen = self.epoch(seed)
        sources, targets = self.source_length[chosen].tolist(), self.target_length[chosen].tolist()
        groups, start = [], 0
        while start < len(chosen):
            end = batch_end(sources, targets, start, size)
            groups.append(chosen[start:end])
            start = end
        order = np.random.default_rng(seed + 1).permutation(len(groups))
        return [groups[place] for place in order]

    def rows(self, group: Array) -> tuple[Array, Array]:
        """Return a batch's sources, each ending in EOS, and its targets from BOS to EOS, then zeros."""
        length = int(self.source_length[group[0]])
        x = np.full((len(group), length + 1), EOS, np.int64)
        y = np.zeros((len(group), int(self.target_length[group].max()) + 2), np.int64)
        for row, pair in enumerate(group):
            start, count = int(self._source_at[pair]), int(self.target_length[pair])
            x[row, :length] = self.source[start : start + length]
            start = int(self._target_at[pair])
            y[row, 0], y[row, count + 1] = BOS, EOS
            y[row, 1 : count + 1] = self.target[start : start + count]
        return x, y

    @functools.cached_property
    def _source_at(self) -> Array:
        """Return where each pair's source begins."""
        return np.cumsum(self.source_length, dtype=np.int64) - self.source_length

    @functools.cached_property
    def _target_at(self) -> Array:
        """Return where each pair's target begins."""
        return np.cumsum(self.target_length, dtype=np.int64) - self.target_length


def batch_end(sources: list[int], targets: list[int], start: int, size: int) -> int:
    """Return the end of the batch that begins at `start`: see Prepared.batches; the lists are lengths in pieces."""
    longest, end = targets[start] + 1, start + 1
    while end < len(sources) and sources[end] == sources[start]:
        longest = max(longest, targets[end] + 1)
        if max(sources[start] + 1, longest) * (end - start + 1) > size:
            break
        end += 1
    return end
