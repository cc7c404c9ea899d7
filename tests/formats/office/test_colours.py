"""Names of colours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.formats.office.colours import name_colour


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("FF0000", "red"), ("#00b050", "green"), ("0070C0", "blue"), ("002060", "dark blue"), ("FFC000", "orange"),
        ("FFFF00", "yellow"), ("7030A0", "purple"), ("C00000", "red"), ("000000", "black"), ("FFFFFF", "white"),
        ("808080", "grey"), ("FFC0CB", "pink"), ("833C0B", "brown"), ("auto", ""), ("", ""),
    ],
)  # fmt: skip
def test_usual_colours(code: str, name: str) -> None:
    assert name_colour(code) == name


@given(st.integers(0, 0xFFFFFF))
def test_each_colour_has_a_name(code: int) -> None:
    assert name_colour(f"{code:06x}")
