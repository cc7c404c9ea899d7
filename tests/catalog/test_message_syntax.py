"""The syntax of a message, by its flags and references."""

from __future__ import annotations

import pytest

from loctool.catalog.entry import Entry
from loctool.catalog.message_syntax import TAGGED_COMMENT, message_syntax, syntax_in


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


@pytest.mark.parametrize(
    ("comment", "files", "syntax"),
    [
        (f"cell\n{TAGGED_COMMENT}", [], "tagged"),
        (f"cell\n{TAGGED_COMMENT}", ["a.md"], ""),
        ("cell", ["a.PPTX", "b.odp"], "tagged"),
        ("cell", ["a.pptx", "b.md"], ""),
        (f"cell {TAGGED_COMMENT}", [], ""),
    ],
)
def test_packed_decks(comment: str, files: list[str], syntax: str) -> None:
    entry = Entry(msgid="a", comment=comment, occurrences=[(file, "") for file in files])
    assert message_syntax(entry) == syntax
    lines = [f"#. {line}" for line in comment.split("\n")] + [f"#: {file}" for file in files]
    assert syntax_in("\n".join(lines)) == syntax
