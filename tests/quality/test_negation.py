"""Negations that a translation lost."""

from __future__ import annotations

import pytest

from tests.quality import messages


@pytest.mark.parametrize(
    ("language", "source", "target", "word"),
    [
        ("ru", "Kein offizieller Kommentar", "Открытый официальный комментарий", "Kein"),
        ("ru", "Kein offizieller Kommentar", "Никаких официальных комментариев", ""),
        ("ru", "Kein offizieller Kommentar", "Неофициальный комментарий", "Kein"),
        ("ru", "Kein offizieller Kommentar", "Никакой неофициальный комментарий", ""),
        ("ru", "Kein Kommentar", "Неразговорчивый пресс-секретарь", ""),
        ("en", "Kein offizieller Kommentar", "Unofficial comment", "Kein"),
        ("en", "Kein neues Angebot", "Unless they table a new offer", ""),
        ("ru", "Keine leichte Aufgabe", "Непростая задача", ""),
        ("ru", "Das ist kein offizieller Kommentar", "Это неофициальный комментарий", ""),
        ("ru", "Keine weitere Beteiligung", "Неучастие в дальнейшем", ""),
        ("en", "Keine weiteren Angaben verfügbar", "Further details were unavailable", ""),
        ("en", "Keine der Parteien stimmte zu", "Both parties were undecided", ""),
        ("ru", "Kein Grund zur Panik", "Речь идет о панике", "Kein"),
        ("en", "Die Zahl ist nicht gestiegen", "The number has risen", "nicht"),
        ("en", "Die Zahl ist nicht gestiegen", "The number hasn't risen", ""),
        ("en", "Er kam ohne Hut", "He came hatless", ""),
        ("en", "Nicht nur er kam", "He came, as did others", ""),
        ("en", "Das ist nicht möglich", "This is impossible", ""),
        ("pl", "Das ist nicht gut", "To jest dobre", "nicht"),
        ("pl", "Das ist nicht gut", "To nie jest dobre", ""),
        ("fr", "Das ist nicht gut", "C’est bon", "nicht"),
        ("fr", "Das ist nicht gut", "C’est mauvais, pas bon", ""),
        ("es", "Es gibt keine Lösung", "Hay una solución", "keine"),
        ("es", "Es gibt keine Lösung", "No hay solución", ""),
        ("cs", "Das ist nicht gut", "To je dobré", ""),
        ("en", "Nicht wenige Bürger klagen", "Many citizens complain", ""),
        ("en", "Das kommt nicht selten vor", "This happens often", ""),
        ("ru", "Das ist nicht ungewöhnlich", "Это обычное дело", ""),
    ],
)
def test_negation(language: str, source: str, target: str, word: str) -> None:
    assert messages("lost-negation", source, target, language) == ([f"lost the negation “{word}”"] if word else [])


@pytest.mark.parametrize(
    ("target", "rules"),
    [
        ("This step is possible.", []),
        ("This step is impossible.", ["added-negation"]),
        ("This step is not possible.", ["added-negation"]),
    ],
)
def test_the_opposite(target: str, rules: list[str]) -> None:
    found = [
        rule for rule in ("added-negation", "lost-negation") if messages(rule, "Der Schritt ist möglich.", target, "en")
    ]
    assert found == rules


def test_denials_are_counted_by_clause() -> None:
    source = "Er kommt nicht, und sie singt ohne Musik."
    assert messages("lost-negation", source, "He does not come, and she sings without music.", "en") == []
    assert messages("lost-negation", source, "He comes, and she sings without music.", "en") == [
        "lost the negation “nicht”"
    ]


@pytest.mark.parametrize(
    ("language", "source", "target", "rules"),
    [
        ("en", "Der Grenzwert wird an vielen Orten überschritten.", "The limit is not exceeded in many places.", True),
        (
            "en",
            "Der Grenzwert wird an vielen Orten nicht überschritten.",
            "The limit is not exceeded in many places.",
            0,
        ),
        ("en", "Der Zugang ist verboten.", "Access is not permitted.", False),
        ("ru", "Der Rat lehnte den Antrag ab.", "Совет не принял заявку.", False),
    ],
)
def test_an_added_negation_has_no_counterpart(language: str, source: str, target: str, rules: bool) -> None:
    assert bool(messages("added-negation", source, target, language)) == rules
