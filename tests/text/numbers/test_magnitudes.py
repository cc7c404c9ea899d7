"""Parts and multiples in words, and words that bound numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("unter 100 Euro", "over 100 euros", "en", 1),
        ("ab 18 Jahren", "under 18", "en", 1),
        ("> 5", "< 5", "en", 1),
        ("+5 %", "−5 %", "en", 1),
        ("mehr als fünf", "fewer than five", "en", 1),
        ("mehr als die Hälfte", "менее половины", "ru", 1),
        ("mindestens 50", "не более 50", "ru", 1),
        ("nicht mehr als 5", "at most 5", "en", 0),
        ("von 3 bis 8", "от 3 до 8", "ru", 0),
        ("3-5 %", "+3 to 5 %", "en", 0),
        ("Sie verfügt über 10.000 Bücher", "It has 10,000 books", "en", 0),
        ("Wir reden über 50 Euro", "We talk about 50 euros", "en", 0),
        ("fast 100 %", "практически 100 %", "ru", 0),
        ("eine Anleihe über 100 Euro", "a bond of 100 euros", "en", 0),
        ("Das Institut verfügt über 14 Mikroskope", "The institute has 14 microscopes", "en", 0),
    ],
)
def test_bounds(source: str, target: str, language: str, count: int) -> None:
    assert len(bound_changes(source, target, "de", language)) == count


def test_only_bounds_turned_round_name_what_they_became() -> None:
    (turned,) = bound_changes("unter 100", "over 100", "de", "en")
    (lost,) = bound_changes("bis zu 90 Tage", "90 days", "de", "en")
    assert (turned.is_lost, lost.is_lost) == (False, True)


@given(st.text(), st.text(), st.sampled_from(["de", "en", "ru", "tlh"]))
def test_no_text_raises(source: str, target: str, language: str) -> None:
    assert isinstance(bound_changes(source, target, "de", language), list)
    assert isinstance(magnitude_changes(source, target, "de", language), list)
