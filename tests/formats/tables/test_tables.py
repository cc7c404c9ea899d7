"""Tables of pandoc: cells are messages, columns grow with them, alignments and captions stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.formats.markdown.deck import parse, render
from loctool.formats.markdown.tables.columns import cut_columns, width, wrap
from loctool.formats.markdown.tables.finding import find_table
from loctool.formats.reading import Reading
from tests.formats.dialects.decks import assert_same, need_parser

READING = Reading(dialect="pandoc")

SIMPLE = "  Rechts Links     Mitte\n-------- ------ --------\n      12 zwölf     12\n     123 hundert  123\n"
HEADLESS = "-------     ------\n     12     zwölf\n    123     hundert\n-------     ------\n"
MULTILINE = (
    "-----------------------------------\n"
    " Kopf     Standard        Rechts\n"
    " mitte    gerichtet     gerichtet\n"
    "--------- ----------- ------------\n"
    "  Erste    Zeile              12.0\n"
    "           des Tages\n"
    "\n"
    "  Zweite   Zeile               5.0\n"
    "-----------------------------------\n"
)
GRID = (
    "+-----------+--------------+\n"
    "| Obst      | Vorteile     |\n"
    "+===========+:============:+\n"
    "| Bananen   | - Schale     |\n"
    "|           | - Farbe      |\n"
    "+-----------+--------------+\n"
)
PIPE = "| Ort | Wert |\n|-----|-----:|\n| `a|b` | drei \\| vier |\n"
TABLES = [SIMPLE, HEADLESS, MULTILINE, GRID, PIPE]


def texts(text: str) -> list[str]:
    return [one.text for slide in parse(text, "deck.md", READING).slides for one in slide.segments]


def translated(text: str, new: dict[str, str]) -> str:
    return render(text, "deck.md", lambda one: new.get(one.text), READING)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (SIMPLE, ["Rechts", "Links", "Mitte", "zwölf", "hundert"]),
        (HEADLESS, ["zwölf", "hundert"]),
        (MULTILINE, ["Kopf mitte", "Standard gerichtet", "Rechts gerichtet", "Erste", "Zeile des Tages", "12.0", "Zweite", "Zeile", "5.0"]),
        (GRID, ["Obst", "Vorteile", "Bananen", "Schale", "Farbe"]),
        (PIPE, ["Ort", "Wert", "drei | vier"]),
    ],
)  # fmt: skip
def test_cells(table: str, expected: list[str]) -> None:
    assert texts(table) == expected
    assert texts(f"{table}\n: Eine Liste\nvon Werten {{#tbl-a}}\n") == [*expected, "Eine Liste von Werten"]
    assert texts(f"Table: Eine *Liste*\n\n{table}\nEnde.\n") == ["Eine *Liste*", *expected, "Ende."]
    assert texts("> " + table.replace("\n", "\n> ")) == expected
    assert texts("- Liste\n\n  " + table.replace("\n", "\n  ")) == ["Liste", *expected]


def test_simple_columns_grow() -> None:
    assert translated(SIMPLE, {"Links": "On the left side", "hundert": "one hundred"}) == (
        "  Rechts On the left side     Mitte\n"
        "-------- ----------------- --------\n"
        "      12 zwölf                   12\n"
        "     123 one hundred            123\n"
    )


def test_multiline_cells_wrap() -> None:
    new = translated(MULTILINE, {"Zeile des Tages": "the line of the very day"})
    assert [line.rstrip() for line in new.split("\n")[4:7]] == [
        "  Erste   the line of     12.0",
        "          the very",
        "          day",
    ]


def test_grid_cells_wrap_and_long_words_widen() -> None:
    assert translated(GRID, {"Schale": "an own skin of it", "Bananen": "Bananenschalen"}) == (
        "+----------------+--------------+\n"
        "| Obst           | Vorteile     |\n"
        "+================+:============:+\n"
        "| Bananenschalen | - an own     |\n"
        "|                |   skin of it |\n"
        "|                | - Farbe      |\n"
        "+----------------+--------------+\n"
    )


def test_wide_characters_take_two_columns() -> None:
    new = translated(GRID, {"Obst": "水果", "Bananen": "香蕉香蕉香蕉"})
    assert {width(line) for line in new.splitlines()} == {31}


def test_pipes_within_cells() -> None:
    new = translated(PIPE, {"drei | vier": "a | b ` c", "Ort": "---"})
    assert new == "| \\--- | Wert |\n|-----|-----:|\n| `a|b` | a \\| b \\` c |\n"


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "text", ["ein sehr langer Text für eine Spalte", "x", "---", "- a", ": b", "| c", "水果 水果", "`a", "\\"]
)
def test_the_shape_stays(table: str, text: str) -> None:
    need_parser("pandoc")
    source = f"{table}\n: Liste {{#tbl-a}}\n"
    assert_same("pandoc", source, render(source, "deck.md", lambda _: text, READING), inline=False)


@pytest.mark.parametrize("table", [SIMPLE, HEADLESS, MULTILINE, GRID])
@pytest.mark.parametrize("prefix", ["", "> "])
def test_line_ends_stay(table: str, prefix: str) -> None:
    text = f"Text\n\n{table}\nEnde\n".replace("\n", "\n" + prefix)
    new = {"hundert": "zweihundertfünfzig", "Zweite": "Zweiundzwanzigste", "Obst": "Südfrüchte und Nüsse"}
    assert translated(text.replace("\n", "\r\n"), new) == translated(text, new).replace("\n", "\r\n") != text


def test_a_wrapped_line_is_no_rule() -> None:
    rows = translated(GRID, {"Bananen": "--- Honigmelonen", "Vorteile": "*** Wassermelonensorten"}).split("\n")
    assert "--- Honigmelonen" in rows[3]
    assert "*** Wassermelonensorten" in rows[1]


def test_a_cell_was_no_text_before() -> None:
    assert not any(one.former for slide in parse(GRID, "deck.md", READING).slides for one in slide.segments)


def test_merged_cells_are_left_alone() -> None:
    text = "+-----+-----+\n| ein Wort  |\n+-----+-----+\n| a   | b   |\n+-----+-----+\n"
    deck = parse(text, "deck.md", READING)
    assert texts(text) == []
    assert [one.line for one in deck.left_out] == [1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nwords\n\n---\n", ("multiline", 0, 4)),
        ("---\n\nwords\n\n---\n", None),
        ("a\n---\n", None),
        ("- a\n---- ----\nb    c\n", None),
        ("- a | b\n--|--\n", None),
        ("a | b\n--|--\nc | d\ntext\n", ("pipe", 0, 3)),
    ],
)
def test_finding(text: str, expected: tuple[str, int, int] | None) -> None:
    lines = text.split("\n")
    table = find_table(lambda number: lines[number] if number < len(lines) else None)
    assert (table and (table.kind, table.start, table.stop)) == expected


@given(st.text(alphabet="ab 水é", max_size=30), st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_columns_are_cut_without_loss(line: str, steps: list[int]) -> None:
    starts = [sum(steps[:number]) for number in range(len(steps))]
    parts = cut_columns(line, starts)
    assert len(parts) == len(starts)
    assert "".join(parts) == line


@given(
    st.lists(st.sampled_from(["Wort", "- a", "1. b", "`c d`", "sehr", "#", "langeswort"]), min_size=1),
    st.integers(1, 20),
)
def test_wrapped_lines_keep_their_words(words: list[str], columns: int) -> None:
    line = " ".join(words)
    lines = wrap(line, columns)
    assert " ".join(lines).split() == line.split()
    assert not any(part.lstrip().startswith(("#", "- ", "1. ")) for part in lines[1:])
