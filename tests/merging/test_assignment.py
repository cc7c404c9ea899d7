"""The assignment against all assignments that there are."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.merging.assignment import best_assignment

Values = dict[int, dict[int, int]]
SMALL = st.dictionaries(
    st.integers(0, 5), st.dictionaries(st.integers(0, 5), st.integers(1, 9), max_size=5), max_size=5
)


def worth(values: Mapping[int, Mapping[int, int]], assignment: Mapping[int, int]) -> int:
    return sum(values[thing][place] for thing, place in assignment.items())


def greatest(values: Values) -> int:
    """Return the greatest sum of all assignments, each of them tried."""
    choices = product(*([(None, 0), *values[thing].items()] for thing in values))
    taken = (([place for place, _ in one if place is not None], sum(value for _, value in one)) for one in choices)
    return max(total for places, total in taken if len(places) == len(set(places)))


@given(SMALL)
def test_no_assignment_is_worth_more(values: Values) -> None:
    found = best_assignment(values)
    assert len(set(found.values())) == len(found)
    assert worth(values, found) == greatest(values)


@given(SMALL, st.integers(0, 2))
def test_a_search_cut_short_is_one_to_one_and_leaves_no_free_pair(values: Values, patience: int) -> None:
    found = best_assignment(values, patience)
    assert len(set(found.values())) == len(found)
    taken = set(found.values())
    assert not [thing for thing in values if thing not in found and values[thing].keys() - taken]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, {}),
        ({1: {}}, {}),
        ({0: {7: 5}, 1: {7: 6}}, {1: 7}),
        ({0: {7: 9, 8: 8}, 1: {7: 8}}, {0: 8, 1: 7}),
        ({0: {7: 9, 8: 2}, 1: {7: 6}}, {0: 7}),
        ({0: {1: 3, 2: 3}, 1: {1: 3, 2: 3}}, {0: 1, 1: 2}),
    ],
)
def test_a_thing_gives_way_where_that_adds_up(values: Values, expected: dict[int, int]) -> None:
    assert best_assignment(values) == expected


def test_a_whole_row_moves_on_for_the_last_that_comes() -> None:
    values = {thing: {thing: 6, thing + 1: 6} for thing in range(400)} | {400: {0: 5}}
    assert best_assignment(values) == {thing: thing + 1 for thing in range(400)} | {400: 0}
