"""Deckset, by its documentation: settings, notes, commands, footnotes, image words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.formats.markdown.deck import parse, render
from loctool.formats.reading import Reading

DECKS = Path(__file__).parent.parent.parent / "data" / "formats" / "deckset"
DECKSET = Reading(dialect="deckset")


def read(text: str) -> list[str]:
    deck = parse(text, "deck.md", DECKSET)
    return [f"{one.role} {one.text}" for slide in deck.slides for one in slide.segments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("footer: Bach\nslidenumbers: true\n\n# A", ["metadata Bach", "heading A"]),
        ("# A\n\nfooter: kein Kopf", ["heading A", "paragraph footer: kein Kopf"]),
        ("# [fit] A", ["heading A"]),
        ("#[fit] A\n##[fit][fit]B ##", ["heading A", "heading B"]),
        ("a\n#[fit] B\nc", ["paragraph a", "heading B", "paragraph c"]),
        ("^ a\n^ b", ["note a\nb"]),
        ("^ a\nb\n\nc", ["note a\nb", "paragraph c"]),
        ("a\n^b", ["paragraph a", "note b"]),
        ("^ - a\n^ - b", ["note a", "note b"]),
        ("[.column]\na\n[.background-color: #fff]", ["paragraph a"]),
        ("[.footer: Am *Bach*]", ["metadata Am *Bach*"]),
        ("[.header: #fff, alignment(left)]", []),
        ("> a\n-- B", ["quote a", "quote B"]),
        ("a[^B, 5]\n\n[^B, 5]: c\n[^d]: E", ["paragraph a[^B, 5]", "paragraph c", "paragraph E"]),
        ("![inline](a.mov)", []),
        ("![right 50% Am Bach](a.png)", ["alt Am Bach"]),
        ("![Am fit Bach](a.png)", ["alt Am Bach"]),
        ("![inline, fit](a.png) ![fit, corner-radius(9)](b.png) ![inline,left](c.png) ![left , 50%](d.png)", []),
        ("![left, Am Bach, im Mai](a.png)", ["alt Am Bach, im Mai"]),
        ("![left,fit,Am Bach,im Mai](a.png)", ["alt Am Bach,im Mai"]),
        ("a\nb", ["paragraph a\nb"]),
        ("```\n^ a\n---\n[.column]\n```", []),
        ("$$\na\n$$", []),
    ],
)
def test_segments(text: str, expected: list[str]) -> None:
    assert read(text) == expected
    assert read(text.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("^ a\n^ b", "c\nd\ne", "^ c\n^ d\n^ e"),
        ("^ a\nb", "c", "^ c"),
        ("^ a", "^ b\n- c", "^ \\^ b\n^ \\- c"),
        ("a", "^ b", "\\^ b"),
        ("a", "[.column]", "\\[.column]"),
        ("# [fit] a", "[fit] b", "# [fit] \\[fit] b"),
        ("#[fit] a", "[fit] # b\nc #", "#[fit] \\[fit] # b c \\#"),
        ("![left, a](b.png)", "c fit, mute,loop , d", "![left, c &#102;it, &#109;ute,loop &#44; d](b.png)"),
        ("[.footer: a]", "b] [c\nd", "[.footer: b&#93; &#91;c d]"),
        ("footer: a", "b\nc", "footer: b c"),
        ("![left a](b.png)", "fit c", "![left &#102;it c](b.png)"),
        ("![a fit b](c.png)", "d", "![fit d](c.png)"),
        ("> a\n-- b", "-- c", "> \\-- c\n-- \\-- c"),
        ("^ a\r\n^ b", "c\nd", "^ c\r\n^ d"),
    ],
)
def test_translations_are_written_safely(text: str, new: str, expected: str) -> None:
    assert render(text, "deck.md", lambda _: new, DECKSET) == expected


def test_slides() -> None:
    text = "a\n\n---\n\nb\n---\nc\n\n---\nd\n"
    assert [len(slide.segments) for slide in parse(text, "deck.md", DECKSET).slides] == [1, 3]
    divided = "slide-dividers: #, ##\n\n# a\n\n## b\n\n### c\n\n```\n# d\n```\n\n---\n\n# e\n"
    assert [slide.title for slide in parse(divided, "deck.md", DECKSET).slides] == ["a", "b", "e"]


def syntax(text: str) -> list[str]:
    """Return what Deckset reads as its own at the beginning of lines, and image words."""
    return re.findall(
        r"^(?:\^|\[\.[\w-]+|(?:footer|autoscale|slidenumbers|slide-dividers):|#+ \[fit\]|---$|-- )|!\[(?:inline|left|right|fill)",
        text,
        re.MULTILINE,
    )


@pytest.mark.parametrize("path", sorted(DECKS.rglob("*.md")), ids=lambda path: path.stem)
def test_decks_keep_their_syntax(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parse(text, path.name).dialect == "deckset"
    for new in ("Wort", "^ a", "[.x: y]", "-- a", "[fit]", "a: b", "eins"):
        result = render(text, path.name, lambda segment, new=new: "\n".join([new] * len(segment.text.split("\n"))))
        assert syntax(result) == syntax(text)


PIECES = st.sampled_from(
    ["^ a\n^ b\n\n", "[.column]\n\n", "# [fit] c\n\n", "> d\n-- e\n\n", "---\n\n", "![right f](g.png)\n\n"]
)


@given(st.lists(PIECES, max_size=8), st.sampled_from(["^ x", "[.y]", "-- z", "wort", "# [fit] w", "fit", "- v"]))
def test_translations_are_found_again(pieces: list[str], new: str) -> None:
    text = "start\n\n" + "".join(pieces)
    result = render(text, "deck.md", lambda segment: "\n".join([new] * len(segment.text.split("\n"))), DECKSET)
    before, after = (parse(one, "deck.md", DECKSET) for one in (text, result))
    assert [[one.role for one in slide.segments] for slide in before.slides] == [
        [one.role for one in slide.segments] for slide in after.slides
    ]
