"""Tags stand for spans and become them again, in any order; what looks like a tag in a text is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.drafting.asking.tags import Numbers, Tagged, tag, tag_fault, untag
from loctool.text.markup import mask
from loctool.text.placeholders import FORMATS, PROGRAM, TAGGED

FIXTURES = Path(__file__).parents[2] / "data"
SYNTAXES = (PROGRAM, TAGGED, *FORMATS)
TEXTS = (FIXTURES / "drafting" / "markup.txt").read_text(encoding="utf-8").splitlines()
SIGNS = """** * ` `x` [ ](a.md) ![] (b.png) <b> </b> <br/> <1> </1> <2/> <12> <0/> < > / 1 %s %d {n} {{x}} &nbsp; $x$"""
PIECES = st.sampled_from([*SIGNS.split(), "[^1]", "Wald", "\n", " ", "< 4 />", "<5\N{NO-BREAK SPACE}/>"])


def check(text: str, syntax: str = "") -> None:
    tagged = tag(mask(text, syntax))
    assert tag_fault(tagged.text, tagged) == ""
    assert untag(tagged.text, tagged) == text


@pytest.mark.parametrize("syntax", ["", *SYNTAXES])
def test_texts_with_markup(syntax: str) -> None:
    for text in TEXTS:
        check(text, syntax)


@given(st.lists(PIECES).map("".join) | st.text(), st.sampled_from(["", *SYNTAXES]))
def test_any_text(text: str, syntax: str) -> None:
    check(text, syntax)


def test_the_fixtures_of_all_formats() -> None:
    for path in sorted(FIXTURES.rglob("*.md")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            check(line)


def test_pairs_are_around_phrases_and_others_alone() -> None:
    tagged = tag(mask("**Der Wald** hat `x` und [*einen* See](a.md)"))
    assert tagged.text == "<1>Der Wald</1> hat <2/> und <3><4>einen</4> See</3>"
    moved = "<3>a <4>lake</4></3> and <2/> has <1>the forest</1>"
    assert untag(moved, tagged) == "[a *lake*](a.md) and `x` has **the forest**"
    assert untag("< 2 />, <01>x</1 >", tagged) == "`x`, **x**"


WOOD = tag(mask("**Der Wald** hat `x`"))


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("The forest has <2/>", "<1> is missing; </1> is missing"),
        ("<1>The forest</1> has <2/> and <2/>", "<2/> stands 2 times"),
        ("<1>The forest</1> has <2/> <3/>", "<3/> is not in the text"),
        ("<1>The forest</1> has <2>x</2>", "<2/> is missing; <2> is not in the text; </2> is not in the text"),
        ("</1>The forest<1> has <2/>", "</1> stands before <1>"),
        ("<1>The <2/></1> forest", ""),
    ],
)
def test_what_is_wrong_with_tags(answer: str, fault: str) -> None:
    assert tag_fault(answer, WOOD) == fault


@given(st.permutations(range(4)), st.sampled_from(["", "x ", " <9/>", "<1>"]))
def test_any_answer_has_all_tags_or_a_fault(order: list[int], more: str) -> None:
    tagged = tag(mask("`a` b `c` d `e` f `g`"))
    answer = " ".join(f"<{number + 1}/>" for number in order) + more
    assert (tag_fault(answer, tagged) == "") == (more in ("", "x "))
    assert sorted(re.findall("`.`", untag(answer, tagged))) == ["`a`", "`c`", "`e`", "`g`"]


def test_a_plural_numbers_its_spans_as_its_singular_does() -> None:
    numbers: Numbers = {}
    one = tag(mask("Eine Datei in <b>{ort}</b>", "python-brace"), numbers)
    many = tag(mask("{n} Dateien in <b>{ort}</b>", "python-brace"), numbers)
    assert one.text.count("<") == many.text.count("<") - 1
    assert {name: span for name, span in many.spans.items() if name in one.spans} == one.spans


def test_a_text_without_spans_is_asked_as_it_is() -> None:
    assert tag(mask("Der Wald")) == Tagged("Der Wald", {})
