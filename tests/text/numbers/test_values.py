"""Numbers that translations give in other forms, and those that they change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.numbers.differences import number_differences
from loctool.text.numbers.style import find_misformatted
from loctool.text.numbers.times import time_changes

SAME = """
de en | 12 MW | 12,000 kW
de en | 1,5 km | 1,500 m
de en | 5 ha | 50,000 m²
de en | 90 min | 1.5 h
de ru | 12 MW | 12 000 кВт
de en | 8 bis 10 km | 5 to 6 miles
en ru | 77°F | 25 °C
de en | 1,5 Tsd. Euro | 1,500 euros
de en | 5 Mrd. Euro | 5,000 million euros
ru en | 10 т. р. | 10,000 roubles
de en | von 3 bis 8 Millionen Euro | from 3 million to 8 million euros
de en | 2 bis 4 Mio. | €2m–€4m
en ru | 5 or 7 billion | 5 млрд или 7 млрд
de en | 12 Mio. Tonnen | 12m tonnes
de en | 12 Mio. Euro | EUR 12m
de en | 12 T€ | €12,000
de en | 12 MEUR | €12 million
en ru | 1 Million | 1 млн
en de | 5 lakh | 500.000
de en | 1932 und 1933 Millionen Menschen | 1932 and 1933 … millions
de fr | 12 Mio. € | 12 millions d’euros
de pl | 5 Mrd. | 5 mld
pl de | o 12 milionach | 12 Mio.
de el | 12 Mio. | 12 εκατ.
de ja | 5 Mrd. Euro | 50億ユーロ
ja de | 1億2000万 | 120 Mio.
de zh | 12 Mio. | 1200万
de fr | 1980er | années 1980
de ja | 12. Mai | 5月12日
de fr | 5 Tage | cinq jours
de en | 0,5 % | .5%
en ru | at 7.30pm | в 19.30
en ru | 12:30 a.m. | 00.30
de en | 18.30–20 Uhr | 6.30–8 p.m.
de en | 18.30 UHR | 6.30 P.M.
de en | 0800 Uhr | 8 am
de en | Tel. 030 / 123 45-67 | +49 30 1234567
de en | 0800/6888000 | 0800/688 8000
en ru | 1980s | 1980х
en ru | the 1800s | в 1800 годах
de en | im 19. Jahrhundert | in the 1800s
de en | 2½ Stunden | 2.5 hours
de en | zwei Kinder (3, 5) | two children (3,5)
de ru | 1932/33 | 1932–1933
"""


def cases(table: str) -> list[tuple[str, str, str, str]]:
    rows = [line.split(" | ") for line in table.strip().splitlines()]
    return [(*languages.split(), source, target) for languages, source, target in rows]  # type: ignore[misc]


@pytest.mark.parametrize(("ours", "theirs", "source", "target"), cases(SAME))
def test_other_forms_of_a_value_are_no_differences(ours: str, theirs: str, source: str, target: str) -> None:
    assert number_differences(source, target, ours, theirs) == ([], [])
    assert find_misformatted(source, target, ours, theirs) == []


CHANGED = """
de en | 1,5 km | 1,600 m
de en | 3 bis 8 Millionen | 3 to 8 billion
de en | 12 Mio. Tonnen | 12 bn tonnes
de fr | 5 Mrd. | 5 millions
de ja | 5 Mrd. | 5億
de en | 20.15 Uhr | 8:45 pm
de en | Tel. 030-123456 | +49 30 123457
de en | 2½ | 2¼
de en | ½ | ¼
de en | 3 Mio. | 30 m
en ru | 12 miles | 12,5 км
"""


@pytest.mark.parametrize(("ours", "theirs", "source", "target"), cases(CHANGED))
def test_other_values_are_differences(ours: str, theirs: str, source: str, target: str) -> None:
    lost, more = number_differences(source, target, ours, theirs)
    assert lost
    assert all(number in source for number in lost)
    assert more
    assert all(number in target for number in more)


@pytest.mark.parametrize(
    ("theirs", "source", "target", "right"),
    [
        ("ru", "20.000 Euro", "20,000 евро", "20\xa0000"),
        ("en", "1.012 Plätze", "1.012 seats", "1,012"),
        ("en", "2,5 Mio. Euro", "2,5 million euros", "2.5"),
    ],
)
def test_another_style_is_only_that(theirs: str, source: str, target: str, right: str) -> None:
    assert number_differences(source, target, "de", theirs) == ([], [])
    assert [new for _, new in find_misformatted(source, target, "de", theirs)] == [right]


@pytest.mark.parametrize(
    ("theirs", "source", "target", "is_sure"),
    [
        ("en", "um 8 Uhr", "at 8 pm", [False]),
        ("en", "um 15 Uhr", "at 3 am", [True]),
        ("en", "9.30 Uhr morgens", "9:30 pm", [True]),
        ("ru", "8 Uhr morgens", "8 вечера", [True]),
        ("en", "um 8 Uhr abends", "at 8 pm", []),
        ("en", "heute Abend um 8 Uhr", "at 8 pm tonight", []),
        ("en", "um 12 Uhr", "at 12 p.m.", []),
        ("ru", "um 15 Uhr", "в 3 часа дня", []),
    ],
)
def test_times_keep_their_half_of_the_day(theirs: str, source: str, target: str, is_sure: list[bool]) -> None:
    assert [change.is_sure for change in time_changes(source, target, "de", theirs)] == is_sure


SIGNS = st.text(
    st.one_of(st.characters(categories=["Nd", "No", "Po", "Sc", "Zs"]), st.sampled_from("0123456789.,:-/+"))
)
SIGNS |= st.lists(
    st.sampled_from(["1" * 40, "9" * 4400, "er", "s", " Mio.", "m", "½", ":", "-", " Uhr", "0", " "])
).map("".join)


@given(SIGNS, SIGNS, st.sampled_from(["de", "en", "ru", "fr", "ja", "ar", "tlh"]))
def test_any_signs_can_be_compared(source: str, target: str, language: str) -> None:
    number_differences(source, target, "de", language)
    find_misformatted(source, target, "de", language)
    time_changes(source, target, "de", language)
    assert number_differences(source, source, "de", "de") == ([], [])


def test_long_amounts_keep_their_digits() -> None:
    digits = "123456789" * 5
    assert number_differences(f"{digits}", f"{digits[:-1]}8", "de", "en") == ([digits], [f"{digits[:-1]}8"])
    assert number_differences(f"Konto {digits}er", f"account {digits}s", "de", "en") == ([], [])


@pytest.mark.parametrize("part", ["7 ", "12 MW ", "3–", "5 m und ", "0", "8.30 ", "1:", "030 12 ", "½ ", "7 Mio. "])
def test_long_texts_end(part: str) -> None:
    text = part * (20_000 // len(part))
    lost, more = number_differences(text, text.replace("7", "8"), "de", "en")
    assert len(lost) == len(more) == text.count("7")
