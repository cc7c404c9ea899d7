"""Drafts of texts that are a term and nothing else."""

from __future__ import annotations

import pytest

from loctool.engines import ENGINES
from loctool.engines.argos.constraints.whole_terms import draft_whole_term
from loctool.glossary import TermIndex
from loctool.glossary.requirements import RequirementFinder
from loctool.model import Status, Term

ROWS = {
    "Fernwärme": ("district heating", "теплоснабжение"),
    "Wärmepumpe": ("heat pump", "тепловой насос"),
    "Seltene Erden": ("rare earths", "редкие земли"),
    "Messgerät": ("measuring device", "прибор «Весы»"),
}


def index() -> TermIndex:
    """Return a glossary of German terms and a name."""
    terms = [
        Term(source, {"en": (english,), "ru": (russian,)}, Status.PREFERRED, "", "terms.csv", line)
        for line, (source, (english, russian)) in enumerate(ROWS.items(), 1)
    ]
    return TermIndex([*terms, Term("NordLink", {}, Status.DO_NOT_TRANSLATE, "", "terms.csv", 9)], "de")


@pytest.mark.parametrize(
    ("text", "english", "russian"),
    [
        ("Fernwärme", "District heating", "Теплоснабжение"),
        ("Wärmepumpen:", "Heat pumps:", "Тепловые насосы:"),
        ("– Wärmepumpe", "– Heat pump", "– Тепловой насос"),
        ("[1]Wärmepumpen[2]", "[1]Heat pumps[2]", "[1]Тепловые насосы[2]"),
        ("Die Wärmepumpe", "The heat pump", "Тепловой насос"),
        ("Eine Wärmepumpe", "A heat pump", "Тепловой насос"),
        ("Die seltenen Erden", "The rare earths", "Редкие земли"),
        ("Messgeräte", "Measuring devices", "Приборы «Весы»"),
        ("FERNWÄRME", "DISTRICT HEATING", "ТЕПЛОСНАБЖЕНИЕ"),
        ("NordLink", "NordLink", "NordLink"),
        ("5 Wärmepumpen", None, None),
        ("Fernwärme und Strom", None, None),
        ("Luftwärmepumpe", None, None),
        ("Preis der Wärmepumpe", None, None),
    ],
)
def test_a_text_that_is_a_term_becomes_its_base_form(text: str, english: str | None, russian: str | None) -> None:
    finders = [RequirementFinder(index(), language) for language in ("en", "ru")]
    assert [draft_whole_term(text, finder) for finder in finders] == [english, russian]


def test_other_forms_in_other_languages_are_left_to_the_model() -> None:
    terms = TermIndex([Term("Netz", {"fr": ("réseau",)}, Status.PREFERRED, "", "terms.csv", 1)], "de")
    finder = RequirementFinder(terms, "fr")
    assert [draft_whole_term(text, finder) for text in ("Netz", "Netze", "Das Netz")] == ["Réseau", None, None]


def test_the_engine_drafts_such_texts_without_a_pivot_form() -> None:
    terms = TermIndex([Term("Wärmepumpe", {"ru": ("тепловой насос",)}, Status.PREFERRED, "", "terms.csv", 1)], "de")
    drafts = ENGINES["argos"]("de", "ru").translate(["Wärmepumpen", "Wärmepumpe. Strom."], terms)
    assert drafts[0].text == "Тепловые насосы"
    assert drafts[1].text.startswith("Тепловой насос. ")
