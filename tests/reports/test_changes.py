"""What changed as Markdown: literal texts in its cells, and never too long for a comment."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from loctool.merging.decks import DeckDiff, Difference, SlideChange
from loctool.model import Finding, Severity
from loctool.reports.changes import CatalogChanges, Changes, Coverage, Kind, MessageChange
from loctool.reports.changes import text as as_text
from loctool.reports.changes.markdown import LARGEST, LONGEST_TEXT, cell, report

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def made(number: int, *, title: str = "Wald") -> Changes:
    """Return changes with this many rows in every table."""
    differences = [Difference("added", "paragraph", f"Text {n}") for n in range(number)]
    changes = tuple(MessageChange(Kind.CHANGED, None, f"Text {n}", "Old", f"New {n}") for n in range(number))
    findings = tuple(
        Finding("length", Severity(1 + n % 3), f"message {n}", "en.po", n, (None, f"Text {n}")) for n in range(number)
    )
    return Changes(
        "main",
        "0123456789abcdef0123",
        (DeckDiff("source/deck.md", "changed", [SlideChange("changed", 1, title, differences=differences)]),),
        (CatalogChanges("deck", "en", "en.po", Coverage(1, 1, 0, 2), Coverage(2, 0, 1, 1), changes),),
        findings,
        findings,
    )


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["|", "`", "**", "<b>", "&amp;", "\\", "[a](b)", "\n", "<!--", "~~", "$x$"])).map(
        "".join
    )
)
def test_a_cell_says_literally_what_the_text_says(text: str) -> None:
    table = f"| a | b |\n|---|---|\n| {cell(text)} | end |\n"
    rendered = PARSER.render(table)
    cells = re.findall(r"<td>(.*?)</td>", rendered, re.DOTALL)
    assert len(cells) == 2, rendered
    assert "end" in cells[1]
    assert not re.search(r"<(?!!-- -->)", cells[0])
    assert unescape(cells[0].replace("<!-- -->", "")).split() == text.replace("\0", "\ufffd").split()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@maria in #12, GH-7", "@<!-- -->maria in #<!-- -->12, GH-<!-- -->7"),
        ("a|b", "a\\|b"),
        ("zwei\nZeilen", "zwei Zeilen"),
        ("x" * 500, "x" * (LONGEST_TEXT - 1) + "…"),
    ],
)
def test_cells(text: str, shown: str) -> None:
    assert cell(text) == shown


@pytest.mark.parametrize("number", [0, 1, 10, 500, 20_000])
def test_a_report_fits_into_a_comment_and_counts_what_it_leaves_out(number: int) -> None:
    text = report(made(number))
    assert len(text) <= LARGEST
    assert text == report(made(number))
    assert text.count("<details") == text.count("</details>")
    shown = text.count("| changed | Text ")
    left_out = [int(one) for one in re.findall(r"\*(\d+) more rows are left out\.\*", text)]
    assert left_out == ([number - shown] * 4 if number > shown else [])
    assert f"**{number} new finding{'s' * (number != 1)}" in text


def test_a_project_of_thousands_of_catalogs_fits_too() -> None:
    one = made(3)
    many = Changes("main", one.commit, one.decks * 2000, one.catalogs * 2000, one.new, one.gone)
    text = report(many)
    assert len(text) <= LARGEST
    assert re.search(r"\*\d+ more lines are left out\.\*\n$", text)
    assert text.count("<details") == text.count("</details>")


def test_errors_come_first_and_numbers_show_both_sides() -> None:
    text = report(made(3))
    places = [text.index(mark) for mark in ("❌ error", "⚠️ warning", "ℹ️ note")]
    assert places == sorted(places)
    assert "| deck | en | 25 % → **50 %** | 4 | 1 → **0** | 0 → **1** | 2 → **1** |" in text
    assert "<details open><summary>New findings: 3</summary>" in text


def test_plain_text() -> None:
    lines = as_text.report(made(2)).splitlines()
    assert lines[:4] == [
        "since main (0123456789ab):",
        "source/deck.md: changed (1 slide changed)",
        "en.po: 2 changed; 25 % of 4 translated -> 50 % of 4 translated",
        "  changed    Text 0",
    ]
    assert "findings new: 0 errors, 1 warning, 1 note" in lines


def test_everything_of_nothing_is_complete() -> None:
    assert (Coverage().percent, Coverage(1).percent, Coverage(199, 1).percent) == (100, 100, 99)
