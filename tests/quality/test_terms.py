"""The three rules on terms, beyond a word or two."""

from __future__ import annotations

import pytest

from loctool.glossary import TermIndex
from loctool.model import Status, Term
from tests.quality import messages as found


def term(source: str, target: str, status: Status = Status.PREFERRED) -> Term:
    return Term(source, {"en": tuple(target.split("; ")) if target else ()}, status, "", "t.csv", 1)


TERMS = TermIndex(
    [
        term("Seltene Erden", "rare earths"),
        term("Seltene Erden", "strange earths", Status.FORBIDDEN),
        term("Erde", "soil"),
        term("Erde", "earth", Status.FORBIDDEN),
        term("Gespräche", "talks"),
        term("Friedensgespräche", "peace talks"),
        term("Gesandter", "envoy"),
        term("Rohstoff", "raw material"),
        term("Marktanteil", "market share"),
        term("Shutterstock.com", "", Status.DO_NOT_TRANSLATE),
        term("SAP", "", Status.DO_NOT_TRANSLATE),
        term("Blei", "lead"),
        term("Vertrag", "contract; agreement"),
        term("Abkommen", "agreement; accord"),
    ],
    "de",
)


@pytest.mark.parametrize(
    ("rule", "source", "target", "messages"),
    [
        ("wrong-term", "Friedensgespräche und Gespräche", "peace talks and talks", []),
        ("wrong-term", "Friedensgespräche und Gespräche", "peace talks", ["“Gespräche” must be “talks”"]),
        ("wrong-term", "Gespräche, Gespräche", "talks", ["“Gespräche” must be “talks” 2 times, found 1"]),
        ("wrong-term", "Seltenerdmetalle", "strange earths", ["“Seltene Erden” must be “rare earths”, not “strange earths”"]),
        ("wrong-term", "Seltenerdmetalle", "rare-earth metals", []),
        ("wrong-term", "Rohstofflieferant", "supplier", []),
        ("wrong-term", "der Gesandte", "the envoi", ["“Gesandter” must be “envoy”, not “envoi”"]),
        ("wrong-term", "Marktanteil", "Marktanteil", ["“Marktanteil” must be “market share”, not the untranslated “Marktanteil”"]),
        ("wrong-term", "**Seltene** Erden", "**rare** earths", []),
        ("wrong-term", "`Seltene Erden` {Erde} [a](http://erde.de)", "x", []),
        ("wrong-term", "seltene {n} Erden", "rare {n} soils", []),
        ("wrong-term", "[Seltene Erden](http://example.org/a)", "[rare earths](http://example.org/a)", []),
        ("forbidden-term", "Erde", "earth", ["“earth” is forbidden for “Erde”"]),
        ("forbidden-term", "Erde und Seltene Erden", "soil and rare earths", []),
        ("forbidden-term", "Wasser", "earth", []),
        ("do-not-translate", "Shutterstock.com, Shutterstock.com", "Shutterstock.com", ["“Shutterstock.com” must stand unchanged 2 times, found 1"]),
        ("do-not-translate", "shutterstock.com", "x", []),
        ("do-not-translate", "SAP läuft", "SAPphire", ["“SAP” must stand unchanged"]),
        ("do-not-translate", "SAP läuft", "SAPs and C++", []),
        ("wrong-term", "Vertrag und Abkommen", "the agreement", ["“Abkommen” must be “agreement” or “accord”"]),
        ("wrong-term", "Abkommen und Vertrag", "an agreement, a contract", []),
        ("wrong-term", "Vertrag und Abkommen", "an agreement, a contract", []),
        ("wrong-term", "Blei", "it led nowhere", ["“Blei” must be “lead”"]),
    ],
)  # fmt: skip
def test_rule(rule: str, source: str, target: str, messages: list[str]) -> None:
    assert found(rule, source, target, terms=TERMS) == messages


@pytest.mark.parametrize(
    ("term", "source", "is_found"),
    [
        ("Straße", "STRASSEN", True),
        ("Straße", "Alle Strassen", True),
        ("Strasse", "Alle Straßen", True),
        ("Hauptstraße", "HAUPTSTRASSEN", True),
        ("Maßnahme", "Die Massnahmen", True),
        ("Maß", "die Masse", False),
        ("Masse", "die Maße", False),
        ("Maß", "die Massen", False),
    ],
)
def test_ss_may_stand_for_sharp_s(term: str, source: str, is_found: bool) -> None:
    terms = TermIndex([Term(term, {"en": ("xylophone",)}, Status.PREFERRED, "", "g.csv", 1)], "de")
    assert bool(found("wrong-term", source, "another word", terms=terms)) == is_found


def test_stress_marks_are_no_letters() -> None:
    terms = TermIndex([Term("Wärmepumpe", {"ru": ("тепловой насос",)}, Status.PREFERRED, "", "g.csv", 1)], "de")
    assert found("wrong-term", "Wärmepumpe", "тепло\u0301вой насо\u0301с", "ru", terms) == []
    assert found("wrong-term", "Wärmepumpe", "тёплый насо\u0301с", "ru", terms) != []
