"""Numbers that are labels stay, dashes between clauses too; amounts and ranges are written anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.numbers.reader import group_digits
from loctool.text.numbers.style import find_misformatted, localise_numbers

GROUPED = st.integers(1_000, 99_999).map(lambda number: group_digits(str(number), "."))


@given(
    GROUPED, st.sampled_from(["Raum", "Abschnitt", "Rev.", "PHP", "Firmware"]), st.sampled_from(["", " für alle", "."])
)
def test_a_number_behind_a_noun_stays_as_the_draft_has_it(number: str, noun: str, behind: str) -> None:
    source = f"{noun} {number}{behind}"
    assert localise_numbers(source, f"X {number} x", "de", "en") == f"X {number} x"
    assert find_misformatted(source, f"X {number} x", "de", "en") == []


@given(
    GROUPED,
    st.sampled_from(["Rund", "Etwa", "Der Ort hat", "Rund um Berlin"]),
    st.sampled_from(["Menschen", "€", "neue"]),
)
def test_what_counts_is_grouped_anew(number: str, before: str, behind: str) -> None:
    written = localise_numbers(f"{before} {number} {behind} sind da", f"about {number} x", "de", "en")
    assert written == f"about {number.replace('.', ',')} x"


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("Az. 12.345/22", "Ref. 12.345/22"),
        ("Joh 3,16", "John 3,16"),
        ("Räume 2.105 und 2.106", "Rooms 2.105 and 2.106"),
    ],
)
def test_references_stay(source: str, draft: str) -> None:
    assert localise_numbers(source, draft, "de", "en") == draft


@pytest.mark.parametrize("draft", ["Total 1,234,567", "Factor 2.5", "EUR 1,234.50", "Height 2,962 m"])
def test_amounts_behind_nouns_are_written_anew(draft: str) -> None:
    copied = draft.translate(str.maketrans(".,", ",."))
    assert localise_numbers(copied, copied, "de", "en").replace("\xa0", " ") == draft


@given(st.integers(1, 300), st.integers(1, 300))
def test_a_dash_with_spaces_in_the_source_makes_no_range(first: int, last: int) -> None:
    for dash in "–—-":
        source, draft = f"Tag {first} – {last} Stunden", f"Day {first} {dash} {last} hours"
        assert localise_numbers(source, draft, "de", "en") == draft
        assert localise_numbers(f"{first}–{last} x", draft, "de", "en") == f"Day {first}–{last} hours"
