"""Loops are words and phrases said again at once; numbers are none."""

from __future__ import annotations

import pytest

from loctool.engines.loops import loops


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("No word twice in a row, no.", 0),
        ("в конце прошлого прошлого года", 1),
        ("to to to", 2),
        ("Die die", 1),
        ("one two one two one two", 4),
        ("over the sea and over the hill", 0),
        ("1 000 000 000", 0),
        ("the city of Kiel, the city of Kiel", 4),
    ],
)
def test_loops(text: str, count: int) -> None:
    assert loops(text) == count
