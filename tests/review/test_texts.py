"""The words of the page as its script chooses them, run by Node: plural forms, numbers, names of languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from loctool.review.interface import catalogs
from tests.review.test_diff_and_marks import NODE, run

pytestmark = pytest.mark.skipif(NODE is None, reason="Node is not installed")
__all__ = ["run"]

COUNTS = (0, 1, 2, 5, 11, 21, 22, 101, 1000)
Say = Callable[..., Any]


@pytest.fixture(scope="module")
def say(run: Callable[..., Any]) -> Say:
    """Return a function that evaluates a call of the module's in a language of the page."""

    def evaluate(language: str, call: str, *given: Any) -> Any:
        texts = json.dumps(catalogs())
        start = f"setCatalogs({texts}), setLanguage({json.dumps(language)})"
        return run("texts", f"({start}, {call})", [list(one) for one in given])

    return evaluate


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["slides", "slide", *["slides"] * 7]),
        ("de", ["Folien", "Folie", *["Folien"] * 7]),
        ("ru", ["слайдов", "слайд", "слайда", "слайдов", "слайдов", "слайд", "слайда", "слайд", "слайдов"]),
    ],
)
def test_forms_are_those_of_their_numbers(say: Say, language: str, forms: list[str]) -> None:
    said = say(language, 'tn("{n} slide", "{n} slides", given[0])', *([count] for count in COUNTS))
    assert [one.split()[-1] for one in said] == forms


def test_numbers_are_written_as_in_the_language(say: Say) -> None:
    call = "[number(given[0]), percent(given[1])]"
    assert say("en", call, [12345.5, 0.999]) == [["12,345.5", "99%"]]
    assert say("de", call, [12345.5, 0.999]) == [["12.345,5", "99\u00a0%"]]
    assert say("ru", call, [12345.5, 0.999]) == [["12\u00a0345,5", "99\u00a0%"]]


def test_languages_have_names_whatever_their_codes_are(say: Say) -> None:
    codes = [["pt_BR"], ["sr@latin"], ["sr_RS@cyrillic"], ["ca@valencia"], ["__proto__"], ["<b>"], [""]]
    assert say("ru", "languageName(given[0])", ["pt_BR"], ["__proto__"]) == ["Бразильский португальский", "__proto__"]
    assert say("en", "tagOf(given[0])", *codes) == ["pt-BR", "sr-Latn", "sr-Cyrl-RS", "ca", "und", "und", "und"]
    assert say("de", "compareIn(given[0])('a', 'b')", *codes) == [-1] * len(codes)


def test_values_are_not_texts_of_the_page(say: Say) -> None:
    hostile = ["{constructor} {name} __proto__"]
    assert say("de", 't("Not saved: {id}.", { id: given[0] })', hostile) == [f"Nicht gespeichert: {hostile[0]}."]
    assert say("ru", "[t(given[0]), t('__proto__'), t('constructor')]", hostile) == [
        ["{constructor} {name} __proto__", "__proto__", "constructor"]
    ]
