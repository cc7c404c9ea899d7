"""Combinations of values in which every two values of different axes meet, far fewer than all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import Any


def pairwise(*axes: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return rows with a value of each axis, such that any two values of two axes are in one row at least."""
    everything = [*product(*axes)]
    missing = {pair for row in everything for pair in pairs_of(row)}
    rows = []
    while missing:
        rows.append(max(everything, key=lambda row: len(missing.intersection(pairs_of(row)))))
        missing.difference_update(pairs_of(rows[-1]))
    return rows


def pairs_of(row: Iterable[Any]) -> list[tuple[Any, ...]]:
    return [*combinations(enumerate(row), 2)]
