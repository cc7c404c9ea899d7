"""Texts with the markup of one format written with that of another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.markup.conversion import convert_text
from loctool.text.placeholders import TAGGED


@pytest.mark.parametrize(
    ("text", "source", "converted"),
    [
        ("Prices &amp; discounts: a &lt; b", "Preise & Rabatte: a < b", "Prices & discounts: a < b"),
        (r"with\_underscore, \[our page] and 5 \* 3 * 2", "-", "with_underscore, [our page] and 5 * 3 * 2"),
        ("Many&nbsp;citizens", "Viele Bürger", "Many\u00a0citizens"),
        ("It is **rising** fast.", "Er <1>steigt</1> schnell.", "It is <1>rising</1> fast."),
        ("It is **rising** fast.", "Er steigt schnell.", "It is rising fast."),
        ("**a** and **b**", "<1>a</1> und b", "a and b"),
        ("Run `make all`.", "<1>make all</1> starten.", "Run <1>make all</1>."),
        ("Run `make all`.", "make all starten.", "Run make all."),
        ("See [our page](https://a.de) or <https://b.de>", "<1>Hier</1>", "See <1>our page</1> or https://b.de"),
        ("one\ntwo", "eins<1/>zwei", "one<1/>two"),
        ("one<br>two", "eins zwei", "one two"),
        ("a <1> b", "c", r"a \<1> b"),
        ("a <!-- note --> b", "c", "a  b"),
    ],
)
def test_markdown_becomes_tagged_text(text: str, source: str, converted: str) -> None:
    assert convert_text(text, "", source, TAGGED) == (converted, "")


@pytest.mark.parametrize(
    ("text", "source", "converted"),
    [
        ("It is <1>rising</1> fast.", "Er **steigt** schnell.", "It is **rising** fast."),
        ("It is <1>rising</1> fast.", "Er steigt schnell.", "It is rising fast."),
        ("See <1>our page</1>.", "Siehe [hier](https://a.de).", "See [our page](https://a.de)."),
        ("Run <1>a_b*c*</1>.", "Siehe `d`.", "Run `a_b*c*`."),
        ("one<1/>two", "eins\nzwei", "one\ntwo"),
        ("one <1/> two", "eins zwei", "one two"),
        ("Prices & a < b", "Preise &amp; a &lt; b", "Prices &amp; a &lt; b"),
        ("with_underscore", r"mit\_Unterstrich", r"with\_underscore"),
        ("5 * 3 and 2*3*4 and _this_", "-", r"5 * 3 and 2\*3\*4 and \_this\_"),
        (r"a \<1> b", "c", r"a \<1> b"),
        ("[x](y) <b> &amp;", "-", r"\[x\](y) \<b> &amp;amp;"),
        ("a@b.de, https://a.de/b_c_d", "-", "a@b.de, https://a.de/b_c_d"),
    ],
)
def test_tagged_text_becomes_markdown(text: str, source: str, converted: str) -> None:
    assert convert_text(text, TAGGED, source, "") == (converted, "")


def test_what_has_no_place_is_a_doubt() -> None:
    assert convert_text("Look ![A map](a.png)", "", "Siehe", TAGGED) == ("Look", "its “A map” is left out")
    assert "its “$x^2$” is left out" in convert_text("Here $x^2$", "", "Hier", TAGGED)[1]


def test_formats_that_differ_may_belong_to_other_words() -> None:
    assert convert_text("**a** and *b*", "", "<1>a</1> und <2>b</2>", TAGGED)[1]
    assert convert_text("<1>a</1> and <2>b</2>", TAGGED, "**a** und [b](c)", "")[1]
    assert not convert_text("<1>a</1> and <2>b</2>", TAGGED, "**a** und **b**", "")[1]


def test_a_text_of_the_same_syntax_stays() -> None:
    assert convert_text("**a** &amp; b", "", "c", "") == ("**a** &amp; b", "")
    assert convert_text("<2>a</2>", TAGGED, "<1>c</1>", TAGGED) == ("<2>a</2>", "")


@given(st.text(st.sampled_from("ab *_`[]()<>&;$\\#1/~:{}!."), max_size=20))
def test_characters_come_back_from_markdown(text: str) -> None:
    text = " ".join(re.sub(r"</?\d+/?>", "", text).split())
    written, doubt = convert_text(text, TAGGED, "", "")
    assert not doubt
    assert convert_text(written, "", "", TAGGED) == (text, "")
