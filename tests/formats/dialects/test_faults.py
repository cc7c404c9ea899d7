"""Decks on which a first reading went wrong: what follows a block, references, footnotes, notes in great numbers."""

from __future__ import annotations

import pytest

from loctool.formats.markdown.deck import parse, render
from loctool.formats.reading import Reading


def texts(text: str, dialect: str | None = None) -> list[str]:
    deck = parse(text, "deck.md", Reading(dialect=dialect))
    return [one.text for slide in deck.slides for one in slide.segments]


@pytest.mark.parametrize(
    ("text", "expected", "left_out"),
    [
        ("$$a$$ Text hier\n\nMehr\n", ["$$a$$ Text hier", "Mehr"], []),
        ("$$\na\n$$ dahinter\n\nMehr\n", ["Mehr"], ["dahinter"]),
        ("$$\na\n\nMehr da\n", [], ["a\n\nMehr da"]),
        ("$$x$$\n\nText\n", ["Text"], []),
        ("# Eins\n\n---\nOrt: Berlin\n---\n\nText\n\n---\n\n# Drei\n", ["Eins", "Text", "Drei"], ["Ort: Berlin\n---"]),
    ],
)
def test_what_follows_a_block_is_read(text: str, expected: list[str], left_out: list[str]) -> None:
    assert texts(text) == expected
    assert [one.text for one in parse(text, "deck.md").left_out] == left_out


WORDS = {"Anleitung": "Guide", "Bild": "Image"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![Bild][]\n\n- ![Bild]\n\n[Bild]: a.png\n", "![Image][Bild]\n\n- ![Image][Bild]\n\n[Bild]: a.png\n"),
        ("![bg Bild w:3]\n\n[bg Bild w:3]: x\n", "![bg Image w:3][bg Bild w:3]\n\n[bg Bild w:3]: x\n"),
        ("---\ntitle: Die [Anleitung]\n---\n[Anleitung]: x\n", "---\ntitle: Die [Guide]\n---\n[Anleitung]: x\n"),
        ("<p>[Anleitung]</p>\n\n[Anleitung]: x\n", "<p>[Guide]</p>\n\n[Anleitung]: x\n"),
        ("| [Anleitung] | b |\n|--|--|\n\n[Anleitung]: x\n", "| [Guide][Anleitung] | b |\n|--|--|\n\n[Anleitung]: x\n"),
    ],
)
def test_references_keep_their_label(text: str, expected: str) -> None:
    def translate(text: str) -> str:
        for old, new in WORDS.items():
            text = text.replace(old, new)
        return text

    assert render(text, "deck.md", lambda one: translate(one.text)) == expected


def test_brackets_of_the_source_stay() -> None:
    text = "Tausche a[i] und m[j][i]. Siehe [foo] und [die Wörter][foo].\n"
    assert render(text, "deck.md", lambda one: one.text) == text
    assert render(text, "deck.md", lambda one: f"{one.text} Ende") == f"{text.strip()} Ende\n"


def test_a_footnote_of_one_word_makes_no_definition_in_marp() -> None:
    text = "Text[^1]\n\n[^1]: Siehe oben.\n"
    rendered = render(text, "deck.md", lambda one: "Ebenda." if "oben" in one.text else None, Reading(dialect="marp"))
    assert texts(rendered, "marp") == ["Text[^1]", "Ebenda. &#8203;"]


def test_notes_within_a_text_are_each_translated() -> None:
    text = "x <!-- a --> y <!-- a --> z <!-- b -->\n"
    rendered = render(text, "deck.md", lambda one: {"a": "c", "b": "d"}.get(one.text, one.text.replace("x", "w")))
    assert rendered == "w <!-- c --> y <!-- c --> z <!-- d -->\n"


def test_a_note_within_a_text_may_have_two_lines() -> None:
    text = "Wort <!-- eine\nNotiz --> weiter\n"
    assert texts(text, "marp") == ["Wort <!-- eine Notiz --> weiter", "eine Notiz"]
    new = {"eine Notiz": "a note", "Wort <!-- eine Notiz --> weiter": "word <!-- eine Notiz --> on"}
    rendered = render(text, "deck.md", lambda one: new[one.text], Reading(dialect="marp"))
    assert rendered == "word <!-- a note --> on\n"
    assert render(text, "deck.md", lambda one: one.text, Reading(dialect="marp")) == text
