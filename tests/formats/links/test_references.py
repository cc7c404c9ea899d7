"""What a deck refers to: where each reference is found, where it is not, and that it can be written in its place."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loctool.errors import SourceError
from loctool.formats.markdown.links.assets import references
from loctool.formats.references import css_references, html_references


def urls(text: str) -> list[str]:
    return [one.url for one in references(text, "deck.md")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![Plan](img/plan.png)", ["img/plan.png"]),
        ("# Head ![x](a.png)\n", ["a.png"]),
        ("Head ![x](a.png)\n====\n", ["a.png"]),
        ('![bg left:40%](<img/a b.png> "Title")', ["img/a b.png"]),
        ("![x](img/a%20b.png?v=1#top)", ["img/a%20b.png?v=1#top"]),
        ("![x](plan_(1).png) ![y](plan\\(2.png)", ["plan_(1).png", "plan(2.png"]),
        ("![x](a&amp;b.png)", ["a&b.png"]),
        ("[![small](s.png)](large.pdf)", ["large.pdf", "s.png"]),
        ("![a ![b](inner.png) c](outer.png)", ["outer.png"]),
        ("![x](\n  a.png)", ["a.png"]),
        ("> - ![x](a.png)\n>   1. [y](b.pdf)", ["a.png", "b.pdf"]),
        ("| ![x](a.png) | [y](b.pdf) |\n|---|---|\n| `x | ![z](c.png)` |", ["a.png", "b.pdf", "c.png"]),
        ("![x][r] [y][]\n\n[r]: <a b.png> 'T'\n\n> [y]:\n>   b.pdf\n", ["a b.png", "b.pdf"]),
        ("Note[^1].\n\n[^1]: See [x](a.pdf).\n", ["a.pdf"]),
        ("<!-- loctool: off -->\n\n![x](a.png)\n", ["a.png"]),
        ("\ufeff![x](a.png)", ["a.png"]),
        ("![x](my plan.png 'T') `[x](no plan.png)` \\[x](no plan.png)", ["my plan.png"]),
        ("# A\n\n---\nlayout: image\nimage: ./img/a.png\n---\n\n# B\n", ["./img/a.png"]),
        ("<!-- theme: own.css -->\n", ["own.css"]),
        ("<!-- header: '![w:90](logo.png)' -->\n", ["logo.png"]),
        ('---\nfooter: "![](logo.png) Text"\n---\n', ["![](logo.png) Text", "logo.png"]),
        ("---\r\ntitle: X\r\n---\r\n\r\n![x](a.png)\r\n", ["a.png"]),
    ],
)
def test_markdown(text: str, expected: list[str]) -> None:
    assert sorted(urls(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "`![x](a.png)`",
        "```\n![x](a.png)\n<img src='a.png'>\n```\n",
        "    ![x](a.png)\n",
        "\\![x]\\(a.png)",
        "<!-- ![x](a.png) <img src='a.png'> -->\n",
        "<script>\nlet x = '<img src=\"a.png\">'\n</script>\n",
        "<style>\n/* url(a.png) */\n</style>\n",
        "<b title='src=a.png'>x</b>",
        "<img :src='a.png' data-x-src='b.png'>",
        "a < b src=a.png >",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert urls(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<img src='a b.png' alt=x>", ["a b.png"]),
        ("text <IMG SRC=a.png/> text", ["a.png/"]),
        ("<video poster=\"p.png\"\n src='v.mp4'><source src=\"w.webm\"></video>", ["p.png", "v.mp4", "w.webm"]),
        ("<link rel=stylesheet href=a.css>", ["a.css"]),
        ('<p>\n<img alt="x"src="a.png"@click="b">', ["a.png"]),
        ('<img srcset="a.png 1x, b,c.png 2x,d.png" src="e.png?a=1&amp;b=2">', ["a.png", "b,c.png", "d.png", "e.png?a=1&b=2"]),
        ("<div style=\"background: url('a.png')\">\n</div>", ["a.png"]),
        ("<p style='background: url(&quot;a.png&quot;), url(&#39;b.png&#39;)'>", ["a.png", "b.png"]),
        ("<style scoped>\n\nh1 { background: url( a\\ b.png ) }\n@import 'b.css';\n</style>", ["a b.png", "b.css"]),
        ("<!-- _backgroundImage: \"url('a.png')\" -->", ["a.png"]),
        ('<!-- .slide: data-background="a.png" -->', ["a.png"]),
        ('<section data-background-image="a.png"><object data="b.svg"></object></section>', ["a.png", "b.svg"]),
        ('<svg><use xlink:href="a.svg#x"/></svg>', ["a.svg#x"]),
        ("> <img\n> src='a.png'>", ["a.png"]),
    ],
)  # fmt: skip
def test_html(text: str, expected: list[str]) -> None:
    assert urls(text) == expected


def test_front_matter() -> None:
    text = """---
title: Our plan
theme: themes/own.css
logo: "img/logo.png"
css: [a.css, 'b.css']
style: |
  section { background: url("img/bg.png") }
---
"""
    found = {one.url: one.required for one in references(text, "deck.md")}
    assert found == {
        "themes/own.css": True,
        "img/logo.png": False,
        "a.css": True,
        "b.css": True,
        "img/bg.png": True,
    }


@pytest.mark.parametrize(
    "line",
    [
        "!include part.md",
        '--8<-- "part.md"',
        '@import "part.md"',
        "<<< part.md {2,3}",
        "{{< include part.md >}}",
        "{{#include part.md:2:5}}",
        "{% include_relative part.md %}",
        "```{include} part.md\n```",
        ":::{include} part.md\n:::",
    ],
)
def test_included_files(line: str) -> None:
    found = [one for one in references(f"# A\n\n{line}\n", "deck.md") if one.included]
    assert [(one.url, one.required) for one in found] == [("part.md", True)]


def test_an_include_that_code_shows_need_not_exist() -> None:
    (found,) = references("```md\n!include part.md\n```\n", "deck.md")
    assert not found.required


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0", exclude_categories=["Cc"]), min_size=1)


@given(NAMES)
@example(",")
def test_what_is_written_in_place_of_a_reference_is_found_again(name: str) -> None:
    text = (
        "![x](a.png) and [y](<b c.png>)\n\n<img src='d.png' srcset='s.png 1x'> x\n\n[r]: e.png\n\n"
        "<style>\nh1 { background: url(f.png) }\n</style>\n"
    )
    for number, one in enumerate(found := references(text, "deck.md")):
        changed = text[: one.start] + one.write("./" + name) + text[one.end :]
        again = references(changed, "deck.md")
        assert len(again) == len(found)
        assert unquote(again[number].url) == unquote("./" + name)


@given(st.text(st.sampled_from("<>[]()!'\"`\\ \n-:|=abcsrchref#/*%{}&;"), max_size=80))
def test_any_text_is_read(text: str) -> None:
    try:
        found = references(text, "deck.md")
    except SourceError:
        return
    assert all(0 <= one.start <= one.end <= len(text) for one in found)


def test_spans_in_css_and_html() -> None:
    css = "a { b: url( \"x y.png\" ), URL(z.png); } @import 'w.css'"
    assert [css[one.start : one.end] for one in css_references(css)] == ["x y.png", "z.png", "w.css"]
    html = '<a href="x.pdf"><img srcset="a.png 2x, b.png"></a>'
    assert [html[one.start : one.end] for one in html_references(html)] == ["x.pdf", "a.png", "b.png"]


@pytest.mark.parametrize("part", ["<a '", '<a "', "<a x=", "<style>", "<!--", "url(", "![", "[x](", "<a b='c'"])
def test_many_openings_are_read_in_linear_time(part: str) -> None:
    assert len(references("<div>\n" + part * 20000, "deck.md")) <= 20000
    assert len(list(html_references(part * 20000))) <= 20000
    assert not list(css_references(part * 20000))
