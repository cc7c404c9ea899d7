"""Names of currencies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.numbers.currencies import bare_amounts, changed_currencies, currencies
from loctool.text.numbers.currency_names import currency_nouns


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


@pytest.mark.parametrize(
    ("source", "target", "language", "is_changed"),
    [
        ("5 Złoty", "5 euros", "en", True),
        ("5 Złoty", "5 злотых", "ru", False),
        ("50 Rupien", "50 dollars", "en", True),
        ("50 Rupien", "50 rupees", "en", False),
        ("3 Mio. Yuan", "3 million yen", "en", True),
        ("5 Hrywnja", "5 рублей", "ru", True),
        ("500 schwedische Kronen", "500 шведских крон", "ru", False),
        ("500 schwedische Kronen", "500 Swedish kronor", "en", False),
    ],
)
def test_currencies_of_cldr(source: str, target: str, language: str, is_changed: bool) -> None:
    assert bool(changed_currencies(source, target, "de", language)) is is_changed


def test_names_that_are_other_words_need_a_number() -> None:
    assert currencies("Die Krone, a drama, драма, won in 2019 by real people") == frozenset()


def test_a_letter_may_stand_for_the_scale() -> None:
    assert currencies("capped at 12.5m zlotys") == {"PLN"}


def test_each_currency_has_one_code() -> None:
    codes = {*currency_nouns().values()}
    assert len(codes) > 60
    assert codes >= {"CZK", "INR", "CNY", "UAH", "HUF"}


@given(st.text(), st.text(), st.sampled_from(["de", "en", "ru", "tlh"]))
def test_no_text_raises(source: str, target: str, language: str) -> None:
    assert isinstance(changed_currencies(f"5 {source}", f"5 {target}", "de", language), list)
    assert isinstance(bare_amounts(f"5 {source}", f"5 {target}", "de", language), list)
