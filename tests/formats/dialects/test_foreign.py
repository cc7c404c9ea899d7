"""Lines that look like another system's: left alone and reported where the dialect was detected, text where it was chosen."""

from __future__ import annotations

import pytest

from loctool.formats.markdown.deck import parse, render
from loctool.formats.reading import Reading

_ROWS = "| a | b |\n|---|---|\n| c | d |"


def texts(text: str, dialect: str | None = None) -> list[str]:
    return [one.text for slide in parse(text, "deck.md", Reading(dialect=dialect)).slides for one in slide.segments]


def left_out(text: str, dialect: str | None = None) -> list[str]:
    return [one.text for one in parse(text, "deck.md", Reading(dialect=dialect)).left_out]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("name: Max Mustermann", ["name: Max Mustermann"]),
        ("% der Befragten", ["% der Befragten"]),
        ("^ Siehe oben", ["^ Siehe oben"]),
        ("Wort\n: Sinn", ["Wort\n: Sinn"]),
        ("::: Hinweis", ["::: Hinweis"]),
        ("\\begin{x}\nWort\n\\end{x}", ["\\begin{x}\nWort\n\\end{x}"]),
        ("(ziel wort)=", ["(ziel wort)="]),
        (f"{_ROWS}\n\n: Werte", ["a", "b", "c", "d", ": Werte"]),
        (f"{_ROWS}\n\nTable: Werte", ["a", "b", "c", "d", "Table: Werte"]),
        (f"Table: Werte\n\n{_ROWS}", ["Table: Werte", "a", "b", "c", "d"]),
    ],
)
def test_a_chosen_dialect_has_no_foreign_lines(line: str, expected: list[str]) -> None:
    text = f"***\n\n---\n{line}\n"
    assert left_out(text)
    assert texts(text) != expected
    assert not left_out(text, "github")
    assert texts(text, "github") == [one.replace("\n", " ") for one in expected]


@pytest.mark.parametrize(
    "line",
    [
        "Text\n\nname: Max Mustermann", "layout: so", "Text\n\nTable: Umsatz", "# Titel\n\n: keine", "- Punkt\n\n: keine",
        'import "Zucker" und Salz', "import Zucker from Kuba", "export default Werte", "> ^ Siehe oben", "Text\n\n- % der Befragten",
        "Text\n\nslidenumbers: Zahlen auf Folien",
    ],
)  # fmt: skip
def test_ordinary_lines_are_text(line: str) -> None:
    text = f"# Titel\n\n{line}\n"
    assert not left_out(text)
    assert line.split("\n")[-1].lstrip(">- ") in texts(text)


def test_properties_are_those_of_a_slide() -> None:
    text = "![](a.png)\n\n---\nname: eins\nclass: Klasse zwei\nWort: drei\n\nname: vier\n"
    for deck in (text, text.replace("\n", "\r\n")):
        assert [one.split() for one in left_out(deck)] == [["name:", "eins", "class:", "Klasse", "zwei"]]
        assert texts(deck) == ["Wort: drei", "name: vier"]


@pytest.mark.parametrize("opening", ["???", "\\begin{x}", "---\nOrt: hier\n---"])
def test_nothing_swallows_the_rest_of_the_deck(opening: str) -> None:
    assert texts(f"![bg](a.png)\n\n{opening}\n\nEins\n\nZwei\n")[-2:] == ["Eins", "Zwei"]


def test_long_lists_of_keys_are_read_in_time_that_grows_with_their_length() -> None:
    assert left_out("name: a\n" * 8000)[0].count("\n") == 7999


def test_the_reason_says_what_to_do() -> None:
    (found,) = parse("% Notiz\n", "deck.md").left_out
    assert (
        found.reason == "looks like a comment of MyST or a title block of pandoc; set `dialect` to say what the deck is"
    )


@pytest.mark.parametrize(
    ("text", "detected", "chosen"),
    [
        ("# Zeugnis\n\nNote: sehr gut\n", ["Zeugnis", "Note: sehr gut"], ["Zeugnis", "Note: sehr gut"]),
        ("- Note: 2,3 im Abitur\n\n---\n\nB\n", ["Note: 2,3 im Abitur", "B"], ["Note: 2,3 im Abitur", "B"]),
        ("Notes:\n\nA\n", ["Notes:", "A"], ["Notes:", "A"]),
        ("Note: leise\n\n---\n\n<!-- Notiz -->\n", ["leise", "Notiz"], ["Note: leise", "Notiz"]),
        ("Notes:\n\nA\n\n---\n\n[^1]: Fuß\n", ["A", "Fuß"], ["Notes:", "A", "Fuß"]),
        ("# Titel {.x}\n", ["Titel"], ["Titel {.x}"]),
        ("- [fit] Wort\n", ["Wort"], ["[fit] Wort"]),
    ],
)
def test_words_of_other_systems_are_text_where_the_deck_is_said_to_be_of_github(
    text: str, detected: list[str], chosen: list[str]
) -> None:
    assert parse(text, "deck.md").dialect == "github"
    assert texts(text) == detected
    assert texts(text, "github") == chosen
    assert texts(render(text, "deck.md", lambda _: "Note: x", Reading(dialect="github")), "github") == [
        "Note: x"
    ] * len(chosen)
