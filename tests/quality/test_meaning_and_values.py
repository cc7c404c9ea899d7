"""The entries of the rooms on values and on meaning: faults that are found, and good texts that are not reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.entries import findings, read_samples

DATA = Path(__file__).parents[1] / "data" / "quality"


@pytest.mark.parametrize("room", ["values", "meaning"])
def test_entries(room: str) -> None:
    samples = read_samples(DATA / f"{room}.po")
    found = findings(samples)
    wrong = [one.lines for number, one in enumerate(samples) if bool(found[number]) is one.is_good]
    assert len(samples) > 100
    assert wrong == []
