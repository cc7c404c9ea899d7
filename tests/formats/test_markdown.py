"""What is a segment in slide Markdown, with which role, and how its translation is written."""

from __future__ import annotations

import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest

from loctool.errors import SourceError
from loctool.formats import FORMATS, format_of
from loctool.formats.markdown.deck import parse, render
from loctool.formats.reading import Reading
from loctool.model import Deck, Segment, Slide

FIXTURES = Path(__file__).parent.parent / "data" / "formats"
KEYS = Reading(("title", "description", "author.name"))
ODD = ["# a", "1. b\nc", "| d |", "x --> y", "- e", "é: f", "\\", "`g`"]


def texts(document: str) -> list[tuple[str, str]]:
    return [(one.role, one.text) for slide in parse(document, "deck.md").slides for one in slide.segments]


def translated(document: str, text: str) -> str:
    return render(document, "deck.md", lambda _: text)


def listing(deck: Deck) -> str:
    """Return a deck as the fixture writes it."""
    rows = []
    for slide in deck.slides:
        rows.append(f"== {slide.number} {slide.anchor} == {slide.title}")
        rows += (
            f"{one.line} {one.role}{'' if one.context is None else '@' + one.context}: {one.text!r}"
            for one in slide.segments
        )
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lecture(eol: str, mark: str) -> None:
    text = mark + (FIXTURES / "lecture.md").read_text(encoding="utf-8").replace("\n", eol)
    odd = cycle(ODD)
    assert listing(parse(text, "lecture.md", KEYS)) == (FIXTURES / "lecture.segments.txt").read_text(encoding="utf-8")
    rendered = render(text, "lecture.md", lambda _: next(odd), KEYS)
    expected = (FIXTURES / "lecture.odd.md").read_text(encoding="utf-8").replace("\n", eol)
    assert rendered == mark + expected


def test_slides_and_anchors() -> None:
    document = "Anfang\n\n---\n\n***\n\n# **Ende** gut\n\n___\n\nEnde gut\n===\n"
    assert parse(document, "a/deck.md") == Deck(
        "a/deck.md",
        (
            Slide("anfang", 1, "Anfang", (Segment("Anfang", "paragraph", 1),)),
            Slide("slide-2", 2, "Slide 2", ()),
            Slide("ende-gut", 3, "Ende gut", (Segment("**Ende** gut", "heading", 7),)),
            Slide("ende-gut-2", 4, "Ende gut", (Segment("Ende gut", "heading", 11),)),
        ),
        "github",
    )


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("a\r\nb\n", [("paragraph", "a b")]),
        ("a  \nb\\\n  c", [("paragraph", "a\nb\nc")]),
        ("> a\nlazy\n> - b\n>   > c\n", [("quote", "a lazy"), ("bullet", "b"), ("quote", "c")]),
        ("- [x] **a**\n\n  b\n- # c", [("bullet", "**a**"), ("bullet", "b"), ("heading", "c")]),
        ("a \\| b | c\n-|-\n`x\\|y` |", [("cell", "a | b"), ("cell", "c")]),
        ("![a](b) text", [("paragraph", "![a](b) text")]),
        ("![a [b] c](d)\n![e][f]\n\n[f]: /g", [("alt", "a [b] c"), ("alt", "e")]),
        ("![bg](a) ![bg fit](b) ![w:3 h:2 x y blur:1px](c) ![auto](d)", [("alt", "x y"), ("alt", "auto")]),
        ("<!-- a\n   b\n\n   1. c\n-->\n<!-- d --> <!-- theme: x -->", [("note", "a b"), ("note", "c"), ("note", "d")]),
        ("<!--\nclass: lead\ncolor: red\n-->\n<!-- class: ist\nein Wort -->", [("note", "class: ist ein Wort")]),
        ("<!-- toc --><!-- omit in toc --><!-- prettier-ignore -->\n<!-- cspell:words x -->\n<!---->", []),
        ("    code\n\n```\ncode\n```\n\n<pre>html</pre>\n\n[a]: /url 'title'\n", [("alt", "title")]),
        ("> [a]: /url\n> 'eins\n>   zwei'\n", [("alt", "eins zwei")]),
        ("<div>\n<!-- note -->\n</div>", []),
        ("<!-- offen", []),
        ("a<!-- b --> <!-- fit -->", [("paragraph", "a"), ("note", "b")]),
        ("a `<!-- b -->`\n\n\\<!-- c -->", [("paragraph", "a `<!-- b -->`"), ("paragraph", "\\<!-- c -->")]),
        ("\x0ca\0b\n\n\x0c\nc", [("paragraph", "a\ufffdb")]),
    ],
)
def test_segments(document: str, expected: list[tuple[str, str]]) -> None:
    assert texts(document) == expected


@pytest.mark.parametrize(
    ("document", "text", "expected"),
    [
        ("a\n", "ein 1. Satz - mit #, * und [Text](url) | Ende.", "ein 1. Satz - mit #, * und [Text](url) | Ende.\n"),
        ("a", "# b", "\\# b"),
        ("a", "1) b", "1\\) b"),
        ("a", "b\n---\n\n    c", "b\\\n\\---\\\nc"),
        ("a\\\nb", "c\\\nd", "c\\  \nd"),
        ("> - a  \n> b", "c\nd", "> - c  \n>   d"),
        ("1.\ta", "c\n2. d", "1.\tc\\\n  \t2\\. d"),
        ("a", "[x]: y", "[x]\\: y"),
        ("[x]: y\na", '"b"', '[x]: y\n\\"b"'),
        ("- a", "[ ] b", "- \\[ ] b"),
        ("a", "x | y\n--|--", "x | y\\\n\\--|--"),
        ("a\n---", "| b", "&#124; b\n---"),
        ("# a", "b #\nc", "# b # c"),
        ("# a", "C #", "# C \\#"),
        ("a", "<div>b</div>", "\\<div>b\\</div>"),
        ("> a", "b\n<div>", "> b\\\n> \\<div>"),
        ("a", "<b>b</b> c", "<b>b</b> c"),
        ("|a|b|\n|-|-|", "c|\\", "|c\\|\\ |c\\|\\ |\n|-|-|"),
        ("a|b\n-|-\nc|d", "- e", "\\- e|- e\n-|-\n\\- e|- e"),
        ("![a](b)", "c] [d", "![c\\] \\[d](b)"),
        ("![a](b)", "c [d] e", "![c [d] e](b)"),
        ("![bg a](b)", "fit c", "![bg &#102;it c](b)"),
        ("[a]: /url '\nb\n c'\n[a]", "# d'\n- e", "[a]: /url '# d\\' - e'\n\\# d'\\\n\\- e"),
        ("<!-- a -->", "b --> c", "<!-- b --&gt; c -->"),
        ("<!--a-->", ">b-", "<!--&gt;b- -->"),
        ("<!-- a -->", "role: credit", "<!-- &#114;ole: credit -->"),
        ("<!-- a --><!-- b -->", "c\nd", "<!-- c  \nd --><!-- c d -->"),
        ("- <!-- a -->", "b\n- c", "- <!-- b  \n  &#45; c -->"),
    ],
)
def test_translations_are_written_safely(document: str, text: str, expected: str) -> None:
    assert translated(document, text) == expected


def test_directives() -> None:
    document = (
        "<!-- context: x -->\n- a\n- b\n\n<!-- role: credit -->\n<!-- context: y -->\n<!-- Notiz -->\nc\n\nd\n\n"
        "<!-- loctool: off -->\ne\n\n---\n\nf\n\n<!-- loctool: on -->\ng"
    )
    assert [[(one.text, one.role, one.context) for one in slide.segments] for slide in parse(document, "d").slides] == [
        [
            ("a", "bullet", "x"),
            ("b", "bullet", "x"),
            ("Notiz", "note", None),
            ("c", "credit", "y"),
            ("d", "paragraph", None),
        ],
        [("g", "paragraph", None)],
    ]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("a\n\n<!-- role: x -->\nb", "deck.md:3: `role: x` is unknown; write `role: credit`"),
        ("<!-- loctool: skip -->", "deck.md:1: `loctool: skip` is unknown; write `loctool: off` or `loctool: on`"),
        ("<!-- context: -->\na", "deck.md:1: `context:` names no context; write the word after the colon"),
        ("<!-- context: a --> b", "deck.md:1: text on the line of `context:`; put it on the line below"),
        (
            "# a <!-- context: b -->",
            "deck.md:1: `context:` stands within a line; put it on its own line above the text",
        ),
        (
            "a\n\n<!-- role: credit -->\n\n---\n\nb",
            "deck.md:3: no text follows `role:`; put it directly above the text",
        ),
    ],
)
def test_directives_without_sense_are_refused(document: str, expected: str) -> None:
    with pytest.raises(SourceError) as refused:
        parse(document, "deck.md")
    assert str(refused.value) == expected


def test_blank_and_missing_translations_keep_the_source() -> None:
    document = "# a\n\nb\n"
    assert render(document, "deck.md", lambda _: None) == document
    assert translated(document, " \n\t") == document


def test_formats_by_suffix() -> None:
    assert format_of("a/B.MD") is FORMATS[".md"]
    with pytest.raises(SourceError, match=r"a\.docx: no format for \.docx; known are \.md"):
        format_of("a.docx")


def test_importing_loads_no_parser() -> None:
    code = "import sys, loctool.formats; print({'markdown_it', 'yaml'} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
