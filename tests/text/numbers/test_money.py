"""Signs of currencies, before or behind their numbers as the language writes them."""

from __future__ import annotations

import pytest

from loctool.text.numbers.style import localise_numbers


@pytest.mark.parametrize(
    ("source", "draft", "language", "written"),
    [
        ("4 €", "4 €", "en", "€4"),
        ("1.000,50 € im Jahr", "1.000,50 € a year", "en", "€1,000.50 a year"),
        ("4–5 €", "4–5 €", "en", "4–5\u00a0€"),
        ("ein 5-€-Schein", "a 5-€ note", "en", "a 5-€ note"),
        ("4 €", "€4", "ru", "4\u00a0€"),
        ("4 €", "4 €", "ru", "4\u00a0€"),
        ("4 € bis 5 €", "€4 to €5", "ru", "4\u00a0€ to 5\u00a0€"),
    ],
)
def test_money(source: str, draft: str, language: str, written: str) -> None:
    assert localise_numbers(source, draft, "de", language) == written
