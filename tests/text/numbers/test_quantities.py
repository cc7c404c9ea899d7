"""Units of numbers, compared by value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.language import locale_of
from loctool.text.numbers.changes.units import unit_changes
from loctool.text.numbers.quantities import find_quantities
from loctool.text.numbers.unit_names import plain_symbol, unit_named, unit_names


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("12 MW", "12 megawatts", "en"),
        ("12 MW", "12 МВт", "ru"),
        ("12 MW", "12 MW", "ru"),
        ("12 MW", "12,000 kW", "en"),
        ("eine 12-MW-Anlage", "a 12-megawatt plant", "en"),
        ("eine 12-MW-Anlage", "12-мегаваттная установка", "ru"),
        ("1 ha", "1 hectare", "en"),
        ("5 Hektar", "с 5 гектарами", "ru"),
        ("1,2 Millionen Tonnen", "1.2 Mt", "en"),
        ("5 bis 7 km", "5 to 7 km", "en"),
        ("5 km bis 7 km", "5 to 7 kilometres", "en"),
        ("130 km/h", "130 kilometres per hour", "en"),
        ("130 km/h", "130 км/ч", "ru"),
        ("120 kWh/m²", "120 кВт⋅ч/м²", "ru"),
        ("40 Quadratmeter", "40 кв. м", "ru"),
        ("40 m²", "40 sq m", "en"),
        ("8 GB", "8 ГБ", "ru"),
        ("20 °C", "20 degrees", "en"),
        ("14 Tage", "14 days", "en"),
        ("14 Tage", "2 weeks", "en"),
        ("ein 5-jähriges Kind", "5 children", "en"),
        ("30 %", "30 per cent", "en"),
        ("um 10 Uhr", "at 10 a.m.", "en"),
        ("1976 in Rom", "в 1976 году в Риме", "ru"),
        ("die 7b", "class 7", "en"),
        ("82 kW", "82 kw", "en"),
        ("eine Woche", "seven days", "en"),
        ("ein Kilometer", "1,000 metres", "en"),
        ("eine Stunde täglich, zwei am Montag", "an hour a day, two on Monday", "en"),
        ("5 km breit, 10 km lang", "5 km wide, 10 miles (16 km) long", "en"),
        ("der Sprung über 7,53 m in Rom", "the jump of 7.53 m in Rome", "en"),
        ("12 kWh", "12 kW h", "en"),
        ("60 dB", "60 децибел", "ru"),
        ("mit 81 Jahren", "at 81", "en"),
        ("ein 18 Monate altes Kind", "18-месячный ребёнок", "ru"),
        ("Seit 1989", "С 1989 года", "ru"),
        ("\u241f Tage", "\u241f days", "en"),
        ("\u241f km", "1 km, \u241f miles", "en"),
    ],
)
def test_the_same_quantity(source: str, target: str, language: str) -> None:
    assert unit_changes(source, target, "de", language) == []


@pytest.mark.parametrize(
    ("source", "target", "language", "is_lost"),
    [
        ("12 MW", "12 kW", "en", False),
        ("12 MW", "12 МВ", "ru", False),
        ("12 MW", "12 киловатт", "ru", False),
        ("500 kWh", "500 MWh", "en", False),
        ("eine 12-MW-Anlage", "a 12-kilowatt plant", "en", False),
        ("5 m breit", "5 km wide", "en", False),
        ("8 GB", "8 GiB", "en", False),
        ("1.600 Kilometer", "1,600 miles", "en", False),
        ("130 km/h", "130 m/s", "en", False),
        ("3 Wochen", "3 months", "en", False),
        ("120 ha Wald", "120 forest", "en", True),
        ("120 ha", "120", "ru", True),
        ("von 3 % auf 6,1 %", "from 3 to 6.1", "en", True),
        ("1,8 t", "1.8", "en", True),
        ("22 Wochen Wartezeit", "ждут 22", "ru", True),
        ("2 MW Wind und 3 MW Sonne", "2 MW wind and 3 kW solar", "en", False),
        ("2 kg und 3 kg", "2 kg and 3 g", "en", False),
        ("2 kg und 2 kg", "2 kg and 2 g", "en", False),
        ("5 h", "5 min", "en", False),
        ("10 s", "10 ms", "en", False),
        ("2 h", "2 days", "en", False),
        ("5m", "5cm", "en", False),
        ("60 dB", "60 Hz", "en", False),
        ("ein Kilometer", "a mile", "en", False),
        ("eine Woche", "a month", "en", False),
        ("\u241f km", "\u241f miles", "en", False),
        ("\u241f Tage", "\u241f weeks", "en", False),
        ("Seit 1989", "С 1989 месяца", "ru", False),
    ],
)
def test_another_quantity(source: str, target: str, language: str, is_lost: bool) -> None:
    assert [change.is_lost for change in unit_changes(source, target, "de", language)][:1] == [is_lost]


PREFIXED = [
    f"{prefix}{unit}" for prefix in ("kilo", "mega", "giga", "milli") for unit in ("watt", "watt-hour", "byte", "volt")
]


@given(st.sampled_from(PREFIXED), st.sampled_from(PREFIXED), st.integers(2, 900), st.sampled_from(["en", "ru"]))
def test_prefixed_units_agree_only_by_value(ours: str, theirs: str, amount: int, language: str) -> None:
    source, target = _symbol(ours, "de"), _symbol(theirs, language)
    is_same = unit_named(ours) == unit_named(theirs)
    assert (unit_changes(f"{amount} {source}", f"{amount} {target}", "de", language) == []) is is_same


def _symbol(name: str, language: str) -> str:
    """Return a symbol of a unit that stands for no other one."""
    symbols = [form for form, units in unit_names(language).symbols.items() if units == (unit_named(name),)]
    script = (lambda form: not form.isascii()) if language == "ru" else str.isascii
    return min((form for form in symbols if script(form)), key=len)


@pytest.mark.parametrize("language", ["de", "en", "ru", "fr", "pl", "es", "ja"])
def test_every_unit_of_cldr_is_read_back(language: str) -> None:
    from babel.units import format_unit

    for unit in ("power-megawatt", "energy-kilowatt-hour", "area-hectare", "length-kilometer", "digital-gigabyte"):
        text = str(format_unit(12, unit, "short", locale=locale_of(language)))
        (found,) = find_quantities(text, language)
        assert unit_named(unit.partition("-")[2]) in found.units, text


def test_symbols_have_one_spelling() -> None:
    assert plain_symbol("kW⋅h") == plain_symbol("kWh")
    assert plain_symbol("m2") == plain_symbol("m²")
    assert plain_symbol("\N{GREEK SMALL LETTER MU}g") == plain_symbol("\N{MICRO SIGN}g")


@given(st.text(), st.text(), st.sampled_from(["de", "en", "ru", "tlh"]))
def test_no_text_raises(source: str, target: str, language: str) -> None:
    assert isinstance(unit_changes(source, target, "de", language), list)
    assert isinstance(unit_changes(f"5 {source}", f"5 {target}", "de", language), list)


@pytest.mark.parametrize(("ours", "theirs"), [("12 MW ", "12 kW "), ("12 km ", "12 "), ("eine Meile ", "a mile ")])
def test_long_texts_are_judged(ours: str, theirs: str) -> None:
    """Such texts once took half a minute: a comparison of each quantity with each other one would not end here."""
    assert len(unit_changes(ours * 5_000, theirs * 5_000, "de", "en")) <= 5_000
