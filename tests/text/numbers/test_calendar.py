"""Months and days of the week, in words and in digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.language import locale_of
from loctool.text.numbers.calendar import calendar_changes, named_months, possible_in


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("am 12.05.2024", "on 12 May 2024", "en"),
        ("am 12.05.", "12 мая", "ru"),
        ("12. Mai", "12.05.", "ru"),
        ("im Juni", "in June", "en"),
        ("im Juni", "июньский", "ru"),
        ("ab März", "from March onwards", "en"),
        ("Seit Mai", "С мая", "ru"),
        ("Das darf er", "He may", "en"),
        ("Der Marsch", "March on", "en"),
        ("Mais und Weizen", "maize and wheat", "en"),
        ("Der Augustiner", "The Augustinian", "en"),
        ("am Montag", "в понедельник", "ru"),
        ("am Mittwoch", "в среду", "ru"),
        ("in dieser Umgebung", "в этой среде", "ru"),
        ("Sonnabends", "on Saturdays", "en"),
        ("am Freitagabend", "on Friday evening", "en"),
        ("in der Nacht auf Freitag", "on Thursday night", "en"),
        ("Die „Bild am Sonntag“", "The Bild am Sonntag", "en"),
        ("Fridays for Future", "Fridays for Future", "en"),
        ("Die Novemberrevolution", "The November Revolution", "en"),
        ("3.5 Hektar", "3.5 hectares", "en"),
        ("Von Chiang Mai nach Pai", "из Чиангмая в Пай", "ru"),
        ("am Main", "on the Main", "en"),
        ("Herr Freitag", "Mr Friday", "en"),
        ("im März", "мартовский", "ru"),
        ("Mo–Fr geöffnet", "Open on weekdays", "en"),
        ("So, wie es ist", "As it is", "en"),
        ("am Mittwoch", "w środę", "pl"),
        ("am Freitag", "у п’ятницю", "uk"),
        ("im Mai", "τον Μάιο", "el"),
    ],
)
def test_the_same_date(source: str, target: str, language: str) -> None:
    assert calendar_changes(source, target, "de", language) == []


@pytest.mark.parametrize(
    ("source", "target", "language", "change"),
    [
        ("im Juni", "in July", "en", ("Juni", "July")),
        ("12.05.2024", "12 June 2024", "en", ("12.05.2024", "June")),
        ("am 12.05.", "on 12 June", "en", ("12.05.", "June")),
        ("im Mai", "в июне", "ru", ("Mai", "июне")),
        ("vom 7. bis 9. Mai", "from the 7th to the 9th", "en", ("Mai", "")),
        ("am Montag", "on Tuesday", "en", ("Montag", "Tuesday")),
        ("freitags", "on Wednesdays", "en", ("freitags", "Wednesdays")),
        ("am Dienstagabend", "в среду вечером", "ru", ("Dienstagabend", "среду")),
        ("in der Nacht auf Freitag", "в ночь на четверг", "ru", ("Freitag", "четверг")),
        ("im Mai", "в марте", "ru", ("Mai", "марте")),
        ("Mai", "June", "en", ("Mai", "June")),
        ("Ende Mai", "конец июня", "ru", ("Mai", "июня")),
        ("im Mai", "Машина пришла в июне", "ru", ("Mai", "июне")),
        ("im März", "The mayor marched in May", "en", ("März", "May")),
        ("Mo–Fr geöffnet", "Open Mon–Sat", "en", ("Fr", "Sat")),
        ("Mi, 3. Juni", "Thu, 3 June", "en", ("Mi", "Thu")),
        ("Kind, 4 J.", "ребёнок, 4 июля", "ru", ("", "июля")),
    ],
)
def test_another_date(source: str, target: str, language: str, change: tuple[str, str]) -> None:
    assert calendar_changes(source, target, "de", language) == [change]


@pytest.mark.parametrize("language", ["de", "en", "ru", "fr", "pl", "tr"])
def test_a_date_in_words_has_its_month(language: str) -> None:
    from datetime import date

    from babel.dates import format_date

    for month in range(1, 13):
        day = date(2025, month, 17)
        text = format_date(day, "full", locale=locale_of(language))
        assert set(named_months(text, language).sure) == {month}, text
        assert day.weekday() in possible_in(text, language, "days"), text


@given(st.text(), st.text(), st.sampled_from(["de", "en", "ru", "pl", "tlh"]))
def test_no_text_raises(source: str, target: str, language: str) -> None:
    assert isinstance(calendar_changes(source, target, "de", language), list)


def test_thousands_of_digits_are_no_date() -> None:
    assert calendar_changes("12.05." + "1" * 5000, "1" * 5000, "de", "en") == []


@pytest.mark.parametrize("language", ["de", "en", "ru", "fr", "es", "uk"])
def test_abbreviated_months_may_begin_a_sentence(language: str) -> None:
    locale = locale_of(language)
    assert locale is not None
    for number, name in locale.months["format"]["abbreviated"].items():
        assert number in named_months(f"{name.capitalize()} 2024", language).sure
