"""Drafts end and begin like their sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.endings import ends_alike, final_mark, fit_capital, fit_ending, fit_stop
from loctool.text.tables import read_table

ENDINGS = [
    ("Weltweite Nachfrage steigt", "Global demand rises.", "en", "Global demand rises"),
    ("Die Nachfrage steigt.", "Demand rises", "en", "Demand rises."),
    ("Steigt sie?", "Does it rise.", "en", "Does it rise?"),
    ("Steigt sie?!", "Does it rise", "en", "Does it rise?!"),
    ("Und dann …", "And then.", "en", "And then…"),
    ("Und dann...", "And then...", "en", "And then..."),
    ("Die Folgen:", "The consequences", "en", "The consequences:"),
    ("Er sagte: „Ja.“", "He said: “Yes.”", "en", "He said: “Yes.”"),
    ("Er sagte: „Ja.“", "He said: “Yes”", "en", "He said: “Yes.”"),
    ("Er sagte „Ja“.", "He said “Yes.”", "en", "He said “Yes.”"),
    ("Er sagte „Ja“", "He said “Yes.”", "en", "He said “Yes”"),
    ("Firmen aus den USA", "Companies from the U.S.", "en", "Companies from the U.S."),
    ("Äpfel usw.", "Apples etc.", "en", "Apples etc."),
    ("Die Nachfrage steigt.", "需求上升", "zh", "需求上升。"),
    ("Steigt sie?", "上升吗？", "zh", "上升吗？"),
    ("Nachfrage", "需求。", "zh", "需求"),
    ("**Nachfrage**", "**Demand.**", "en", "**Demand**"),
    ("Nachfrage", "...", "en", "..."),
    ("Nachfrage", "", "en", ""),
]


@pytest.mark.parametrize(("source", "draft", "language", "fitted"), ENDINGS)
def test_endings(source: str, draft: str, language: str, fitted: str) -> None:
    assert fit_ending(source, draft, language) == fitted


@pytest.mark.parametrize(
    ("text", "language", "mark"),
    [
        ("Ist das so?", "de", "?"),
        ("هل هذا صحيح؟", "ar", "?"),
        ("کیا یہ سچ ہے؟", "ur", "?"),
        ("یہ سچ ہے۔", "ur", "."),
        ("Είναι έτσι;", "el", "?"),
        ("Είναι έτσι\u037e", "el", "?"),
        ("So ist es;", "de", ""),
        ("यह सच है।", "hi", "."),
        ("これは本当です。", "ja", "."),
        ("「これは本当です。」", "ja", "."),
        ("これは本当ですか？", "ja", "?"),
        ("本当！？", "ja", "!?"),
        ("结果：", "zh", ":"),
        ("等等……", "zh", "…"),
        ("Սա ճիշտ է։", "hy", "."),
        ("ይህ እውነት ነው።", "am", "."),
        ("ဒါမှန်တယ်။", "my", "."),
        ("នេះជាការពិត។", "km", "."),
        ("Wirklich⁈", "de", "?!"),
        ("Companies from the U.S.", "en", ""),
        ("Und dann...", "de", "…"),
    ],
)
def test_final_marks_of_all_scripts(text: str, language: str, mark: str) -> None:
    assert final_mark(text, language) == mark


@pytest.mark.parametrize("language", ["en", "ru", "th", *read_table("final_marks")])
@pytest.mark.parametrize(
    "source", ["Das ist so.", "Ist das so?", "So ist es!", "Und dann …", "Folgen:", "Titel", "„Ja.“"]
)
def test_a_fitted_draft_ends_as_the_rule_wants_it(source: str, language: str) -> None:
    for draft in ("X", "X.", "X?", "X;", "“X.”", "X。", "X؟", "X।", "the U.S."):
        assert ends_alike(source, fit_ending(source, draft, language, "de"), "de", language)


def test_a_greek_question_stays_one() -> None:
    assert fit_ending("Είναι έτσι;", "Is it so?", "en", "el") == "Is it so?"
    assert fit_ending("Είναι έτσι;", "Is it so.", "en", "el") == "Is it so?"


@pytest.mark.parametrize(
    ("source", "draft", "fitted"),
    [
        ("Die Nachfrage", "demand", "Demand"),
        ("„Die Nachfrage“", "“demand”", "“Demand”"),
        ("die Nachfrage", "Demand", "Demand"),
        ("Das iPhone", "iPhone", "iPhone"),
        ("17 Metalle", "seventeen metals", "seventeen metals"),
        ("Die 17 Metalle", "17 metals", "17 metals"),
        ("Straße", "ßtraße", "ßtraße"),
        ("Спрос", "спрос", "Спрос"),
        ("Ja", "", ""),
    ],
)
def test_capitals(source: str, draft: str, fitted: str) -> None:
    assert fit_capital(source, draft) == fitted


@pytest.mark.parametrize(
    ("draft", "language", "fitted"),
    [
        ("Он сказал: «Да.»", "ru", "Он сказал: «Да»."),
        ("Он: «А „б.“»", "ru", "Он: «А „б“»."),
        ("Он: «А „б.“» Она.", "ru", "Он: «А „б“». Она."),
        ("Он сказал: «Да…»", "ru", "Он сказал: «Да…»"),
        ("Он сказал: «Да...»", "ru", "Он сказал: «Да...»"),
        ("Он спросил: «Да?»", "ru", "Он спросил: «Да?»"),
        ("He said: “Yes.”", "en", "He said: “Yes.”"),
    ],
)
def test_full_stops_stand_on_the_languages_side_of_quotation_marks(draft: str, language: str, fitted: str) -> None:
    assert fit_stop(draft, language) == fitted


@given(st.text(alphabet='aB .!?…:"”»', max_size=20), st.text(alphabet='aB .!?…:"”»', max_size=20))
def test_any_text_is_survived_and_nothing_else_changes(source: str, draft: str) -> None:
    fitted = fit_ending(source, draft, "en")
    assert fit_ending(source, fitted, "en") == fitted
    assert [c for c in fitted if c.isalpha()] == [c for c in draft if c.isalpha()]
    if any(c.isalpha() for c in draft) and final_mark(source) in ("", "?", "!"):
        assert final_mark(fitted) == final_mark(source)


@pytest.mark.parametrize(
    ("source", "target", "alike"),
    [
        ("Das war Ludwig XIV.", "That was Louis XIV", True),
        ("Er kommt am 3.", "He comes on the 3rd", True),
        ("Das war 1990.", "That was in 1990", False),
        ("Schön :)", "Nice", True),
        ("Schön! :-)", "Nice! ;)", True),
        ("Schön!", "Nice :)", False),
        ("Name:", "Name :)", False),
        ("Siehe (oben):", "See (above)", False),
    ],
)
def test_ordinals_and_smileys_end_no_sentence(source: str, target: str, alike: bool) -> None:
    assert ends_alike(source, target, "de", "en") == alike


def test_a_mark_is_set_before_a_smiley() -> None:
    assert fit_ending("Schön!", "Nice :)", "en", "de") == "Nice! :)"
    assert fit_ending("Das war Ludwig XIV.", "That was Louis XIV", "en", "de") == "That was Louis XIV"
