"""Forms of target terms."""

from __future__ import annotations

import pytest
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from loctool.glossary import find_targets
from loctool.glossary.morphology.forms import inflected_forms
from loctool.glossary.morphology.languages import read_table, word_list


def spellings(target: str, language: str) -> list[str]:
    return list(dict.fromkeys(form.text for form in inflected_forms(target, language)))


@pytest.mark.parametrize(
    ("target", "language", "first"),
    [
        ("rare earths", "en", ["rare earths", "rare earth", "rare earths'", "rare earth's"]),
        ("child", "en", ["child", "children", "child's", "children's"]),
        ("businessman", "en", ["businessman", "businessmen"]),
        ("diagnosis", "en", ["diagnosis", "diagnoses"]),
        ("criterion", "en", ["criterion", "criteria"]),
        ("bacteria", "en", ["bacteria", "bacterium"]),
        ("virus", "en", ["virus", "viruses"]),
        ("tomato", "en", ["tomato", "tomatoes"]),
        ("photo", "en", ["photo", "photos"]),
        ("DMARDs", "en", ["DMARDs", "DMARD"]),
        ("scissors", "en", ["scissors", "scissors'"]),
        ("information", "en", ["information", "information's"]),
        ("sepsis", "en", ["sepsis", "sepsis'"]),
        ("terms and conditions", "en", ["terms and conditions", "term and condition"]),
        ("research and development", "en", ["research and development", "research and development's"]),
        ("attorney general", "en", ["attorney general", "attorneys general"]),
        ("peer-to-peer network", "en", ["peer-to-peer network", "peer-to-peer networks"]),
        ("editor-in-chief", "en", ["editor-in-chief", "editors-in-chief"]),
        ("plug-in", "en", ["plug-in", "plug-ins"]),
        ("passer-by", "en", ["passer-by", "passers-by"]),
        ("United Nations", "en", ["United Nations", "United Nations'"]),
        ("Kennedy", "en", ["Kennedy", "Kennedys"]),
        ("gift of money", "en", ["gift of money", "gifts of money"]),
        ("State Party", "en", ["State Party", "State Parties"]),
        ("редкоземельные металлы", "ru", ["редкоземельные металлы", "редкоземельных металлов", "редкоземельным металлам"]),
        ("добыча сырья", "ru", ["добыча сырья", "добычи сырья", "добычу сырья", "добыче сырья", "добычей сырья"]),
        ("правительственный чиновник", "ru", ["правительственный чиновник", "правительственного чиновника"]),
        ("Белый дом", "ru", ["Белый дом", "Белого дома", "Белому дому", "Белым домом", "Белом доме"]),
        ("прямые инвестиции", "ru", ["прямые инвестиции", "прямых инвестиций", "прямым инвестициям"]),
        ("литьё", "ru", ["литьё", "литья", "литью", "литьём", "литье"]),
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


@pytest.mark.parametrize("part_of_speech", ["", "noun"])
def test_every_form_of_english_nouns_is_found(part_of_speech: str) -> None:
    """Nouns of all kinds: those with a plural that no rule makes, and every twentieth word of the dictionary."""
    nouns = [*read_table("en_plurals")["irregular"].split(), *word_list("en_plurals", "unchanged")]
    known = sorted(str(word) for word in DefaultDictionaryFactory().get_dictionary("en").values())
    for noun in [*nouns[::3], *(word for word in known[::400] if word.isalpha() and word.isascii() and len(word) > 4)]:
        for form in {form.text for form in inflected_forms(noun, "en", part_of_speech)}:
            assert find_targets((noun,), form, "en", part_of_speech), (noun, form)


@pytest.mark.parametrize(
    ("noun", "invented"),
    [
        ("diagnosis", "diagnosises"), ("analysis", "analysises"), ("criterion", "criterions"), ("criterion", "criterias"),
        ("bacterium", "bacteriums"), ("child", "childs"), ("child", "childrens"), ("information", "informations"),
        ("goods", "good"), ("news", "new"), ("scissors", "scissorses"), ("hero", "heros"), ("city", "citys"),
        ("box", "boxs"), ("sheep", "sheeps"), ("knife", "knifes"), ("stimulus", "stimuluses"),
        ("roof", "rooves"), ("proof", "prooves"), ("mother-in-law", "mother-in-laws"), ("passer-by", "passer-bys"),
    ],
)  # fmt: skip
def test_invented_forms_are_not_accepted(noun: str, invented: str) -> None:
    assert not find_targets((noun,), f"these {invented}", "en", "noun")
