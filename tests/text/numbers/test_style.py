"""Drafts in their language's own numbers, dates, units and dashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.numbers.changes.units import unit_changes
from loctool.text.numbers.currencies import bare_amounts, changed_currencies
from loctool.text.numbers.differences import number_differences
from loctool.text.numbers.reader import group_digits
from loctool.text.numbers.style import find_misformatted, localise_numbers


@pytest.mark.parametrize(
    ("language", "source", "draft", "text"),
    [
        ("en", "1.234,5 Tonnen", "1.234,5 tonnes", "1,234.5 tonnes"),
        ("ru", "1.234,5 Tonnen", "1,234.5 тонны", "1\xa0234,5 тонны"),
        ("ru", "**4.800** mAh in 2024", "**4.800** мАч в 2024", "**4\xa0800** мАч в 2024"),
        ("en", "Es sind 19 %.", "It is 19 %.", "It is 19%."),
        ("ru", "Es sind 19 %.", "Это 19%.", "Это 19\xa0%."),
        ("en", "20,00 Euro", "20,00 euros", "20.00 euros"),
        ("en", "am 12.5.2024", "on 12.5.2024", "on May 12, 2024"),
        ("ru", "am 12.5.2024", "12.5.2024", "12.05.2024"),
        ("en", "am 12. Mai 2024", "on 12. May 2024", "on 12 May 2024"),
        ("en", "der 3. Platz", "the 3. place", "the 3rd place"),
        ("ru", "10 km und 5 kg", "10 km и 5 кг", "10\xa0км и 5\xa0кг"),
        ("en", "um 14:30 Uhr", "at 14:30 p.m.", "at 14:30"),
        ("en", "Es ist 14:30 Uhr.", "It is 14:30 p.m.", "It is 14:30."),
        ("en", "um 14:30 Uhr ja", "at 2:30 p.m. yes", "at 2:30 p.m. yes"),
        ("ru", "1,50 €", "1.50 €", "1,50\xa0€"),
        ("en", "4 € im Monat", "4 €a month", "€4 a month"),
        ("en", "2016–2022", "2016-2022", "2016–2022"),
        ("ru", "Das – ja – ist", "Это - да - есть", "Это\xa0— да\xa0— есть"),
        ("en", "Version 1.2.3, 192.168.0.1, Tel. 030 1234567", "Version 1.2.3, 192.168.0.1, tel. 030 1234567", "Version 1.2.3, 192.168.0.1, tel. 030 1234567"),
        ("en", "`1.234,5` {n}", "`1.234,5` {n}", "`1.234,5` {n}"),
        ("tlh", "1.234,5 Tonnen", "1.234,5 tonnes", "1.234,5 tonnes"),
    ],
)  # fmt: skip
def test_localised(language: str, source: str, draft: str, text: str) -> None:
    assert localise_numbers(source, draft, "de", language) == text


@given(
    st.lists(st.sampled_from(["1.234,5", "3,5", "12.5.2024", " %", " - ", "km", " ", "**", "{a}", "x", "7", "–", "."]))
)
def test_is_its_own_fixed_point_and_keeps_values(parts: list[str]) -> None:
    source = "".join(parts)
    once = localise_numbers(source, source, "de", "ru")
    assert localise_numbers(source, once, "de", "ru") == once


@pytest.mark.parametrize("amount", ["1.234", "12.500,75", "0,5", "1.000.000"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_copied_amount_gets_its_value_back(amount: str, language: str) -> None:
    draft = localise_numbers(f"{amount} Tonnen", f"{amount} x", "de", language)
    assert number_differences(f"{amount} Tonnen", draft, "de", language) == ([], [])


SLIDES = Path(__file__).parents[2] / "data" / "drafting" / "slides.tsv"


@pytest.mark.parametrize(("column", "language"), [(1, "en"), (2, "ru")])
def test_no_translation_gets_worse(column: int, language: str) -> None:
    for row in (line.split("\t") for line in SLIDES.read_text("utf-8").splitlines()):
        source, written = row[0], localise_numbers(row[0], row[column], "de", language)
        assert number_differences(source, written, "de", language) == ([], [])
        assert bare_amounts(source, written, "de", language) == []
        assert unit_changes(source, written, "de", language) == []
        assert find_misformatted(source, written, "de", language) == []


@given(
    st.lists(st.tuples(st.integers(1, 99_999), st.sampled_from(["€", "$", "£"])), min_size=1, max_size=3),
    st.sampled_from([" or ", ", ", " and ", "; "]),
    st.booleans(),
)
def test_right_amounts_of_money_stay_right(amounts: list[tuple[int, str]], between: str, is_before: bool) -> None:
    source = " oder ".join(f"{group_digits(str(amount), '.')} {sign}" for amount, sign in amounts)
    draft = between.join(f"{sign}{amount:,}" if is_before else f"{amount:,} {sign}" for amount, sign in amounts)
    written = localise_numbers(source, draft, "de", "en")
    assert bare_amounts(source, written, "de", "en") == []
    assert changed_currencies(source, written, "de", "en") == []


@pytest.mark.parametrize(
    ("source", "draft", "language"),
    [
        ("5 € oder 7 €", "5 or 7\xa0€", "en"),
        ("7000 Bewohner", "7,000 residents", "en"),
        ("Industrie 4.0", "Индустрия 4.0", "ru"),
        ("750 ml", "750\xa0ml", "en"),
        ("in den 1980ern", "in the 1980s", "en"),
    ],
)
def test_right_drafts_stay(source: str, draft: str, language: str) -> None:
    assert localise_numbers(source, draft, "de", language) == draft


def test_a_copied_decade_is_written_as_in_english() -> None:
    assert localise_numbers("in den 1980ern", "in the 1980ern", "de", "en") == "in the 1980s"
    assert localise_numbers("die 80er Jahre", "the 80er years", "de", "en") == "the 80s"


def test_says_what_is_written_wrongly() -> None:
    assert find_misformatted("1.234,5 und 3,5", "1.234,5 and 3.5", "de", "en") == [("1.234,5", "1,234.5")]
    assert find_misformatted("1.234 Mal", "1 234 раза", "de", "ru") == []
