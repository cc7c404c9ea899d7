"""The promise that benchmarks/updating.py measures: of real texts, no wrong carry-over and no lost translation."""

from __future__ import annotations

import pytest

from benchmarks.updating import KINDS, row

MECHANICAL = {"whitespace", "characters", "quotes", "markup"}
"""Kinds whose edits in the benchmark can all be carried."""


@pytest.mark.parametrize("kind", KINDS)
def test_edited_decks(kind: str) -> None:
    found, _ = row(kind, "ru", seed=7, referee=False)
    assert found["edited"] >= 25
    assert (found["wrong"], found["lost"], found["blank"]) == (0, 0, 0)
    if kind in MECHANICAL:
        assert found["carried"] == found["edited"]
    elif kind == "number":
        assert found["carried"] > found["edited"] / 2
    else:
        assert found["fuzzy"] == found["edited"]
