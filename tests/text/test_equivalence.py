"""Texts that look and mean the same have one folded form."""

from __future__ import annotations

import html
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.equivalence import fold_text, is_same_text
from tests.catalog.entries import prose

FORMS = ("NFC", "NFD")


@given(st.text(), st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_canonical_equivalence(text: str, one: Literal["NFC", "NFD"], other: Literal["NFC", "NFD"]) -> None:
    assert is_same_text(unicodedata.normalize(one, text), unicodedata.normalize(other, text))


@given(prose, st.sampled_from("\u00ad\u200b\u2060\ufeff\u200e\u034f"), st.data())
def test_invisible_characters_between_words(text: str, invisible: str, data: st.DataObject) -> None:
    words = text.split(" ")
    place = data.draw(st.integers(1, len(words)))
    joined = " ".join([*words[: place - 1], words[place - 1] + invisible, *words[place:]])
    letter = words[place - 1][-1:].isalnum()
    assert is_same_text(text, joined) or not letter


@given(prose)
def test_folding_twice_changes_nothing_that_is_compared(text: str) -> None:
    assert is_same_text(text, text)
    assert fold_text(text) == fold_text(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize("character", "äÖß–„é€½²")
def test_entities_are_their_characters(character: str) -> None:
    for entity in (f"&#{ord(character)};", f"&#x{ord(character):X};"):
        assert html.unescape(entity) == character
        assert is_same_text(f"ein {entity} hier", f"ein {character} hier")


@pytest.mark.parametrize(
    ("one", "other"),
    [("x²", "x2"), ("½", "1/2"), ("½", "1⁄2"), ("™", "TM"), ("H₂O", "H2O"), ("①", "1"), ("𝐱", "x"), ("ª", "a"), ("ä", "a"),
     ("a b", "ab"), ("🏴\U000e0067\U000e007f", "🏴"), ("−", "-"), ("„a“", '"a"')],
)  # fmt: skip
def test_what_means_something_else(one: str, other: str) -> None:
    assert not is_same_text(one, other)
