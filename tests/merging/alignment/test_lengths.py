"""Lengths of translations."""

from __future__ import annotations

from loctool.merging.alignment.lengths import IMPROBABLE, deviation, usual_ratio, weigh_surplus


def test_the_usual_ratio_is_that_of_the_pairs() -> None:
    assert usual_ratio([("ab", "abcd"), ("abc", "abcdef"), ("a", "a" * 9), ("", "x")]) == 2
    assert usual_ratio([]) == 1


def test_a_deviation_grows_with_the_difference() -> None:
    text = "x" * 100
    assert deviation(text, text, 1.0) == 0
    assert 0 < deviation(text, "x" * 120, 1.0) < IMPROBABLE < deviation(text, "x" * 220, 1.0)
    assert deviation(text, "x" * 40, 1.0) < 0 == deviation(text, "x" * 40, 0.4)


def test_a_text_twice_as_long_has_probably_words_besides() -> None:
    assert weigh_surplus("a" * 80, "b" * 40, 0.5) > 4.0
    assert weigh_surplus("a" * 40, "b" * 40, 0.5) < -4.0
    assert weigh_surplus("a" * 20, "b" * 80, 0.5) < 0.0
