"""Which forms of a term come first in a place, and what changes before it."""

from __future__ import annotations

import pytest

from loctool.glossary.form import Form
from loctool.glossary.inflect import labelled
from loctool.glossary.neighbours import fitted
from loctool.glossary.slots import ranked


@pytest.mark.parametrize(
    ("term", "old", "before", "language", "first"),
    [
        ("соглашение", "договора", [], "ru", "соглашения"),
        ("соглашение", "xyz", ["к"], "ru", "соглашению"),
        ("соглашение", "xyz", ["без", "нового"], "ru", "соглашения"),
        ("редкоземельные металлы", "о редких землях", ["о"], "ru", "редкоземельных металлах"),
        ("соглашение", "xyz", ["по", "словам"], "ru", "соглашения"),
        ("соглашение", "xyz", ["говорил"], "ru", "соглашение"),
        ("city", "towns,", [], "en", "cities"),
        ("city", "the town's", [], "en", "city's"),
        ("Stadt", "Orte", [], "de", "Stadt"),
    ],
)
def test_the_likeliest_form_comes_first(term: str, old: str, before: list[str], language: str, first: str) -> None:
    assert ranked(labelled(term, language), old, before, language)[0].text == first


@pytest.mark.parametrize(
    ("before", "form", "language", "changed"),
    [
        (["is", "a"], Form("agreement", "", "sing"), "en", ["an"]),
        (["An"], Form("deal", "", "sing"), "en", ["A"]),
        (["the"], Form("deal", "", "sing"), "en", []),
        (["с", "высоким"], Form("долей", "ablt", "sing"), "ru", ["высокой"]),
        (["новый"], Form("соглашение", "nomn", "sing"), "ru", ["новое"]),
        (["новое"], Form("соглашение", "nomn", "sing"), "ru", []),
        (["быстро"], Form("соглашение", "nomn", "sing"), "ru", []),
        ([], Form("соглашение", "nomn", "sing"), "ru", []),
    ],
)
def test_neighbours_agree(before: list[str], form: Form, language: str, changed: list[str]) -> None:
    assert fitted(before, form, language) == changed
