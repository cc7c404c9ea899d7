"""Images that stand alone: their alternative texts and titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from loctool.formats.markdown.deck import parse, render
from loctool.formats.markdown.links.keywords import keep_labels


def segments(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.role) for slide in parse(text, "a.md").slides for one in slide.segments]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('![Plan der Stadt](p.png "Der Lageplan")', ["Plan der Stadt", "Der Lageplan"]),
        ("![](p.png 'Der Lageplan')", ["Der Lageplan"]),
        ('![Plan](<a b.png> (Der "Lageplan"))', ["Plan", 'Der "Lageplan"']),
        ("![foto-1.jpg](p.png)", []),
        ("![Plan][p]\n\n[p]: x.png", ["Plan"]),
        ('![a](x "b")\n![c](y "d")', ["a", "b", "c", "d"]),
    ],
)
def test_texts_of_images(text: str, found: list[str]) -> None:
    assert segments(text + "\n") == [(one, "alt") for one in found]


@pytest.mark.parametrize("marks", ['""', "''", "()"])
@given(title=st.text("ab \"'()\\&;`<>[]!*_\n", min_size=1).filter(lambda one: any(map(str.isalpha, one))))
def test_an_image_stays_one_with_any_title(marks: str, title: str) -> None:
    text = f"![Plan](p.png {marks[0]}Lageplan{marks[1]})\n"
    rendered = render(text, "a.md", lambda segment: title if segment.text == "Lageplan" else None)
    (_, inline, _) = MarkdownIt("commonmark").parse(rendered)
    assert [token.type for token in inline.children or []] == ["image"]
    assert inline.children is not None
    assert inline.children[0].attrs["src"] == "p.png"
    assert inline.children[0].attrs["title"]


@pytest.mark.parametrize(
    ("text", "translation", "expected"),
    [
        ("![bg Der Weg](a.png)", "The right way", "![bg The &#114;ight way](a.png)"),
        ("![bg Ein Anstieg](a.png)", "A 50% rise [", "![bg A &#53;0\\% rise \\[](a.png)"),
        ("![bg Ein 50% Anstieg](a.png)", "A 50% rise of 50%", "![bg A 50% rise of &#53;0%](a.png)"),
        ("![bg Ein 50% Anstieg](a.png)", "A rise", "![bg 50% A rise](a.png)"),
        ("![Der Kontrast](a.png)", "High contrast to the right", "![High &#99;ontrast to the right](a.png)"),
        ("A ![w:50 Bild](x) z", "A ![w:50 bg](x) z", "A ![w:50 &#98;g](x) z"),
        ("A ![w:50 Bild](x) z", "A ![picture w:60](x) z", "A ![w:50 picture &#119;:60](x) z"),
        ("A ![bg Bild](x) z", "A ![bg picture left](x) z", "A ![bg picture &#108;eft](x) z"),
        ("A ![Bild](x) und ![w:5 B](y)", "![w:5 p](y) and ![p [bg] bg](x)", "![w:5 p](y) and ![p [bg] &#98;g](x)"),
        ("A ![Bild][x] z\n\n[x]: y", "A ![bg][x] z", "A ![&#98;g][x] z\n\n[x]: y"),
        ("A ![Bild] z\n\n[Bild]: y", "A ![bg] z", "A ![&#98;g][Bild] z\n\n[Bild]: y"),
        ("A Bild", "A `![bg](x)` \\![bg]", "A `![bg](x)` \\![bg]"),
        ("A Bild", "A ![bg](x)", "A ![&#98;g](x)"),
        ("| A ![Bild](x) | b |\n|-|-|", "A ![bg](x)", "| A ![&#98;g](x) | A ![&#98;g](x) |\n|-|-|"),
    ],
)  # fmt: skip
def test_translations_have_the_keywords_of_their_source(text: str, translation: str, expected: str) -> None:
    assert render("---\nmarp: true\n---\n\n" + text + "\n", "a.md", lambda _: translation).endswith(expected + "\n")


def test_ten_thousand_labels_are_looked_at_once() -> None:
    text = "![" * 10_000 + "bg" + "]" * 10_000
    assert keep_labels("a", text) == text
