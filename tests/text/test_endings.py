"""Drafts end and begin like their sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.endings import final_mark, fit_capital, fit_ending, fit_stop

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
