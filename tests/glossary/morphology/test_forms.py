"""Forms of target terms."""

from __future__ import annotations

import pytest

from loctool.glossary import find_targets
from loctool.glossary.morphology.forms import inflected_forms


def spellings(target: str, language: str) -> list[str]:
    return list(dict.fromkeys(form.text for form in inflected_forms(target, language)))


@pytest.mark.parametrize(
    ("target", "language", "first"),
    [
        ("rare earths", "en", ["rare earths", "rare earth", "rare earths'", "rare earth's"]),
        ("child", "en", ["child", "children", "child's", "children's"]),
        ("businessman", "en", ["businessman", "businessmen"]),
        ("gift of money", "en", ["gift of money", "gifts of money"]),
        ("State Party", "en", ["State Party", "State Parties"]),
        ("редкоземельные металлы", "ru", ["редкоземельные металлы", "редкоземельных металлов", "редкоземельным металлам"]),
        ("добыча сырья", "ru", ["добыча сырья", "добычи сырья", "добычу сырья", "добыче сырья", "добычей сырья"]),
        ("правительственный чиновник", "ru", ["правительственный чиновник", "правительственного чиновника"]),
        ("Белый дом", "ru", ["Белый дом", "Белого дома", "Белому дому", "Белым домом", "Белом доме"]),
        ("сырье", "ru", ["сырье", "сырья", "сырью", "сырьем"]),
        ("США", "ru", ["США"]),
        ("Haus", "de", ["Haus", "Hause", "Hauses", "Häuser", "Häusern"]),
        ("Lithiummine", "de", ["Lithiummine", "Lithiumminen"]),
        ("稀土", "zh", ["稀土"]),
        ("→", "ru", ["→"]),
    ],
)  # fmt: skip
def test_forms(target: str, language: str, first: list[str]) -> None:
    assert spellings(target, language)[: len(first)] == first


def test_names_stay_in_their_number() -> None:
    assert {form.number for form in inflected_forms("Владимир Путин", "ru")} == {"sing"}


def test_labels() -> None:
    found = {(form.case, form.number): form.text for form in inflected_forms("военная помощь", "ru")}
    assert found["ablt", "sing"] == "военной помощью"
    assert found["gent", "plur"] == "военных помощей"


@pytest.mark.parametrize(
    ("target", "language"),
    [("мирные переговоры", "ru"), ("доля рынка", "ru"), ("market share", "en"), ("Friedensgespräch", "de")],
)
def test_every_form_is_found_again(target: str, language: str) -> None:
    for form in spellings(target, language):
        assert len(find_targets((target,), form, language)) == 1, form
