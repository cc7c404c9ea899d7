"""Hours and ordinals of drafts in the forms that their language has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.numbers.differences import number_differences
from loctool.text.numbers.style import localise_numbers
from loctool.text.numbers.times import time_changes

HALVES = st.sampled_from(["am", "pm", "a.m.", "p.m."])


@given(st.integers(13, 23), HALVES)
def test_an_hour_after_noon_is_counted_from_noon(hour: int, half: str) -> None:
    written = localise_numbers(f"um {hour} Uhr los", f"at {hour} {half} on", "de", "en")
    assert written == f"at {hour - 12} p{half[1:]} on"


@given(st.integers(1, 22), st.integers(13, 23), st.sampled_from([" to ", "–"]), HALVES)
def test_a_range_of_hours_keeps_its_times(first: int, last: int, dash: str, half: str) -> None:
    if first < last:
        source = f"von {first} bis {last} Uhr"
        written = localise_numbers(source, f"from {first}{dash}{last} {half}", "de", "en")
        assert str(last) not in written
        assert number_differences(source, written, "de", "en") == ([], [])
        assert time_changes(source, written, "de", "en") == []


@given(st.integers(1, 12), st.integers(1, 12), HALVES)
def test_right_hours_stay(first: int, last: int, half: str) -> None:
    draft = f"{first} to {last} {half} on"
    assert localise_numbers(f"{first} bis {last + 12} Uhr und {first}–{last}", draft, "de", "en") == draft


@given(st.integers(1, 400), st.sampled_from(["st", "nd", "rd", "th"]))
def test_an_ordinal_has_the_suffix_of_its_last_digits(number: int, suffix: str) -> None:
    written = localise_numbers(f"der {number}. Tag", f"the {number}{suffix} day", "de", "en")
    assert written == localise_numbers(f"der {number}. Tag", f"the {number}. day", "de", "en")
    assert written == localise_numbers(f"der {number}. Tag", f"the {number}. Day", "de", "en").lower()


@pytest.mark.parametrize("draft", ["There are 2. The rest stays.", "2. Methods", "the 11th and the 22nd", "5th"])
def test_right_drafts_stay(draft: str) -> None:
    assert localise_numbers("Es sind 2. Der Rest bleibt. 2. Methoden", draft, "de", "en") == draft


def test_a_month_behind_a_day_has_the_form_of_a_date() -> None:
    assert localise_numbers("am 2. Juni", "2. Июнь", "de", "ru") == "2\xa0июня"
    assert localise_numbers("Es waren 12 im Mai", "Их 12. Май был", "de", "ru") == "Их 12. Май был"
