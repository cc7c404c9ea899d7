"""Spans that must survive translation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.markup import MARKS, lost_and_invented, mask, proved, unmask, unmask_bracketed, unmask_marked

PARTS = (
    *(
        "Text",
        " ",
        "**",
        "*",
        "_",
        "`x y`",
        "[",
        "](https://a.b/c)",
        "{name}",
        "%(n)s",
        "%s",
        "100 %",
        "$x",
        "\n",
        "<b>",
    ),
    *("</b>", "<1>", "</1>", "{{m}}", "https://a.de/b.", "[1]", "a@b.de", "$a+b$", "\\*", "&nbsp;", "„", "3 * 4"),
)
markup = st.lists(st.sampled_from(PARTS)).map("".join)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("50 % der Folien", ()),
        ("Kosten: 3 * 4 = 12", ()),
        ("ein **fettes** Wort", ("**", "**")),
        ("snake_case bleibt", ()),
        ("_kursiv_", ("_", "_")),
        ("siehe [hier](https://a.de/x_(y)) nach", ("[", "](https://a.de/x_(y))")),
        ("`a * b` und ``c ` d``", ("`a * b`", "``c ` d``")),
        ("Hallo {name}, {0} {{ user.name }}", ("{name}", "{0}", "{{ user.name }}")),
        ("%(count)s von %d und %1$s", ("%(count)s", "%d", "%1$s")),
        ("5 $ und $HOME und ${x}", ("$HOME", "${x}")),
        ("Formel $E = mc^2$ hier", ("$E = mc^2$",)),
        ("<b>fett</b><br/>", ("<b>", "</b>", "<br/>")),
        ("<https://a.de> oder https://b.de/c?d=e.", ("<https://a.de>", "https://b.de/c?d=e")),
        ("an max.muster@firma.de.", ("max.muster@firma.de",)),
        ("[Zitat] ohne Ziel", ()),
        ("Vor&nbsp;bild \\* Stern", ("&nbsp;", "\\*")),
    ],
)
def test_finds_what_must_survive(text: str, spans: tuple[str, ...]) -> None:
    assert mask(text).spans == spans


@given(markup)
def test_unmask_undoes_mask(text: str) -> None:
    assert unmask(mask(text)) == text


@given(st.text() | markup, st.sampled_from(sorted(MARKS)))
def test_marks_lead_back_to_the_text(text: str, form: str) -> None:
    masked = mask(text)
    assert unmask_marked(masked, masked.marked(form), form) == text


@given(st.text() | markup)
def test_brackets_lead_back_to_the_text(text: str) -> None:
    masked = mask(text)
    if masked.is_pair():
        assert unmask_bracketed(masked, masked.bracketed()) == text


@pytest.mark.parametrize(
    ("text", "bracketed"),
    [
        ("ein **fettes** Wort", "ein [fettes] Wort"),
        ("siehe [hier](https://a.de) nach", "siehe [hier] nach"),
        ("<b>fett</b>", "[fett]"),
        ('<a href="x">Ziel</a>', "[Ziel]"),
        ("<1>eins</1>", "[eins]"),
        ("{a} und {b}", None),
        ("**a** *b*", None),
        ("<b>a</i>", None),
    ],
)
def test_one_pair_becomes_plain_brackets(text: str, bracketed: str | None) -> None:
    masked = mask(text)
    assert (masked.bracketed() if masked.is_pair() else None) == bracketed


@given(markup)
def test_a_text_proves_itself(text: str) -> None:
    assert proved(text, text)
    assert lost_and_invented(text, text) == ([], [])


@pytest.mark.parametrize(
    ("source", "target", "holds"),
    [
        ("Hallo {name}", "Hello {name}", True),
        ("Hallo {name}", "Hello {Name}", False),
        ("{a} vor {b}", "{b} after {a}", True),
        ("**a** und *b*", "*b* and **a**", False),
        ("<1>a</1>", "</1>a<1>", False),
        ("[a](b)", "](b)a[", False),
        ("a\nb", "a b", False),
        ("a", "a **b**", False),
    ],
)
def test_proof(source: str, target: str, holds: bool) -> None:
    assert proved(source, target) is holds


def test_says_what_is_lost_and_what_is_invented() -> None:
    assert lost_and_invented("{a} {b} {b}", "{b} %s") == (["{a}", "{b}"], ["%s"])
