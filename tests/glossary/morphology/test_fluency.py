"""Errors of a small model, as the embedded pair made them, and what good texts have that looks like them."""

from __future__ import annotations

import pytest

from loctool.glossary.morphology.fluency import count_fluency_errors


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("согласно экономическиму проекту", 1),
        ("согласно представителяу и экономическиму проекту", 2),
        ("переговоры о крупном экономическим проекте", 1),
        ("по международной сотрудничестве", 1),
        ("нет официального комментарий", 1),
        ("вижу нового президента и новых людей", 0),
        ("цены новых домов", 0),
        ("в новых переговорами", 1),
        ("в новых территориям", 1),
        ("из стране", 1),
        ("говорили о освобождении и об проекте", 2),
        ("говорили об освобождении, о проекте, о ёлке и об ёлке", 0),
        ("Трамп под давлением на давление", 1),
        ("президентские президентские выборы", 1),
        ("они видели друг друга день за днём", 0),
        ("страна, которую президент посетил", 0),
        ("соглашение, подписанное президентом", 0),
        ("крупная интернет-компания и новая веб-страница для бизнес-плана", 0),
        ("согласно экономическому проекту", 0),
        ("о крупном экономическом проекте", 0),
        ("в оккупированных территориях", 0),
        ("два редких металла", 0),
        ("в кафе и из кино", 0),
        ("Дональд Трамп, в том числе в Саудовской Аравии", 0),
        ("в 2025 году, о чём говорили", 0),
        ("ещё и ее, бизнес-план, foo_bar, example.com", 0),
    ],
)
def test_russian(text: str, count: int) -> None:
    assert count_fluency_errors(text, "", "ru") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("the visiters were worryed", 2),
        ("worryed and worryed again", 1),
        ("the visitors weren't worried about Izvestia's e-cars at example.com", 0),
        ("the demand of demands", 1),
        ("rising rise", 1),
        ("rising, rise; from day to day, step by step", 0),
        ("batteries, deposits, leaves and buses", 0),
    ],
)
def test_english(text: str, count: int) -> None:
    assert count_fluency_errors(text, "", "en") == count


def test_what_the_source_has_is_none() -> None:
    assert count_fluency_errors("the dubletten of the catalog", "die dubletten des Katalogs", "en") == 0
    assert count_fluency_errors("the dubletten of the catalog", "die Doppelten des Katalogs", "en") == 1


def test_other_languages_have_none() -> None:
    assert count_fluency_errors("Xyzzywort kxrz", "", "de") == count_fluency_errors("kxrzq", "", "fr") == 0
