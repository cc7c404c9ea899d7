"""Parts and multiples in words, and words that bound numbers."""

from __future__ import annotations

import pytest

from loctool.text.numbers.magnitudes import bound_changes, magnitude_changes


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("zwei Drittel", "two thirds", "en"),
        ("zwei Drittel", "две трети", "ru"),
        ("die Hälfte", "50 per cent", "en"),
        ("die Hälfte", "половина", "ru"),
        ("doppelt so viel", "twice as much", "en"),
        ("doppelt so viel", "вдвое больше", "ru"),
        ("Das dritte Mal, ein Viertel", "the third time, a quarter", "en"),
        ("weshalb", "half", "en"),
    ],
)
def test_the_same_magnitude(source: str, target: str, language: str) -> None:
    assert magnitude_changes(source, target, "de", language) == []


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("zwei Drittel der Haushalte", "one third of households", "en"),
        ("zwei Drittel der Haushalte", "половина домохозяйств", "ru"),
        ("die Hälfte", "a third", "en"),
        ("die Hälfte", "треть", "ru"),
        ("um ein Viertel", "by three quarters", "en"),
        ("doppelt so teuer", "three times as expensive", "en"),
        ("verdoppelt", "утроила", "ru"),
    ],
)
def test_another_magnitude(source: str, target: str, language: str) -> None:
    assert len(magnitude_changes(source, target, "de", language)) == 1


@pytest.mark.parametrize(
    ("source", "target", "language", "count"),
    [
        ("mit über 100.000 Menschen", "with 100,000 people", "en", 1),
        ("mit über 100.000 Menschen", "with more than 100,000 people", "en", 0),
        ("mit über 100.000 Menschen", "более чем с 100 000 человек", "ru", 0),
        ("mehr als 7 Tage", "7 дней", "ru", 1),
        ("bis zu 90 Tage", "90 days", "en", 1),
        ("mindestens 5", "at most 5", "en", 1),
        ("eine Anleihe über 100 Euro", "a bond of 100 euros", "en", 0),
        ("Das Institut verfügt über 14 Mikroskope", "The institute has 14 microscopes", "en", 0),
    ],
)
def test_bounds(source: str, target: str, language: str, count: int) -> None:
    assert len(bound_changes(source, target, "de", language)) == count
