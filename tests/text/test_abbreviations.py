"""Abbreviations written out as models know them."""

from __future__ import annotations

import pytest

from loctool.text.abbreviations import write_out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("z. B. Hunde", "zum Beispiel Hunde"),
        ("Z.B. Hunde", "Zum Beispiel Hunde"),
        ("Hunde u.\u00a0a. Tiere", "Hunde unter anderem Tiere"),
        ("Äpfel usw.", "Äpfel und so weiter."),
        ("i. d. R. frei", "in der Regel frei"),
        ("usw.de und abz.B.", "usw.de und abz.B."),
        ("Dr. Koch, Nr. 5", "Dr. Koch, Nr. 5"),
    ],
)
def test_german_abbreviations(text: str, expected: str) -> None:
    assert write_out(text, "de") == expected
    assert write_out(text, "fr") == text
