"""What a model adds to a translation is asked for again, and noted if it stays."""

from __future__ import annotations

import pytest

from loctool.catalog.reader import read
from loctool.drafting.asking.additions import find_additions
from tests.drafting.asking.answering import first_time
from tests.drafting.asking.conftest import TABLE, Slides
from tests.drafting.asking.test_faults import FIRE, put

ADDED = [
    "Translation: In 1987, 40 hectares burned down.",
    "“In 1987, 40 hectares burned down.”",
    "In 1987, 40 hectares burned down. (literally)",
    "In 1987, 40 hectares burned down. / In 1987, 40 hectares burnt down.",
    "In 1987, 40 hectares burned down. Note: this is word for word.",
]


@pytest.mark.parametrize("answer", ADDED)
def test_an_addition_is_asked_for_again(slides: Slides, answer: str) -> None:
    asked, _ = slides.ask(first_time(put(FIRE, answer)))
    first, second = asked.inquiries(FIRE)
    assert (first.finding, second.rejected) == ("", (answer,))
    assert slides.texts()[FIRE] == TABLE[FIRE]


@pytest.mark.parametrize("answer", ADDED)
def test_an_addition_that_stays_is_written_with_a_note(slides: Slides, answer: str) -> None:
    slides.ask(put(FIRE, answer))
    (entry,) = (one for one in read(slides.path()).messages() if one.msgid == FIRE)
    assert entry.msgstr == answer
    assert entry.fuzzy
    assert "note doubt, " in entry.tcomment


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Vielen Dank", "Vielen Dank – Thank you"),
        ("Fünf Schritte", "Five steps (Fünf Schritte)"),
        ("Der Wald", "The forest (formal)"),
        ("Der Wald am Fluss", "Перевод: Лес у реки"),
        ("Der Wald am Fluss", "Конечно, вот перевод: Лес у реки"),
        ("Der Wald", "«Лес»"),
        ("Ein Wald", "1. A forest"),
    ],
)
def test_additions_are_found(source: str, target: str) -> None:
    assert list(find_additions(source, target))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("„Wir kommen“, sagte er, „morgen.“", "«Мы придём, — сказал он. — Завтра»."),
        ("Er sagte, man fange morgen an.", "He said: “We will start tomorrow.”"),
        ("Der Wald – eine Gefahr", "The forest: a danger"),
        ("Alle – auch Kinder – kamen.", "Everybody (including children) came."),
        ("Der Bund (mit den Ländern)", "The federation (with the states)"),
        ("Männer/Frauen", "Men / women"),
        ("Hessen", "Hessen"),
        ("Bad Homburg", "Bad Homburg"),
        ("Der Ort verlor ein Viertel seiner Einwohner.", "За пять лет город потерял четверть жителей: люди уехали."),
    ],
)
def test_what_says_the_same_is_no_addition(source: str, target: str) -> None:
    assert list(find_additions(source, target)) == []


def test_what_check_warns_of_is_asked_for_again_and_the_better_answer_is_taken(slides: Slides) -> None:
    asked, report = slides.ask(first_time(put(FIRE, "IN 1987, 40 HECTARES BURNED DOWN.")))
    assert "capital" in asked.inquiries(FIRE)[1].finding
    assert slides.texts()[FIRE] == TABLE[FIRE]
    asked, report = slides.ask(put(FIRE, "in 1987, 40 hectares burned down."), renew=True, compare=True)
    assert len(asked.inquiries(FIRE)) == 2
    assert report.drafted == len(slides.texts())
    assert slides.texts()[FIRE] == "in 1987, 40 hectares burned down."


def test_what_says_nothing_is_mended(slides: Slides) -> None:
    asked, _ = slides.ask(put(FIRE, "\u202eIn 1987,  40\u200b hectares \ufeffburned down."))
    assert len(asked.inquiries(FIRE)) == 1
    assert slides.texts()[FIRE] == TABLE[FIRE]
