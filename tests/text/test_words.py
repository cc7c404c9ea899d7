"""Words and phrases that a text repeats."""

from __future__ import annotations

import pytest

from loctool.text.words import find_repetition


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("Between between between", "Between"),
        ("made made from", "made"),
        ("to the town to the town", "to the town"),
        ("He had had it", ""),
        ("forms, forms and more", ""),
        ("Би-би-си", ""),
    ],
)
def test_repetition(target: str, words: str) -> None:
    assert find_repetition("Etwas", target, "en") == words
