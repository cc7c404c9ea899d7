"""The cells of tables: what is text in them, and that every translation leaves the table as it was."""

from __future__ import annotations

from itertools import cycle

import pytest

from loctool.errors import SourceError
from loctool.formats.markdown.deck import parse, render
from loctool.formats.reading import Reading
from tests.formats.dialects.decks import assert_same, mark_of, need_parser, rendered

HOSTILE = ["x \\| y", "a\\\\| b", "|---|", "---", ":-:", "a | b \\", "| x", "`a|b", "Wort <!-- x", "<!-- x -->", "{.x}"]
TABLES = [
    "Text\n\n| a | b |\n|---|---|\n| c \\| d | e |\n",
    "a | b\n--|--\nc \\| d | e\n",
    "Text\n| a |\n|---|\n| b|\n",
    "| a | b |\n|---|---|\n| Wort<!-- eins --> | <!-- zwei --> Satz |\n",
    '| a <!-- .element: class="x" --> | b |\n|---|---|\n| c | d <!-- .element: class="y" --> |\n',
]
WHOLE = "<!-- x --> Wort <!-- prettier-ignore -->"
ELEMENT = '<!-- .element: class="x" -->'


def segments(dialect: str, text: str) -> list[tuple[str, str, str]]:
    deck = parse(text, "deck.md", Reading(dialect=dialect))
    return [(one.role, one.text, one.former) for slide in deck.slides for one in slide.segments]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("dialect", [pytest.param(one, marks=mark_of(one)) for one in ("github", "reveal", "marp")])
def test_a_table_stays_one(dialect: str, table: str) -> None:
    need_parser(dialect)
    for at in range(len(HOSTILE)):
        texts = cycle([*HOSTILE[at:], *HOSTILE[:at]])
        for translate in (lambda _, at=at: HOSTILE[at], lambda _, texts=texts: next(texts)):
            assert_same(dialect, table, rendered(dialect, "deck.md", table, translate), inline=False)


@pytest.mark.parametrize(
    ("dialect", "cell", "expected"),
    [
        ("reveal", f"Wort {ELEMENT}", [("cell", "Wort", f"Wort {ELEMENT}")]),
        ("reveal", f"Ein <!-- b --> Wort{ELEMENT}", [("cell", "Ein <!-- b --> Wort", f"Ein <!-- b --> Wort{ELEMENT}")]),
        ("reveal", ELEMENT, []),
        ("github", WHOLE, [("note", "x", WHOLE), ("cell", "Wort", WHOLE)]),
        ("github", "Wort `a <!-- b -->`", [("cell", "Wort `a <!-- b -->`", "")]),
        ("marp", "Wort <!-- Notiz -->", [("cell", "Wort", "Wort <!-- Notiz -->"), ("note", "Notiz", "Wort <!-- Notiz -->")]),
        ("marp", "<!-- Notiz -->", [("note", "Notiz", "<!-- Notiz -->")]),
        ("marp", "<!-- footer: Fuß --> Wort", [("metadata", "Fuß", "<!-- footer: Fuß --> Wort"), ("cell", "Wort", "<!-- footer: Fuß --> Wort")]),
        ("vitepress", "Wort {.x} <!-- y -->", [("cell", "Wort", "Wort {.x} <!-- y -->")]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("table", ["| {} | 1 |\n|---|---|\n| 2 | 3 |\n", "|1|2|\n|---|---|\n|3|{}|\n"])
def test_what_a_cell_ends_with(table: str, dialect: str, cell: str, expected: list[tuple[str, str, str]]) -> None:
    assert segments(dialect, table.format(cell)) == expected


@pytest.mark.parametrize(
    ("dialect", "cell", "text", "expected"),
    [
        ("reveal", f"Wort {ELEMENT}", "Word", f"Word {ELEMENT}"),
        ("reveal", f"Wort{ELEMENT}", "Word\\", f"Word\\ {ELEMENT}"),
        ("reveal", f"Wort {ELEMENT}", "Word <!-- .element: x", f"Word \\<!-- .element: x {ELEMENT}"),
        ("marp", "Wort <!-- Notiz -->", "Word", "Word <!-- Word -->"),
        ("marp", "Wort <!-- Notiz -->", "a | b --> c", "a \\| b --> c <!-- a &#124; b --&gt; c -->"),
        ("vitepress", "Wort", "Word {.x}", "Word &#123;.x}"),
    ],
)  # fmt: skip
def test_what_is_written_in_a_cell(dialect: str, cell: str, text: str, expected: str) -> None:
    table = "| {} | 1 |\n|---|---|\n"
    result = render(table.format(cell), "deck.md", lambda _: text, Reading(dialect=dialect))
    assert result == table.format(expected)


def test_a_directive_of_ours_has_no_place_in_a_cell() -> None:
    with pytest.raises(SourceError, match="stands within a line"):
        parse("| a <!-- context: b --> | c |\n|---|---|\n", "deck.md")
