from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_boundaries

from loctool.fit.breaks import find_breaks

PIECES = [
    "Die",
    "schnelle",
    "9",
    "30",
    "a",
    "Ж",
    "日",
    "ไ",
    "א",
    " ",
    " ",
    " ",
    *",.;:!?()[]{}–—%«»„“\"'’…\u00a0\u00ad\u200b$€°&@*+=|_",
]


def shown(text: str) -> str:
    places = {0, *find_breaks(text)}
    return "".join("¦" * (at in places and at > 0) + char for at, char in enumerate(text))


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_breaks_are_those_of_unicode(text: str) -> None:
    assert find_breaks(text) == list(line_break_boundaries(text))


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Die Lieferketten-Analyse", "Die ¦Lieferketten-¦Analyse"),
        ("24 % (z. B.) „so“", "24 ¦% ¦(z. ¦B.) ¦„so“"),
        ("und/oder 3/4 1/a", "und/oder ¦3/4 ¦1/a"),
        ("https://example.org/daten", "https://example.org/daten"),
        ("Covid-19 2025-01 -5", "Covid-¦19 ¦2025-01 ¦-5"),
        ("日本語。文", "日¦本¦語。¦文"),
    ],
)
def test_breaks(text: str, broken: str) -> None:
    assert shown(text) == broken


def test_the_end_is_a_break_and_an_empty_text_has_none() -> None:
    assert find_breaks("Wort") == [4]
    assert find_breaks("") == []
