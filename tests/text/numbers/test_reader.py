"""Number values that a translation keeps, loses or invents."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.numbers.differences import number_differences
from loctool.text.numbers.reader import find_numbers, read_amount, read_digits
from loctool.text.numbers.style import localise_number


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("en", "1.234,5 Tonnen", "1,234.5 tonnes"),
        ("ru", "1.234,5 Tonnen", "1 234,5 тонны"),
        ("en", "4 Milliarden Euro", "4 billion euros"),
        ("ru", "4 Milliarden Euro", "4 млрд евро"),
        ("en", "553 Mio. $", "$553m"),
        ("en", "zwei Bücher", "2 books"),
        ("ru", "im 21. Jahrhundert", "в XXI веке"),
        ("en", "im 21. Jahrhundert", "in the twenty-first century"),
        ("en", "am 12.5.2024", "on 12 May 2024"),
        ("ru", "am 12.05.2024", "12 мая 2024 года"),
        ("en", "um 23.15 Uhr", "at 11.15 p.m."),
        ("en", "von 22 bis 6 Uhr", "from 10 p.m. to 6 a.m."),
        ("en", "12.45 bis 13.45 Uhr", "12:45 to 1:45 p.m."),
        ("en", "die 1960er-Jahre", "the 1960s"),
        ("en", "die sechziger Jahre", "the 1960s"),
        ("en", "CO2-Steuer", "CO₂ tax"),
        ("en", "Version 1.2.3 auf 192.168.0.1", "version 1.2.3 on 192.168.0.1"),
        ("en", "Seite **3** von {n}", "page **3** of {n}"),
        ("ru", "8.000 Stimmen", "8000 голосов"),
        ("en", "Zwei von drei Minen", "two out of 3 mines"),
        ("ru", "Zwei von zwölf Minen", "две из двенадцати шахт"),
        ("en", "um halb drei", "at half past two"),
        ("en", "um fünfzehn Uhr", "at three o'clock"),
        ("en", "Vier-Augen-Prinzip", "two-person rule"),
        ("en", "in vierzehn Tagen", "in two weeks"),
        ("en", "zwölf Monate", "a year"),
        ("en", "Der Wert liegt bei 7,6.", "The value is 7.6."),
        ("en", "Es gab 1 Mine", "There was a mine"),
        ("en", "Es gab 0 Minen", "There were no mines"),
        ("en", "dreißig Minen", "30 mines"),
        ("en", "unter vier Augen", "between the two of them"),
        ("en", "Dreißig Firmen nach zwölf Monaten", "Thirty firms after a year"),
        ("en", "Nach zwölf Monaten kostet es 35 Euro", "After a year it costs thirty-five euros"),
        ("ru", "Nach zwölf Monaten sah er seine Familie wieder", "Через год он снова увидел семью"),
        ("en", "Zweidrittelmehrheit", "a majority of two thirds"),
        ("cs", "zwei Minen", "tři doly"),
    ],
)
def test_the_same_values(language: str, source: str, target: str) -> None:
    assert number_differences(source, target, "de", language) == ([], [])


@pytest.mark.parametrize(
    ("language", "source", "target", "lost", "invented"),
    [
        ("en", "12.500 Menschen", "1250 people", ["12.500"], ["1250"]),
        ("en", "4 Milliarden", "4 million", ["4 Milliarden"], ["4 million"]),
        ("en", "1 Billion Euro", "1 billion euros", ["1 Billion"], ["1 billion"]),
        ("ru", "20 Cent", "цент", ["20"], []),
        ("en", "drei Tage", "7 days", [], ["7"]),
        ("en", "Version 1.2.3", "version 1.2.4", ["1.2.3"], ["1.2.4"]),
        ("en", "4 Freunde", "4 friends of 4 friends", [], ["4"]),
        ("en", "Es gab 1 Mine", "There were mines and all", ["1"], []),
        ("en", "Es gab 0 Minen", "There are mines now", ["0"], []),
        ("en", "Der Wert liegt bei 7,6.", "The value is 6.7.", ["7,6"], ["6.7"]),
        ("en", "Die zwei Minen", "the three mines", ["zwei"], ["three"]),
        ("ru", "Sieben Minen", "восемь шахт", ["Sieben"], ["восемь"]),
        ("ru", "aus vier Minen", "из пяти шахт", ["vier"], ["пяти"]),
        ("en", "dreißig Minen", "sixty mines", ["dreißig"], ["sixty"]),
        ("ru", "fünf Minen", "четырём шахтам", ["fünf"], ["четырём"]),
        ("ru", "vierzig Minen", "пятьдесят шахт", ["vierzig"], ["пятьдесят"]),
        ("en", "am 12.5.2024", "on 15 May 2024", ["12"], ["15"]),
    ],
)
def test_other_values(language: str, source: str, target: str, lost: list[str], invented: list[str]) -> None:
    assert number_differences(source, target, "de", language) == (lost, invented)


AMOUNTS = st.decimals(0, 10**9, places=2).map(Decimal.normalize)


@given(AMOUNTS, st.sampled_from(["de", "en", "ru", "fr"]), st.booleans())
def test_what_is_written_is_read_again(amount: Decimal, language: str, grouped: bool) -> None:
    like = f"{amount:,f}" if grouped else f"{amount:f}"
    (number,) = find_numbers(like.translate(str.maketrans(",.", ".,")), "de")
    assert number.amount == amount
    assert read_amount(localise_number(number, language), language) == amount


def test_separators_mean_what_they_mean_in_their_language() -> None:
    assert read_digits("1.234", "de") == ("1234", "", ".", "")
    assert read_digits("1.234", "en") == ("1", "234", "", ".")
    assert read_digits("1.234.567,50", "de") == ("1234567", "50", ".", ",")
    assert read_digits("3.5", "de") == ("3", "5", "", ".")
    assert read_digits("0.125", "de") == ("0", "125", "", ".")
    assert read_digits("1\u00a0234,5", "ru") == ("1234", "5", "\u00a0", ",")
    assert read_digits("1,2,3", "en") is None


def test_each_part_of_a_ratio_is_a_number() -> None:
    assert number_differences("3:2 im Jahr 2019/20", "3:1 in 2019/20", "de", "en") == (["2"], ["1"])
    assert [one.kind for one in find_numbers("3:2 und 2019/20 um 12:30", "de")] == ["ratio", "ratio", "clock"]


def test_other_ways_to_write_a_number() -> None:
    assert number_differences("in den 1980ern", "in 1980", "de", "en")[0] == ["1980ern"]
    assert number_differences("in den 1980ern", "в 1980-х", "de", "ru") == ([], [])
    assert number_differences("CO2-Budget", "carbon budget", "de", "en") == ([], [])
    assert number_differences("um 13.30 Uhr", "at 13.30", "de", "en") == ([], [])
    assert number_differences("Stand 03/2024", "на 03.2024", "de", "ru") == ([], [])
    assert number_differences("neun Milliarden", "9 billion", "de", "en") == ([], [])
    assert number_differences("0,5", "0.05", "de", "en") == (["0,5"], ["0.05"])
    assert number_differences("3,5", "5.3", "de", "en") == (["3,5"], ["5.3"])
