"""Signs of currencies, before or behind their numbers as the language writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.numbers.currencies import changed_currencies
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


@given(
    st.integers(1, 99_999), st.sampled_from("€£¥"), st.sampled_from(["", " ", "\xa0"]), st.sampled_from(["en", "ru"])
)
def test_a_doubled_sign_is_written_once(amount: int, sign: str, gap: str, language: str) -> None:
    source = f"{amount} {sign} im Monat"
    written = localise_numbers(source, f"x {sign}{amount}{gap}{sign} y", "de", language)
    assert written.count(sign) == 1
    assert changed_currencies(source, written, "de", language) == []


def test_two_amounts_keep_their_signs() -> None:
    for draft in ("€100, €200", "€100 €200", "€5–€10"):
        assert localise_numbers(draft, draft, "de", "en").count("€") == 2


@pytest.mark.parametrize("dot", "·⋅")
def test_a_product_of_units_has_its_dot_everywhere(dot: str) -> None:
    source = "je kWh, der Preis der kWh"
    assert localise_numbers(source, f"за кВтч, 1 кВт{dot}ч", "de", "ru") == f"за кВт{dot}ч, 1 кВт{dot}ч"
    assert localise_numbers(source, "за 1 кВтч", "de", "ru") == "за 1 кВтч"
