"""Repeated words, words left in the source language, lengths; and how rarely human translations are accused."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.glossary import TermIndex
from loctool.model import Severity, Status, Term
from loctool.quality import RULES
from loctool.quality.comparison import Comparison
from tests.quality import messages, problems

TRIPLES = Path(__file__).parents[1] / "data" / "drafting" / "slides.tsv"


def test_untranslated() -> None:
    address = "miss.cabul from gestern@x.de"
    assert messages("untranslated", address, address, "ru") == []
    assert messages("untranslated", "Gestern große Gefahr", "gestern large Gefahr") == []
    assert messages("untranslated", "seit gestern warm", "warm since gestern") == ["left untranslated: gestern"]


@pytest.mark.parametrize(
    ("source", "target", "severities"),
    [
        ("Set it to false to disable.", "Чтобы запретить, задайте значение false.", [Severity.NOTE]),
        ("The wind rises in the north.", "Скорость rises in the north.", [Severity.WARNING]),
        ("Select the file", "Select the file", [Severity.WARNING]),
        ("Run “git pull” now.", "Выполните «git pull» сейчас.", []),
        ("Values are 'local' and 'cascaded'.", "Только 'local' и 'cascaded'.", []),
        ("Say “local”.", "Скажите «слово local».", [Severity.NOTE]),
        ("Use auto=true with timeout(3).", "Задайте auto=true для timeout(3).", []),
    ],
)
def test_english_words_in_other_scripts_are_commands_and_values(
    source: str, target: str, severities: list[Severity]
) -> None:
    text = Comparison(source, target, "en", "ru", TermIndex((), "en"))
    assert [problem.severity for problem in RULES["untranslated"].find(text)] == severities
    german = Comparison("Es war gestern warm", "Было gestern тепло", "de", "ru", TermIndex((), "de"))
    assert [problem.severity for problem in RULES["untranslated"].find(german)] == [Severity.WARNING]


def test_capitalised_words_may_be_names_unless_they_are_most_of_a_draft() -> None:
    rule = "untranslated-draft"
    assert messages(rule, "Gestern große Gefahr", "gestern large Gefahr") == []
    assert messages(rule, "eine große Gefahr", "a Gefahr") == ["left untranslated: Gefahr"]
    assert messages(rule, "Köln, Bremen", "Köln, Bremen") == []
    assert messages(rule, "gestern Gefahr", "gestern Gefahr") == ["left untranslated: gestern, Gefahr"]


@pytest.mark.parametrize("rule", ["untranslated-draft", "untranslated"])
def test_nouns_and_capitals_are_words_without_any_in_small_letters(rule: str) -> None:
    for left in ("Gefahr", "Normen:", "Punkt 2", "SCHULUNG", "NOCH FRAGEN?", "WAS SIE HEUTE LERNEN"):
        assert messages(rule, left, left), left
        assert messages(rule, left, left, "ru"), left
    for name in ("Angela Merkel", "BERLIN", "EU, NATO", "BIP 2024", "README", "KÖLN 2024"):
        assert messages(rule, name, name) == []
    assert messages(rule, "SCHULUNG IN KÖLN", "TRAINING IN KÖLN") == []


@pytest.mark.parametrize("name", ["Anna Müller", "Sabine Koch", "Peter Zimmermann", "Frau Richter", "ANNA MÜLLER"])
def test_names_of_people_stay(name: str) -> None:
    assert messages("untranslated-draft", name, name) == []
    assert messages("untranslated-draft", name, name, "ru") == []


@pytest.mark.parametrize(
    ("source", "target", "language", "lost"),
    [
        ("Anna Müller", "Daniel Müller", "en", True),
        ("Vortrag von Stefan Richter", "Lecture by Stefan Judge", "en", True),
        ("Anna Müllers Vortrag", "Anna Müller's lecture", "en", False),
        ("Anna Müller", "Анна Мюллер", "ru", False),
        ("Anna Müller", "Даниэль Мюллер", "ru", True),
        ("Gruß an Jens Krüger", "Привет Йенсу Крюгеру", "ru", False),
    ],
)
def test_other_names_of_people(source: str, target: str, language: str, lost: bool) -> None:
    assert bool(messages("lost-person", source, target, language)) == lost


def test_nouns_of_the_glossary_may_stay() -> None:
    terms = TermIndex([Term("Landtag", {"en": ("Landtag",)}, Status.PREFERRED, "", "g.csv", 2)], "de")
    assert messages("untranslated-draft", "Landtag", "Landtag", terms=terms) == []
    assert messages("untranslated", "Landtag", "Landtag", terms=terms) == []


def test_small_words_of_names_may_stay() -> None:
    source, draft = "Projekt „Wer, wenn nicht wir?“ startet", "Project “Wer, wenn nicht wir?” starts"
    name = Term("Wer, wenn nicht wir?", {}, Status.DO_NOT_TRANSLATE, "", "g.csv", 2)
    assert messages("untranslated-draft", source, draft)
    assert messages("untranslated-draft", source, draft, terms=TermIndex([name], "de")) == []


@pytest.mark.parametrize(
    ("target", "language", "words"),
    [
        ("Worldwide demand for rare earths rising rise", "en", "rising rise"),
        ("Спрос растёт расти", "ru_RU", "растёт расти"),
        ("Интерес интереса американских компаний", "ru", "Интерес интереса"),
        ("Repairs were being carried out", "en", ""),
        ("Prices rising, rise and fall", "en", ""),
        ("Они понимают друг друга", "ru", ""),
        ("река Река", "ru", ""),
        ("Preise steigen gestiegen", "de", ""),
    ],
)
def test_two_forms_of_a_word(target: str, language: str, words: str) -> None:
    found = [one for one in messages("repeated-words", "Etwas", target, language) if not one.startswith("repeats")]
    assert found == ([f"has one word in two forms: “{words}”"] if words else [])


def test_length() -> None:
    assert messages("length", "x" * 100, "x" * 300) == ["3.0 times as long as the source"]
    assert messages("length", "x" * 100, "x" * 20) == ["0.2 times as long as the source"]
    assert messages("length", "x" * 100, "x" * 110) == []
    assert messages("length", "Ja", "Certainly, sir") == []


def test_the_glossary_decides_the_length_of_a_text_of_terms() -> None:
    term = Term("Nickel", {"en": ("a metal that is used in many kinds of steel",)}, Status.PREFERRED, "", "t.csv", 1)
    terms, target = TermIndex([term], "de"), "A metal that is used in many kinds of steel"
    assert messages("length", "– Nickel:", target, terms=terms) == []
    assert messages("length", "Nickel", target) == ["7.2 times as long as the source"]
    assert messages("length", "kein Nickel", target, terms=terms) == ["3.9 times as long as the source"]


@pytest.mark.parametrize(
    "rule", [*(name for name, rule in RULES.items() if rule.refuses), "number-format", "untranslated"]
)
@pytest.mark.parametrize(("column", "language"), [(1, "en"), (2, "ru")])
def test_human_translations_are_not_accused(rule: str, column: int, language: str) -> None:
    rows = [line.split("\t") for line in TRIPLES.read_text(encoding="utf-8").splitlines()]
    accused = [row for row in rows if problems(rule, row[0], row[column], language)]
    assert len(rows) == 300
    assert accused == []


@pytest.mark.parametrize("target", [".e.", ".h. never", "See .e. R. free", "Fruit, etc..!", "One . two", "by , . 5"])
def test_full_stops_that_belong_to_nothing(target: str) -> None:
    assert messages("stray-punctuation", "Obst usw.", target)


@pytest.mark.parametrize("target", ["Fruit, etc.", "e.g., fruit", "Wait ... now", "At 5 p.m., fruit", "The U.S. way"])
def test_full_stops_of_abbreviations(target: str) -> None:
    assert messages("stray-punctuation", "Obst usw.", target) == []
