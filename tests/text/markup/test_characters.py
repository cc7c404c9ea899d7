"""Entities and special characters, for engines and back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.markup import mask, visible_text
from loctool.text.markup.characters import with_hyphen, with_minus, with_plain_characters, with_special_characters

PARTS = [
    *("4", "€", "km", " ", "Wort", "&nbsp;", "\u00a0", "\u202f", "&shy;", "\u00ad", "&#173;", "&#xAD;", "\u2011"),
    *(
        "&#8209;",
        "&amp;",
        "&lt;",
        "b",
        "&gt;",
        "&eacute;",
        "&copy",
        ";",
        "`a&nbsp;b`",
        "**",
        "[",
        "](x)",
        "&foo;",
        "1.000",
    ),
]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Preis: 4&nbsp;€", "Preis: 4 €"),
        ("9€/Monat", "9 €/Monat"),
        ("Sil&shy;ben&#173;tren&#xAD;nu\u00adng", "Silbentrennung"),
        ("CC0\u2011Lizenz, E&#8209;Mail", "CC0-Lizenz, E-Mail"),
        ("caf&eacute; &ndash; R&amp;D", "café – R&D"),
        ("a &lt; b &amp;copy; &#42;", "a &lt; b &amp;copy; &#42;"),
        ("10\u202f000 und 10&nbsp;000", "10\u202f000 und 10\u00a0000"),
        ("`a&nbsp;b` [x](a&amp;b)", "`a&nbsp;b` [x](a&amp;b)"),
        ("&foo; & so", "&foo; & so"),
    ],
)
def test_an_engine_sees_plain_characters(text: str, plain: str) -> None:
    assert with_plain_characters(text)[0] == plain


def test_texts_of_programs_are_left_alone() -> None:
    assert with_plain_characters("4&nbsp;€", "program c-format") == ("4&nbsp;€", ())


@pytest.mark.parametrize(
    ("text", "draft", "made"),
    [
        ("4&nbsp;€ für alle", "4 € для всех", "4&nbsp;€ для всех"),
        ("4&nbsp;€ im Monat", "€4 per month", "€4 per month"),
        ("3,5\u202fkm", "3.5 км", "3.5\u202fкм"),
        ("Nr.&nbsp;5 und Dr.&nbsp;Meier", "No. 5 and Dr. Meier", "No.&nbsp;5 and Dr.&nbsp;Meier"),
        ("USB&#8209;C\u2011Kabel", "USB-C cable", "USB&#8209;C cable"),
        ("25&nbsp;%", "125 % or 25 %", "125 % or 25&nbsp;%"),
    ],
)
def test_spaces_and_hyphens_of_the_source_come_back(text: str, draft: str, made: str) -> None:
    assert with_special_characters(draft, with_plain_characters(text)[1]) == made


@given(st.lists(st.sampled_from(PARTS), max_size=10).map("".join))
def test_what_is_read_stays(text: str) -> None:
    plain, joints = with_plain_characters(text)

    def seen(one: str) -> str:
        return re.sub(r"\s|(?<=\d)(?=€)", " ", visible_text(one))

    assert seen(plain) == seen(text)
    assert seen(with_special_characters(plain, joints)) == seen(text)
    kept = [span for span in mask(text).spans if not span.startswith("&")]
    assert [span for span in mask(plain).spans if not span.startswith("&")] == kept


@pytest.mark.parametrize(
    ("text", "plain", "draft", "made"),
    [
        ("um −12,5 % auf (−3)", "um -12,5 % auf (-3)", "by -12.5% to (-3), 4-5", "by −12.5% to (−3), 4-5"),
        ("5 − 3 und 4−3", "5 − 3 und 4−3", "5 − 3 and 4−3 -2", "5 − 3 and 4−3 -2"),
        ("−3 oder -4", "−3 oder -4", "-3 or -4", "-3 or -4"),
        ("−3", "-3", "3", "3"),
        ("−3", "-3", "-3 to -4", "−3 to -4"),
    ],
)
def test_a_minus_before_a_number_is_a_hyphen_to_engines(text: str, plain: str, draft: str, made: str) -> None:
    assert with_hyphen(text) == plain
    assert with_minus(text, draft) == made
