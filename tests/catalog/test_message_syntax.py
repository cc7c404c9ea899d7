"""The syntax of a message, by its flags and references."""

from __future__ import annotations

import pytest

from loctool.catalog.entry import Entry
from loctool.catalog.message_syntax import message_syntax


@pytest.mark.parametrize(
    ("files", "flags", "syntax"),
    [
        ([], [], ""),
        (["source/deck.md"], [], ""),
        (["../docs/index.rst", "a.txt"], [], ""),
        (["source/deck.md"], ["c-format"], "c-format"),
        (["src/a.c"], [], "program"),
        (["templates/list.html", "docs/a.rst"], ["fuzzy"], "program"),
        (["src/a.c"], ["no-c-format"], "program no-c-format"),
        ([], ["no-c-format"], "no-c-format"),
        ([], ["fuzzy", "python-format"], "program python-format"),
    ],
)
def test_syntax(files: list[str], flags: list[str], syntax: str) -> None:
    assert message_syntax(Entry(msgid="a", flags=flags, occurrences=[(file, "7") for file in files])) == syntax
