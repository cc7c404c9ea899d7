"""Marp's comments: its own parser says which are directives and which are notes, whatever the translation."""

from __future__ import annotations

from itertools import product

import pytest

from loctool.formats.markdown.deck import parse
from loctool.formats.reading import Reading
from tests.formats.dialects.decks import assert_same, mark_of, need_parser, rendered

MARP = Reading(dialect="marp")

_LIST = "- Punkt\n\n  <!-- footer: |\n    Zwei\n    Zeilen\n  -->\n"
_CSS = '<!--\nstyle: |\n  a::before {\n    content: "Text";\n  }\nfooter: Fuß\n-->\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- footer: |\n  Zwei\n  Zeilen\n-->\n", [("metadata", "Zwei\nZeilen")]),
        ("<!--\nfooter: >-\n  Zwei\n  Zeilen\nclass: x\n-->\n", [("metadata", "Zwei Zeilen")]),
        (_CSS, [("metadata", "Fuß")]),
        (_LIST, [("bullet", "Punkt"), ("metadata", "Zwei\nZeilen")]),
        ("> <!-- class: |\n>   x\n> -->\n", []),
        ("Text <!-- footer: |\n  Zwei\n-->\n", [("paragraph", "Text")]),
        ("<!--\n  header: Kopf\n  footer: Fuß\n-->\n", [("note", "header: Kopf footer: Fuß")]),
        ("<!-- &#45; header: x -->\n", []),
    ],
)  # fmt: skip
def test_directives_and_notes(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.role, one.text) for slide in parse(text, "deck.md", MARP).slides for one in slide.segments] == expected


COMMENTS = (
    "<!-- Eins -->\n", "<!--Eins-->\n", "   <!--\n   Eins\n   zwei\n   -->\n", "<!-- Eins | x\n- Zwei\n-->\nText\n",
    "Text\n<!--\nEins\n\nZwei\n-->\nmehr\n", "# Kopf <!-- Eins -->\n", "> <!--\n> Eins\n> -->\n",
    "| Dach <!-- Eins --> | Hof |\n|---|---|\n| Dach | Hof <!-- Zwei --> |\n", _CSS, _LIST, "Text <!-- header: Eins -->\n",
    "<!-- header: >-\n  Eins\n  Zwei\n\n  Drei\n-->\n",
)  # fmt: skip
LINES = (
    "Wort", "a|b", "-|-", "|-", "|", "---", "===", "# x", "- x", "1. z", "```", "-->", "<!--", "->", ">", "footer: x", "footer: |",
    "class:\n  - x", "- header: x", "{header: x}", "&x header: y", "lint disable x", "fit",
)  # fmt: skip


@pytest.mark.parametrize("text", [pytest.param(text, marks=mark_of("marp")) for text in COMMENTS])
def test_no_translation_makes_a_directive_or_a_table(text: str) -> None:
    need_parser("marp")
    for said in (*LINES, *map("\n".join, product(LINES, LINES))):
        result = rendered(
            "marp", "deck.md", text, lambda one, said=said: said if one.role in ("note", "metadata") else None
        )  # type: ignore[misc]
        if "<!--\n-->" not in said:  # a comment in the header's own Markdown
            assert_same("marp", text, result, inline=False)
