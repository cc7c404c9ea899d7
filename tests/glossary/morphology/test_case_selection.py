"""Which forms of a term come first in a place, and what changes before it."""

from __future__ import annotations

import pytest

from loctool.glossary.morphology.case_selection import (
    Place,
    adapt_word_behind,
    adapt_words_before,
    certain_form,
    is_attribute,
    is_noun_phrase,
    rank_forms,
)
from loctool.glossary.morphology.forms import TermForm, inflected_forms


@pytest.mark.parametrize(
    ("term", "old", "before", "language", "first"),
    [
        ("соглашение", "договора", [], "ru", "соглашения"),
        ("соглашение", "xyz", ["к"], "ru", "соглашению"),
        ("соглашение", "xyz", ["без", "нового"], "ru", "соглашения"),
        ("соглашение", "договор", ["«Без"], "ru", "соглашения"),
        ("редкоземельные металлы", "о редких землях", ["о"], "ru", "редкоземельных металлах"),
        ("соглашение", "xyz", ["по", "словам"], "ru", "соглашения"),
        ("соглашение", "xyz", ["говорил"], "ru", "соглашение"),
        ("соглашение", "договор", ["к"], "ru", "соглашению"),
        ("почка", "xyz", ["лишь", "два"], "ru", "почки"),
        ("почка", "xyz", ["22"], "ru", "почки"),
        ("почка", "xyz", ["12", "новых"], "ru", "почек"),
        ("кольцо", "деревянные кольца", ["в", "дереве"], "ru", "кольца"),
        ("регламент", "правилом процедуры", ["с"], "ru", "регламентом"),
        ("стружка", "железную волокну", [], "ru", "стружку"),
        ("привой", "xyz", ["почки"], "ru", "привоя"),
        ("отменить", "изменяем", ["мы"], "ru", "отменим"),
        ("city", "towns,", [], "en", "cities"),
        ("city", "people", [], "en", "cities"),
        ("city", "plagiars", [], "en", "cities"),
        ("rule", "codes of conduct", [], "en", "rules"),
        ("paediatrician", "child and youth doctors", [], "en", "paediatricians"),
        ("правша", "правах", ["ищем"], "ru", "правша"),
        ("правша", "правах", ["в"], "ru", "правшах"),
        ("city", "the town's", [], "en", "city's"),
        ("Stadt", "Orte", [], "de", "Stadt"),
    ],
)
def test_the_likeliest_form_comes_first(term: str, old: str, before: list[str], language: str, first: str) -> None:
    assert rank_forms(inflected_forms(term, language), Place(old, before, []), language)[0].text == first


@pytest.mark.parametrize(
    ("before", "form", "language", "changed"),
    [
        (["is", "a"], TermForm("agreement", "", "sing"), "en", ["an"]),
        (["An"], TermForm("deal", "", "sing"), "en", ["A"]),
        (["the"], TermForm("deal", "", "sing"), "en", []),
        (["с", "высоким"], TermForm("долей", "ablt", "sing"), "ru", ["высокой"]),
        (["новый"], TermForm("соглашение", "nomn", "sing"), "ru", ["новое"]),
        (["новое"], TermForm("соглашение", "nomn", "sing"), "ru", []),
        (["быстро"], TermForm("соглашение", "nomn", "sing"), "ru", []),
        (["говорят", "об"], TermForm("соглашении", "loct", "sing"), "ru", ["о"]),
        (["лишь", "два"], TermForm("почки", "gent", "sing"), "ru", ["две"]),
        (["лишь", "две"], TermForm("почки", "gent", "sing"), "ru", []),
        (["О", "новом"], TermForm("соглашении", "loct", "sing"), "ru", []),
        (["о", "новом"], TermForm("азоте", "loct", "sing"), "ru", []),
        ([], TermForm("соглашение", "nomn", "sing"), "ru", []),
    ],
)
def test_neighbours_agree(before: list[str], form: TermForm, language: str, changed: list[str]) -> None:
    assert adapt_words_before(Place("", before, []), form, language) == changed


def test_an_adjective_that_did_not_agree_with_the_old_noun_stays() -> None:
    form = TermForm("предложения", "nomn", "plur")
    assert adapt_words_before(Place("оговорки", ["своими"], []), form, "ru") == []
    assert adapt_words_before(Place("сделка", ["новая"], []), TermForm("договор", "nomn", "sing"), "ru") == ["новый"]
    assert adapt_words_before(Place("услугу", ["наилучшую"], []), TermForm("сервис", "accs", "sing"), "ru") == [
        "наилучший"
    ]


@pytest.mark.parametrize(
    ("term", "before", "old", "behind", "language", "form"),
    [
        ("city", ["the"], "towns,", [], "en", "cities"),
        ("China", [], "Washington's", ["dominance"], "en", "China's"),
        ("extraction", ["projects", "to"], "promote", ["rare"], "en", None),
        ("extraction", ["for"], "promotion", [], "en", "extraction"),
        ("Russia", ["parts", "of"], "the", [], "en", None),
        ("agreement", ["has"], "agreed", [], "en", None),
        ("passage", ["after"], "evidence", [], "en", None),
        ("shrinkage", ["as", "a"], "loss", [], "en", None),
        ("loss", ["as", "a"], "swallow", [], "en", "loss"),
        ("соглашение", ["без"], "договора", [], "ru", "соглашения"),
        ("сделка", ["к"], "договору", [], "ru", "сделке"),
        ("сделка", [], "договор", ["был", "подписан"], "ru", None),
        ("соглашение", [], "быстро", [], "ru", None),
        ("Stadt", [], "Orte", [], "de", None),
        ("city", [], "", [], "en", None),
    ],
)
def test_a_form_is_sure_where_nothing_else_has_to_change(
    term: str, before: list[str], old: str, behind: list[str], language: str, form: str | None
) -> None:
    found = certain_form(inflected_forms(term, language), Place(old, before, behind), language)
    assert (found and found.text) == form


@pytest.mark.parametrize(("before", "number"), [("спорные", "plur"), ("спорной", "sing")])
def test_of_cases_with_one_spelling_the_one_that_adjectives_agree_with_is_chosen(before: str, number: str) -> None:
    found = certain_form(inflected_forms("гособлигация", "ru"), Place("облигации", [before], []), "ru")
    assert found
    assert (found.text, found.number) == ("гособлигации", number)
    assert adapt_words_before(Place("облигации", [before], []), found, "ru") == []


@pytest.mark.parametrize(
    ("term", "old", "behind", "expected"),
    [
        ("общество", "Ассоциация", ["языка", "обосновала", "выбор"], (1, "обосновало")),
        ("общество", "Ассоциация", ["была", "основана"], (0, "было")),
        ("общество", "Ассоциация", [",", "которая", "права"], (1, "которое")),
        ("переговоры", "встреча", ["прошла,", "и"], (0, "прошли,")),
        ("встреча", "переговоры", ["завершатся"], (0, "завершится")),
        ("общество", "Ассоциация", ["и", "она", "обосновала"], None),
        ("общество", "Ассоциацию", ["она", "основала"], None),
        ("общество", "Ассоциация", ["приняло"], None),
        ("группа", "Ассоциация", ["приняла"], None),
    ],
)
def test_the_predicate_agrees_with_the_term(
    term: str, old: str, behind: list[str], expected: tuple[int, str] | None
) -> None:
    form = inflected_forms(term, "ru")[0]
    assert adapt_word_behind(Place(old, [], behind), form, "ru") == expected


def test_a_predicate_before_the_term_agrees() -> None:
    form = inflected_forms("палата", "ru")[0]
    assert adapt_words_before(Place("суд", ["сообщил", "верховный"], []), form, "ru") == ["сообщила", "верховная"]


def test_attributes_are_told_from_nouns() -> None:
    assert is_attribute("концертным", "залом,", "ru")
    assert not is_attribute("концертный", "залами", "ru")
    assert not is_attribute("концерт", "зала", "ru")
    assert not is_attribute("new", "hall", "en")
    assert is_noun_phrase("новая энергетика")
    assert not is_noun_phrase("национальный")
