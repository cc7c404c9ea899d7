"""Names in other spellings."""

from __future__ import annotations

import pytest

from loctool.glossary.bilingual.spelling import likeness


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Heiligenhafen", "Хайлигенхафене"), ("Whitmer", "Уитмер"), ("Selenskyj", "Zelensky"), ("München", "Munich"),
        ("Jenner", "Дженнер"), ("Hamburg", "Гамбурга"), ("Brazzaville", "Браззавиль"), ("Wickham", "Уикем"),
    ],
)  # fmt: skip
def test_the_same_name(name: str, other: str) -> None:
    assert likeness(name, other) >= 0.5


@pytest.mark.parametrize(("name", "other"), [("Hamburg", "Лейпциге"), ("Merkel", "Тюбингене"), ("Ferrer", "for")])
def test_other_names(name: str, other: str) -> None:
    assert likeness(name, other) < 0.5
