"""Names of currencies."""

from __future__ import annotations

import pytest

from loctool.text.numbers.currencies import currencies


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("EUR", "€ EUR euro euros евро"),
        ("USD", "$ USD dollar dollars доллар долларов долл."),
        ("GBP", "£ GBP pfund pound pounds фунт фунтов"),
        ("RUB", "₽ RUB rubel rubels rouble roubles ruble rubles рубль рублей руб."),
        ("CHF", "CHF franken franc francs франк франков"),
        ("JPY", "¥ JPY yen yens иен иены"),
    ],
)
def test_every_name_of_a_currency(code: str, names: str) -> None:
    for name in names.split():
        assert currencies(f"für 5 {name.title()} heute") == {code}, name
