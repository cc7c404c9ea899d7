"""Where the characters of a text are in the lines of its file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.entry import Entry
from loctool.catalog.layout.lines import Style, lay_out
from loctool.catalog.syntax.regions import Region, find_region
from loctool.catalog.syntax.strings import unescape
from tests.catalog.entries import anything, prose

STYLES = (Style(), Style(0), Style(30), Style(40, wrap="polib"), Style(40, wrap="babel"), Style(0, wrap="line"))


@given(text=anything | prose, style=st.sampled_from(STYLES), newline=st.sampled_from(["\n", "\r\n"]), data=st.data())
def test_a_region_holds_the_characters_of_the_span(text: str, style: Style, newline: str, data: st.DataObject) -> None:
    text += "."
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    entry = Entry(msgid="Wald", msgctxt=text, msgid_plural="Wälder", msgstr_plural={0: "x", 1: text}, comment="a\nb")
    lines = "".join(part for _, part in lay_out(entry, style)).replace("\n", newline)
    for part in ("msgctxt", "msgstr[1]"):
        region = find_region(lines, part, text, (start, end))
        assert region is not None
        assert read(lines, region) == text[start:end]


def read(lines: str, region: Region) -> str:
    """Return the characters between two places of a file, without the quotation marks at the ends of its lines."""
    rows = [row.removesuffix("\r") for row in lines.split("\n")]
    found = rows[region.line - 1 : region.end_line]
    found[-1] = found[-1][: region.end_column - 1]
    found[0] = found[0][region.column - 1 :]
    strings = [row.removesuffix('"') if number < len(found) - 1 else row for number, row in enumerate(found)]
    strings[1:] = [row.removeprefix('"') for row in strings[1:]]
    return "".join(map(unescape, strings))


@pytest.mark.parametrize(
    ("lines", "text", "span", "expected"),
    [
        ('msgid "a"\nmsgstr ""\n', "", (0, 0), None),
        ('msgid "a"\nmsgstr "b"\n', "b", (1, 1), Region(2, 9, 2, 10)),
        ('msgid "a" msgstr "b"\n', "b", (0, 1), None),
        ('msgid "a"\nmsgstr "\\303\\244b"\n', "äb", (1, 2), Region(2, 17, 2, 18)),
        ('msgid "a"\nmsgstr "\\303"\n"\\244b"\n', "äb", (1, 2), None),
        ('msgid "a"\nmsgstr"\\x41" "b" # "c"\n', "Ab", (1, 2), Region(2, 15, 2, 16)),
        ('msgid "a"\n  msgstr   "b"\n\n"c" "d"\n', "bcd", (2, 3), Region(4, 6, 4, 7)),
    ],
)
def test_odd_lines(lines: str, text: str, span: tuple[int, int], expected: Region | None) -> None:
    assert find_region(lines, "msgstr", text, span) == expected
