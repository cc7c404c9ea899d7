"""Translations of other texts, lost clauses, names and added negations."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.glossary import TermIndex
from loctool.quality import RULES
from loctool.quality.comparison import Comparison
from tests.quality import messages

TRIPLES = Path(__file__).parents[1] / "data" / "drafting" / "slides.tsv"
SOURCE = "Der Bürgermeister von Hamburg eröffnete gestern die neue Brücke, obwohl die Geländer noch fehlten."


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("en", "Our library lends out books, games and musical instruments free of charge."),
        ("ru", "Наша библиотека бесплатно выдаёт книги, игры и музыкальные инструменты."),
    ],
)
def test_other_text(language: str, target: str) -> None:
    assert messages("other-text", SOURCE, target, language) == ["is not a translation of this text"]
    assert messages("lost-clause", SOURCE, target, language) == []


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("en", "The mayor of Hamburg opened the new bridge yesterday."),
        ("ru", "Мэр Гамбурга вчера открыл новый мост."),
    ],
)
def test_a_clause_is_lost(language: str, target: str) -> None:
    (found,) = messages("lost-clause", SOURCE, target, language)
    assert found.startswith("leaves out “")
    assert "Geländer" in found


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("en", "The mayor of Hamburg opened the new bridge yesterday although the railings were still missing."),
        ("ru", "Мэр Гамбурга вчера открыл новый мост, хотя перил ещё не было."),
    ],
)
def test_whole_translations(language: str, target: str) -> None:
    for rule in ("other-text", "lost-clause", "lost-name"):
        assert messages(rule, SOURCE, target, language) == []


@pytest.mark.parametrize(
    ("language", "source", "target", "message"),
    [
        ("en", "Der Zug fährt nach Polen.", "The train goes to Norway.", "“Polen” became “Norway”"),
        ("ru", "Der Zug fährt nach Polen.", "Поезд идёт в Норвегию.", "“Polen” became “Норвегию”"),
        ("ru", "Der Zug fährt nach Polen.", "Поезд идёт в Польшу.", ""),
        ("ru", "Kanzlerin Angela Merkel reist nach Wien.", "Канцлер Ангела Меркель едет в Вену.", ""),
        ("en", "Der Zug hält in Heiligenhafen.", "The train stops in Heiligenhafen.", ""),
        ("ru", "Der Zug hält in Heiligenhafen.", "Поезд останавливается в Хайлигенхафене.", ""),
        ("pl", "Der Zug fährt nach Polen.", "Pociąg jedzie do Norwegii.", ""),
        ("en", "In Polen fährt der Zug.", "There the train runs.", "lost the name “Polen”"),
        ("en", "Der Zug kommt aus Minsk.", "The train is coming.", "lost the name “Minsk”"),
        (
            "en",
            "Das erklärte die Rednerin Farida Shaheed.",
            "The speaker, Farida, explained it.",
            "lost the name “Shaheed”",
        ),
        ("en", "Der Zug fährt durch Großbritannien.", "The train crosses the United Kingdom.", ""),
        ("en", "Der Hirsch wirft sein Geweih ab.", "The stag sheds its antlers.", ""),
        ("ru", "Das Kernkraftwerk liefert Strom.", "Атомная станция даёт ток.", ""),
        ("ru", "Kubas Revolutionäre landeten.", "Кубинские революционеры высадились.", ""),
        ("ru", "Unter den Toten sind zwölf Polen.", "Среди погибших двенадцать поляков.", ""),
        ("ru", "Das sagte Giorgia Meloni.", "Это сказала Джорджа Мелони.", ""),
    ],
)
def test_names(language: str, source: str, target: str, message: str) -> None:
    assert messages("lost-name", source, target, language) == ([message] if message else [])


@pytest.mark.parametrize(
    ("language", "source", "target", "word"),
    [
        ("en", "Die Zahl der Besucher ist gestiegen.", "The number of visitors has not risen.", "not"),
        ("en", "Die Zahl der Besucher ist gestiegen.", "The number of visitors has risen.", ""),
        ("en", "Nicht nur die Zahl ist gestiegen.", "The number has not only risen.", ""),
        ("en", "Das ist unmöglich.", "This is not possible.", ""),
        ("ru", "Die Frage ist ungeklärt.", "Вопрос не решён.", ""),
    ],
)
def test_added_negation(language: str, source: str, target: str, word: str) -> None:
    expected = [f"a negation that the source has not: “{word}”"] if word else []
    assert messages("added-negation", source, target, language) == expected


def test_russian_pronoun_without_its_negation() -> None:
    source = "Niemand hat das Gesetz gelesen."
    assert messages("lost-negation", source, "Никто читал закон.", "ru") == ["lost the negation “Niemand”"]
    assert messages("lost-negation", source, "Никто не читал закон.", "ru") == []


@pytest.mark.parametrize(("column", "language"), [(1, "en"), (2, "ru")])
@pytest.mark.parametrize("rule", ["added-negation", "lost-clause", "lost-name", "lost-negation", "other-text"])
def test_human_translations_have_hardly_any_findings(rule: str, column: int, language: str) -> None:
    terms = TermIndex([], "de")
    rows = [line.split("\t") for line in TRIPLES.read_text("utf-8").splitlines()]
    texts = [Comparison(row[0], row[column], "de", language, terms) for row in rows]
    assert sum(any(RULES[rule].find(text)) for text in texts) <= 3


def test_a_neighbours_translation_is_found() -> None:
    rows = [line.split("\t") for line in TRIPLES.read_text("utf-8").splitlines()]
    long = [row for row in rows if len(row[0]) > 60]
    terms = TermIndex([], "de")
    for column, language in ((1, "en"), (2, "ru")):
        texts = [Comparison(long[n][0], long[n - 1][column], "de", language, terms) for n in range(len(long))]
        found = sum(any(RULES["other-text"].find(text)) for text in texts)
        assert found >= 0.9 * len(texts)


def test_the_translation_of_a_neighbour_is_named() -> None:
    other = "Unsere Bibliothek verleiht Bücher, Spiele und Musikinstrumente."
    target = "Our library lends out books, games and musical instruments."
    text = Comparison(SOURCE, target, "de", "en", TermIndex((), "de"), neighbours=("", other))
    (problem,) = RULES["other-text"].find(text)
    assert problem.message.startswith("translates the message behind: “Unsere Bibliothek")


def test_an_item_of_a_list_is_lost() -> None:
    source = "Der Zug bringt Kohle, Milch und Zeitungen."
    assert messages("lost-clause", source, "The train brings coal and newspapers.", "en") == ["leaves out “Milch”"]
    assert messages("lost-clause", source, "The train brings coal, milk and newspapers.", "en") == []


@pytest.mark.parametrize(
    ("source", "target", "item"),
    [
        ("Sie pflegen Ehefrauen, Töchter oder Schwiegertöchter.", "They are looked after by wives or daughters-in-law.", "Töchter"),
        ("Auf Wiesen, auf denen Rohrkolben und Seggen wachsen.", "Meadows with bulrushes and sedges.", ""),
        ("Er mied das Bad, Beifalls- und Missfallensbekundungen.", "He avoided applause and disapproval.", ""),
    ],
)  # fmt: skip
def test_items_of_lists(source: str, target: str, item: str) -> None:
    assert messages("lost-clause", source, target, "en") == ([f"leaves out “{item}”"] if item else [])


def test_a_number_belongs_to_its_text() -> None:
    source, target = (
        "Schuldzuweisungen sind {}ausdrücklich unerwünscht.",
        "Поезда {}с понедельника снова идут по расписанию.",
    )
    assert messages("other-text", source.format(""), target.format(""), "ru") == ["is not a translation of this text"]
    assert messages("other-text", source.format("12,4 Mal "), target.format("12,4 раза "), "ru") == []


@pytest.mark.parametrize(
    ("source", "target", "language", "is_doubted"),
    [
        ("Gliederung", "Ignition", "en", True),
        ("Gliederung", "Outline", "en", False),
        ("Achtung", "Обыски", "ru", True),
        ("Achtung", "Внимание", "ru", False),
        ("Neues System", "Новая система", "ru", False),
        ("ERBSENSUPPE", "SALMON COFFIN", "en", True),
        ("Anna Müller", "Anna Müller", "en", False),
        ("12 MW", "12 MW", "en", False),
        ("", "", "en", False),
        ("Die Buche am Fluss wächst langsam.", "I cannot help with that.", "en", True),
        ("Die Buche am Fluss wächst langsam.", "Я не могу с этим помочь.", "ru", True),
        ("Gegen den Wind gelaufen", "Running into the wind", "en", False),
    ],
)
def test_drafts_have_a_word_that_translates_their_source(
    source: str, target: str, language: str, is_doubted: bool
) -> None:
    assert bool(messages("unrelated-words", source, target, language)) == is_doubted
