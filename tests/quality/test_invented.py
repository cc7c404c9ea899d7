"""Words that do not exist are found in drafts, and hardly ever in human translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.glossary import TermIndex
from loctool.model import Status, Term
from loctool.quality.comparison import Comparison
from loctool.quality.rules.words.invented import find_invented, senseless

TRIPLES = Path(__file__).parents[1] / "data" / "drafting" / "slides.tsv"
NO_TERMS = TermIndex([], "de")


def invented(source: str, target: str, language: str, terms: TermIndex = NO_TERMS) -> list[str]:
    return find_invented(Comparison(source, target, "de", language, terms))


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("Autobauer und Zulieferer", "Carmakers, carmaker's suppliers and refinancings", "en"),
        ("Der ungelöste Streit", "The unresolved, fifteenfold row", "en"),
        ("Entschwefelung", "The organisation of desulphurised yoghurt couldn't be catastrophised", "en"),
        ("Vor Timișoara", "Outside Timișoara, at www.fjoordl.com, in gblorp.pdf", "en"),
        ("Ein Brief von Frau Krzyżanowska", "A letter by Mrs Krzyzanowskas", "en"),
        ("Biogas und Kryptowährung", "Биогазовая криптовалюта, семиметровый ветропарк", "ru"),
        ("Mehrspurig", "Восьмиполосная северо-западная торгово-промышленная дорога с какой-нибудь полосой", "ru"),
        (
            "Transponder in Pfälzer Wäldern bei Crailsheim",
            "Транспондеры в лесах под Крайльсхаймом, крайльсхаймских",
            "ru",
        ),
        ("Die größere Hälfte", "Бо\u0301льшая часть вёсельных лодок, НАТО, МАГАТЭ", "ru"),
        ("Gblorp", "Fjoordling", "fr"),
    ],
)
def test_words_made_of_others_and_names_are_known(source: str, target: str, language: str) -> None:
    assert invented(source, target, language) == []


@pytest.mark.parametrize(
    ("source", "target", "language", "words"),
    [
        ("Zusammenfassung", "Zusamenfussing", "en", ["Zusamenfussing"]),
        ("Schwester", "Schwelers", "en", ["Schwelers"]),
        ("Fugenkratzer: Test", "Fugecrators: test", "en", ["Fugecrators"]),
        ("GRÖSSE", "GRÖE", "en", ["GRÖE"]),
        ("Der Strom wird gewendet", "The current is kommutiert twice", "en", ["kommutiert"]),
        ("Vielen Dank", "DAND DANIR OFERERERSAMKIT", "en", ["OFERERERSAMKIT"]),
        ("Der Wirt", "Blorpening visiterers came", "en", ["Blorpening", "visiterers"]),
        ("Die Wirtschaft", "Он говорил об экономическиму росту", "ru", ["экономическиму"]),
        ("Erste Runde", "Кубочные игры здравооружённых", "ru", ["Кубочные", "здравооружённых"]),
    ],
)
def test_invented_words(source: str, target: str, language: str, words: list[str]) -> None:
    assert invented(source, target, language) == words


def test_a_word_of_the_glossary_is_known() -> None:
    term = Term("Schaltung", {"en": ("kommutiert gear",)}, Status.PREFERRED, "", "g.csv", 2)
    assert invented("Die Schaltung", "The kommutiert gears", "en", TermIndex([term], "de")) == []
    assert invented("Der Wald", "The kommutiert gears", "en", TermIndex([term], "de")) == ["kommutiert"]


@pytest.mark.parametrize(
    ("target", "refused"),
    [
        ("The stananafy", True),
        ("Stananafy of the whole year", False),
        ("Stananafy of blorping", True),
        ("Summary", False),
    ],
)
def test_a_draft_that_is_half_invented_is_senseless(target: str, refused: bool) -> None:
    assert bool(list(senseless(Comparison("Zusammenfassung", target, "de", "en", NO_TERMS)))) == refused


@pytest.mark.parametrize(("column", "language"), [(1, "en"), (2, "ru")])
def test_one_in_a_hundred_human_translations_is_accused_at_most(column: int, language: str) -> None:
    rows = [line.split("\t") for line in TRIPLES.read_text(encoding="utf-8").splitlines()]
    assert sum(bool(invented(row[0], row[column], language)) for row in rows) <= len(rows) / 100
