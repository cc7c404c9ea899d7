"""Alternative texts and titles within images and links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.markup.inner import inner_texts, is_file_name, with_inner, without_inner
from loctool.text.markup.proof import keeps_markup


@pytest.mark.parametrize(
    ("span", "texts"),
    [
        ('![Plan](p.png "Lageplan")', ["Plan", "Lageplan"]),
        ("![](p.png 'Lageplan')", ["Lageplan"]),
        ('](https://a.de/x_(y) "Ein Titel")', ["Ein Titel"]),
        ("](<a b> (Ein Titel))", ["Ein Titel"]),
        ("](a.md)", []),
        ("][label]", []),
        ("![w:300 Der Plan](p.png)", ["Der Plan"]),
        ("![bg right:40% Der Plan](p.png)", ["Der Plan"]),
        ("![bg right:40%](p.png)", []),
        ('<img src="x" alt="Plan" title=Saal>', ["Plan", "Saal"]),
        ("<abbr title = 'a title=\"b\"' data-x=' title=\"c\"' class=title>", ['a title="b"']),
        ('<i :title="x" alt={a} aria-label="" x={b title="c"} href="?title=d" Placeholder="e">', ["e"]),
        ("<https://a.b/?title=c>", []),
        ("</a>", []),
        ("<!-- title=a -->", []),
        ("<code title=a>b</code>", []),
        ('![Plan](p.png "ein \\"Zitat\\"")', ["Plan", 'ein \\"Zitat\\"']),
    ],
)
def test_finds_the_texts_within_a_span(span: str, texts: list[str]) -> None:
    assert [one.text for one in inner_texts(span)] == texts


@pytest.mark.parametrize(
    ("span", "bare"),
    [
        ('![w:300 Plan](p.png "Lageplan")', "![w:300 ](p.png)"),
        ('](a.md "Titel")', "](a.md)"),
        ('<img alt="Plan" src=x title=Saal>', '<img alt="" src=x title="">'),
        ("![karte-1.png](p.png '25 %')", "![karte-1.png](p.png '25 %')"),
    ],
)
def test_texts_with_words_are_taken_out(span: str, bare: str) -> None:
    assert without_inner(span) == bare


def test_a_name_with_a_dot_is_no_file() -> None:
    assert is_file_name("bilder/karte_2.jpeg")
    assert not is_file_name("Node.js und mehr")


@pytest.mark.parametrize(
    "span",
    [
        '![Plan](p.png "Lageplan")',
        "![Plan](p.png (Lageplan))",
        "![Plan](p.png 'Lageplan')",
        "<img alt='Plan' title=\"Lageplan\">",
        "<img alt=Plan title=Lageplan src=x>",
    ],
)
@given(words=st.text("ab\"'()[]\\ \n<>`=&/", min_size=1).map(str.strip).filter(lambda one: any(map(str.isalpha, one))))
def test_an_image_stays_one_with_any_texts(span: str, words: str) -> None:
    made = with_inner(span, {"Plan": words, "Lageplan": words})
    assert keeps_markup(without_inner(span), without_inner(made))
    assert len(list(inner_texts(made))) == 2
