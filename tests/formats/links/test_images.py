"""Images that stand alone: their alternative texts and titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from loctool.formats.markdown.deck import parse, render


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
