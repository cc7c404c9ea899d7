"""Lengths and shares of attributes."""

from __future__ import annotations

import pytest

from loctool.formats.odp.measures import read_length, read_share


@pytest.mark.parametrize(
    ("text", "points"),
    [("2.54cm", 72), ("25.4mm", 72), ("1in", 72), ("18pt", 18), ("2pc", 24), ("4px", 3), ("-.5in", -36), (" 1in ", 72)],
)
def test_lengths_are_read_in_points(text: str, points: float) -> None:
    assert read_length(text) == pytest.approx(points)


@pytest.mark.parametrize("text", ["", "1", "50%", "1 in", "1e3cm", "٣cm", "normal", "1.2.3cm"])
def test_what_is_no_length_has_none(text: str) -> None:
    assert read_length(text) is None


def test_shares_are_read_from_percentages() -> None:
    assert (read_share("92.5%"), read_share("-33%"), read_share("0.9"), read_share("")) == (0.925, -0.33, None, None)
