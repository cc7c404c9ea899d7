"""Cardinals in words, read in six languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.numbers.cardinals import all_cardinals, find_cardinals

LANGUAGES = ("de", "en", "ru", "fr", "es", "pl")


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "fünfunddreißigtausend Menschen", [35_000]),
        ("de", "zweieinhalb Milliarden und dreiunddreißig", [2_500_000_000, 33]),
        ("de", "Hunderttausende, Tausende von Kilometern, eine halbe Million", [100_000, 1000, 500_000]),
        ("de", "um halb drei, acht Tage, außer Acht, Zwei-Klassen-System", []),
        ("en", "two and a half billion, thirty-three, a hundred and one", [2_500_000_000, 33, 101]),
        ("en", "hundreds of thousands, tens of thousands, half a million", [100_000, 10_000, 500_000]),
        ("en", "two and three, the twenty-first, one of them, 5 million", [2, 3]),
        ("ru", "двадцать два, два с половиной миллиарда, десятки тысяч", [22, 2_500_000_000, 10_000]),
        ("ru", "два с лишним миллиона, полмиллиона, в шесть часов", [2_000_000, 500_000]),
        ("fr", "quatre-vingt-dix-sept, vingt et un, trois mille deux cents", [97, 21, 3200]),
        ("fr", "vingt pour cent", [20]),
        ("es", "treinta y dos, dos mil millones, cientos de miles", [32, 2_000_000_000, 100_000]),
        ("pl", "dwadzieścia trzy tysiące, dwa i pół miliarda", [23_000, 2_500_000_000]),
        ("cs", "dva miliony", []),
    ],
)
def test_values(language: str, text: str, values: list[int]) -> None:
    assert [value for _, _, value in find_cardinals(text, language)] == values


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_can_be_read(text: str, language: str) -> None:
    for one in all_cardinals(text, language):
        assert 0 <= one.start < one.end <= len(text)
        assert one.value > 0


@given(
    st.lists(st.sampled_from(["ein", "zwei", "hundert", "tausend", "million", "und", "einhalb"])),
    st.sampled_from([" ", ""]),
)
def test_german_words_in_any_order_can_be_read(words: list[str], gap: str) -> None:
    assert all(one.value >= Decimal("0.5") for one in all_cardinals(gap.join(words), "de"))
