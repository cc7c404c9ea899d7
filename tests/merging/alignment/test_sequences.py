"""Sequences aligned in order."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from loctool.merging.alignment.sequences import align, align_in_order

SCORES = st.integers(0, 5).flatmap(
    lambda width: st.lists(st.lists(st.integers(-3, 5), min_size=width, max_size=width), max_size=5)
)


def best_sum(scores: list[list[int]]) -> int:
    """Return the highest sum of all alignments, by trying each."""
    rows, columns = range(len(scores)), range(len(scores[0]) if scores else 0)
    return max(
        sum(scores[row][column] for row, column in zip(some, others, strict=True))
        for size in range(min(len(rows), len(columns)) + 1)
        for some in combinations(rows, size)
        for others in combinations(columns, size)
    )


@given(SCORES)
def test_no_alignment_is_better(scores: list[list[int]]) -> None:
    width = len(scores[0]) if scores else 0
    found = align_in_order(range(len(scores)), range(width), lambda one, other: scores[one][other])
    assert all(one < other for one, other in pairwise(found[key] for key in sorted(found)))
    assert all(scores[one][other] > 0 for one, other in found.items())
    assert sum(scores[one][other] for one, other in found.items()) == best_sum(scores)


def test_known_pairs_divide_the_sequences() -> None:
    assert align((4, 4), {1: 2}, lambda one, other: float(other == one + 1)) == {0: 1, 1: 2, 2: 3}


def test_a_known_pair_out_of_order_divides_nothing() -> None:
    assert align((4, 4), {0: 0, 1: 3, 3: 2}, lambda _one, _other: 1.0) == {0: 0, 1: 3, 3: 2, 2: 1}


def test_long_sequences_are_aligned_too() -> None:
    size = 1200
    found = align_in_order(range(size), range(size), lambda one, other: float(one == other))
    assert found == {one: one for one in range(size)}
