"""Signs that a translation keeps, or writes in words."""

from __future__ import annotations

import pytest

from loctool.text.signs import lost_signs, writes_percent


@pytest.mark.parametrize(
    ("language", "source", "draft", "signs"),
    [
        ("en", "Länge 5 µm", "Length 5", ["µ"]),
        ("en", "±0,3 Grad", "¥0.3 degrees", ["±"]),
        ("en", "20 °C und 3 m³", "20 degrees and 3 cubic metres", []),
        ("en", "a × b", "a × b", []),
        ("ru", "Widerstand 5 Ω", "5 Ом", []),
        ("ru", "Widerstand 5 Ω", "Спасность 5 с домом", ["Ω"]),
        ("en", "3 × 4 Meter", "Finally 3 boxes of 4 metres", ["×"]),
        ("ru", "½ Liter", "полный литр", ["½"]),
    ],
)
def test_signs_are_kept_or_written_in_words(language: str, source: str, draft: str, signs: list[str]) -> None:
    assert lost_signs(source, draft, "de", language) == signs


def test_letters_of_greek_texts_are_no_signs() -> None:
    assert lost_signs("Ωραία", "Fine", "el", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "writes"),
    [
        ("en", "%d percent", True),
        ("en_GB", "Sixty per cent", True),
        ("ru", "60 процентов", True),
        ("de", "60 Prozent", True),
        ("en", "60 per hour", False),
        ("xx", "percent", False),
    ],
)
def test_words_for_a_percent_sign(language: str, text: str, writes: bool) -> None:
    assert writes_percent(text, language) == writes
