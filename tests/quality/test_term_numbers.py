"""Numbers, codes and signs of the glossary's own targets are neither lost nor invented; those beside them still are."""

from __future__ import annotations

import pytest

from loctool.glossary import TermIndex
from loctool.model import Status, Term
from loctool.quality.judging import judge_draft
from tests.quality import messages


def index(source: str, target: str, language: str = "en") -> TermIndex:
    return TermIndex([Term(source, {language: (target,)}, Status.PREFERRED, "", "t.csv", 2)], "de")


@pytest.mark.parametrize(
    ("source", "target", "term", "language"),
    [
        ("Das Netz hat 12 Masten.", "The 5G network has 12 masts.", "Netz=5G network", "en"),
        ("Das **Netz** hat 12 Masten.", "The **5G** network has 12 masts.", "Netz=5G network", "en"),
        ("Das Netz und das Netz.", "The 5G network and the 5G network.", "Netz=5G network", "en"),
        ("Der Netzausbau am Netz.", "The 5G network expansion of the 5G network.", "Netz=5G network", "en"),
        ("Der Impfstoff ist da.", "The COVID-19 vaccine is here.", "Impfstoff=COVID-19 vaccine", "en"),
        ("Die Einheit ist klein.", "The unit (type 2) is small.", "Einheit=unit (type 2)", "en"),
        ("Die Einheit ist klein.", "The unit [type 2] is small.", "Einheit=unit [type 2]", "en"),
        ("Die Studie läuft.", "Идёт исследование фазы 2.", "Studie=исследование фазы 2", "ru"),
        ("Der Feiertag ist schön.", "The 1 May holiday is nice.", "Feiertag=1 May holiday", "en"),
        ("Der Speicher ist voll.", "The 10 MW battery is full.", "Speicher=10 MW battery", "en"),
        ("Die Norm gilt.", "DIN EN 1090 applies.", "Norm=DIN EN 1090", "en"),
        ("Die 5G-Norm gilt.", "The cellular standard applies.", "5G-Norm=cellular standard", "en"),
    ],
)
def test_what_the_glossary_asks_for_is_not_refused(source: str, target: str, term: str, language: str) -> None:
    terms = index(*term.split("="), language)
    assert judge_draft(source, target, ("de", language), terms).refusals == ()
    assert judge_draft(source, target, ("de", language)).refusals


@pytest.mark.parametrize(
    ("rule", "source", "target", "term"),
    [
        ("lost-number", "Das Netz hat 12 Masten.", "The 5G network has 15 masts.", "Netz=5G network"),
        ("lost-number", "Das Netz hat 12 Masten.", "The 5G network has masts.", "Netz=5G network"),
        ("lost-number", "Das Netz hat Masten.", "The 6G network has masts.", "Netz=5G network"),
        ("lost-number", "Die 5G-Norm und die 5G-Norm", "the cellular standard", "5G-Norm=cellular standard"),
        ("wrong-unit", "Der Speicher hat 3 MW.", "The 10 MW battery has 3 MWh.", "Speicher=10 MW battery"),
        ("wrong-date", "Der Feiertag im Juni", "the 1 May holiday in July", "Feiertag=1 May holiday"),
    ],
)
def test_what_stands_beside_a_term_still_counts(rule: str, source: str, target: str, term: str) -> None:
    assert messages(rule, source, target, terms=index(*term.split("=")))
