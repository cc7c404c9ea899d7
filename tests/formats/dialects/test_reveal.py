"""reveal.js: what cuts its slides and notes, and what no translation may become."""

from __future__ import annotations

import pytest

from loctool.formats.markdown.deck import parse, render
from loctool.formats.reading import Reading, Separators
from loctool.text.markup.wording import has_wording

REVEAL = Reading(dialect="reveal")


def texts(text: str, reading: Reading = REVEAL) -> list[list[tuple[str, str]]]:
    return [[(one.role, one.text) for one in slide.segments] for slide in parse(text, "deck.md", reading).slides]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\n---\n\nB\n--\nC\n", [[("heading", "A")], [("paragraph", "B")], [("paragraph", "C")]]),
        ("A\n\nNote: Hier\nwarten.\n\nUnd gehen.", [[("paragraph", "A"), ("note", "Hier warten."), ("note", "Und gehen.")]]),
        ("A\n\nNOTES:\n- Hier\n\n---\n\nB", [[("paragraph", "A"), ("note", "Hier")], [("paragraph", "B")]]),
        ("Note: A\n\nNote: B\n", [[("paragraph", "A"), ("paragraph", "B")]]),
        ("A <!-- .element: class='x' -->\n\n<!-- unsichtbar -->\n", [[("paragraph", "A")]]),
        ("- A\n--\n\nB", [[("bullet", "A")], [("paragraph", "B")]]),
        ("```\nA\n---\nB\n```\n", [[], [("paragraph", "B")]]),
        ("A\n\n***\n\nB", [[("paragraph", "A"), ("paragraph", "B")]]),
    ],
)  # fmt: skip
def test_slides_and_notes(text: str, expected: list[list[tuple[str, str]]]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_separators_find_every_line_end(eol: str) -> None:
    reading = Reading(
        dialect="reveal", separators=Separators(r"^(\r?\n|\r)---(\r?\n|\r)$", r"^[\r\n]+--\r?$", "^Notiz:")
    )
    deck = "A\n\n---\n\nB\n\n--\n\nC\n\nNotiz: leise\nreden\n".replace("\n", eol)
    slides = [[("paragraph", "A")], [("paragraph", "B")], [("paragraph", "C"), ("note", "leise reden")]]
    assert texts(deck, reading) == slides
    assert render(deck, "deck.md", lambda one: one.text.upper(), reading) == deck.replace("leise", "LEISE").replace(
        f"{eol}reden", " REDEN"
    )


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_separators_as_the_documentation_prints_them(eol: str) -> None:
    separators = Separators(r"^\r?\n---\r?\n$", r"^\r?\n--\r?\n$", "^Notes?:")
    deck = "A\n\n---\n\nB\n\n--\n\nC\n\nNote: leise\n\n***\n".replace("\n", eol)
    slides = [[("paragraph", "A")], [("paragraph", "B")], [("paragraph", "C"), ("note", "leise")]]
    assert texts(deck, Reading(dialect="reveal", separators=separators)) == slides


@pytest.mark.parametrize(
    "hostile", ["Notiz: geheim", "Notiz:", "A\nNotiz: B", "%%%", "A\n%%%\nB", "`A\n%%%\nB` c", "§ x", "A\n§"]
)
@pytest.mark.parametrize(
    "separators", [Separators(r"^\r?\n%%%\r?\n$", "§", r"^Notiz:"), Separators(r"\n%%%\n", "^§", "Notiz:")]
)
@pytest.mark.parametrize("text", ["Wort\n\nNotiz: leise\n\n%%%\n\nEnde\n", "> Zitat\n\n- Punkt\n\n| a | b |\n|---|---|\n| c | d |\n", "# A\n\nNotiz: x\n\nNotiz: y\n"])  # fmt: skip
def test_no_translation_is_a_configured_separator(text: str, separators: Separators, hostile: str) -> None:
    reading = Reading(dialect="reveal", separators=separators)
    rendered = render(text, "deck.md", lambda _: hostile, reading)
    before, after = texts(text, reading), texts(rendered, reading)
    assert len(after) == len(before)
    if has_wording(hostile):
        assert ["note" in dict(slide) for slide in after] == ["note" in dict(slide) for slide in before]


def test_configured_separators() -> None:
    reading = Reading(dialect="reveal", separators=Separators(r"^\r?\n\*\*\*\r?\n$", r"^\r?\n===\r?\n$", r"^Sprich:"))
    text = "A\n\n***\n\nB\n\n===\n\nC\n\nSprich: leise\n"
    assert texts(text, reading) == [[("paragraph", "A")], [("paragraph", "B")], [("paragraph", "C"), ("note", "leise")]]


@pytest.mark.parametrize(
    "hostile", ["---", "--", "x\n---\ny", "Note: geheim", "notes:", "A\nNote: B", "# x", "<!-- .slide: x -->"]
)
@pytest.mark.parametrize("text", ["Wort\n\nNote: Notiz\n\n---\n\nEnde\n", "> Zitat\n\n- Punkt\n\n| a | b |\n|---|---|\n| c | d |\n"])  # fmt: skip
def test_no_translation_makes_slides_or_notes(text: str, hostile: str) -> None:
    rendered = render(text, "deck.md", lambda _: hostile, REVEAL)
    before, after = texts(text), texts(rendered)
    assert len(after) == len(before)
    if has_wording(hostile):
        assert [[role for role, _ in slide] for slide in after] == [[role for role, _ in slide] for slide in before]


def test_the_word_for_notes_stays() -> None:
    text = "A\n\nNote: Hier warten.\n"
    assert render(text, "deck.md", lambda one: one.text.upper(), REVEAL) == "A\n\nNote: HIER WARTEN.\n"
    twice = "Note: a\n\nNote: b\n"
    assert render(twice, "deck.md", lambda one: one.text.upper(), REVEAL) == "Note: A\n\nNote: B\n"
