"""Letters beside numbers: codes, and words that stick to digits."""

from __future__ import annotations

import pytest

from loctool.text.numbers.codes import changed_codes, glued_words, lost_codes


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("nach DIN EN 1090", "to DIN 1090", ["DIN EN 1090"]),
        ("nach DIN EN 1090", "to DIN EN 1090", []),
        ("nach ISO/IEC 27001", "по ИСО/МЭК 27001", []),
        ("nach ISO/IEC 27001", "to ISO 27001", ["ISO/IEC 27001"]),
        ("die Linie S 3", "line 3", ["S 3"]),
        ("die Linie S 3", "line S3", []),
        ("auf der A 7", "по трассе А7", []),
        ("bei der WM 2022", "at the 2022 World Cup", []),
        ("DIE ZAHL 5", "THE NUMBER 5", []),
        ("nur EUR 100", "only €100", []),
        ("in KW 12", "in week 12", []),
        ("TOP 3: Haushalt", "Item 3: budget", []),
    ],
)
def test_codes(source: str, target: str, lost: list[str]) -> None:
    assert lost_codes(source, target, "de") == lost


@pytest.mark.parametrize(
    ("source", "target", "language", "glued"),
    [
        ("in den 1980ern", "in the 1980there", "en", ["1980there"]),
        ("in den 1980ern", "in the 1980ern", "en", ["1980ern"]),
        ("in den 1980ern", "in the 1980s", "en", []),
        ("der 3. Platz", "the 3rd place", "en", []),
        ("12 km", "12km", "en", []),
        ("um 17 Uhr", "at 5pm", "en", []),
        ("das Modell 4x4mm", "model 4x4mm", "en", []),
        ("9€/Monat", "9€/month", "en", []),
    ],
)
def test_glued(source: str, target: str, language: str, glued: list[str]) -> None:
    assert glued_words(source, target, language) == glued


@pytest.mark.parametrize(
    ("source", "target", "count"),
    [
        ("nach DIN EN 1090", "to ISO 1090", 1),
        ("nach VDE 0100", "to VDI 0100", 1),
        ("nach DIN 18040", "to ISO 18040", 1),
        ("nach § 14a", "under § 14b", 1),
        ("nach § 14a", "under § 14a", 0),
        ("weniger CO₂", "less CO3", 1),
        ("weniger CO₂", "less CO2", 0),
        ("IPv6", "IPv4", 0),
        ("nach ГОСТ 18040", "to GOST 18040", 0),
    ],
)
def test_codes_that_became_others(source: str, target: str, count: int) -> None:
    assert len(changed_codes(source, target)) == count


def test_thousands_of_digits_are_a_code() -> None:
    number = "1" * 5000
    assert lost_codes(f"Konto A {number}", f"account {number}", "de") == [f"A {number}"]
