"""Dates of drafts in their language's form, whole even if a model broke them or gave half of a range."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.numbers.differences import number_differences
from loctool.text.numbers.style import localise_numbers

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def _long(day: date) -> str:
    return str(format_date(day, "long", locale="en"))


@given(DAYS, st.sampled_from([".", ",", ". ", "/"]), st.sampled_from([".", ","]), st.booleans())
def test_a_broken_date_is_written_anew(day: date, first: str, second: str, is_short: bool) -> None:
    parts = (str(day.day), str(day.month)) if is_short else (f"{day.day:02}", f"{day.month:02}")
    source = f"findet am {'.'.join(parts)}.{day.year} statt."
    draft = f"takes place on {parts[0]}{first}{parts[1]}{second}{day.year}."
    assert localise_numbers(source, draft, "de", "en") == f"takes place on {_long(day)}."


@given(DAYS, st.integers(1, 80))
def test_both_ends_of_a_range_are_written_anew(start: date, days: int) -> None:
    end = date.fromordinal(start.toordinal() + days)
    first = f"{start.day}." if start.month == end.month else f"{start.day}.{start.month}."
    source = f"{first}–{end.day}.{end.month}.{end.year}"
    for language in ("en", "en_GB", "ru"):
        written = localise_numbers(source, source, "de", language)
        assert number_differences(source, written, "de", language) == ([], [])
        assert written != source or start.year != end.year
        assert localise_numbers(source, written, "de", language) == written
        assert _long(end).partition(" ")[2] in written or language != "en"


def test_a_range_within_a_month_names_it_once() -> None:
    assert localise_numbers("5.–7.5.2025", "5.–7.5.2025", "de", "en") == "May 5–7, 2025"


@given(DAYS, st.sampled_from(["am", "Ab", "vom", "der"]), st.booleans())
def test_a_date_without_a_year_gets_its_month(day: date, before: str, is_turned: bool) -> None:
    parts = (day.month, day.day) if is_turned else (day.day, day.month)
    written = localise_numbers(f"{before} {day.day}.{day.month}. um", f"on {parts[0]}.{parts[1]} at", "de", "en")
    assert written == f"on {format_date(day, 'MMMM d', locale='en')} at"


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("Abschnitt 1.7. und 2.3", "Section 1.7. and 2.3"),
        ("Version 2.4.1 vom 5. 2. 2024", "Version 2.4.1 of February 5, 2024"),
        ("am 1.7. 1,7 Millionen", "on July 1 1.7 million"),
        ("am 12.05. und", "on May 12 and"),
        ("vom 05.05. bis 07.05.2025", "from May 5 to May 7, 2025"),
    ],
)
def test_right_drafts_stay(source: str, draft: str) -> None:
    assert localise_numbers(source, draft, "de", "en") == draft
