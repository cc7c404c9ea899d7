"""Texts cut into words and inline codes: nothing is lost, and pairs nest."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.errors import LoctoolError
from loctool.exchange.xliff.codes import DEEPEST, MOST_CODES, Code, Item, cut
from loctool.formats import FORMATS, format_of, read_deck
from tests.conftest import ROOT

PIECES = [
    "**", "*", "_", "[", '](x "t")', "](y.md)", "![a b](c.png 'T')", "<b>", "</b>", "<a title='Hallo du'>", "</a>", "`c`", "{n}", "%s",
    "%(n)s", "&amp;", "\\*", "<1>", "</1>", "<2/>", "\n", " ", "wort", "~~", "]", "$x$", "{abbr}`AB (Alpha Beta)`", "<i ", "^[",
    ".red[", "{n, plural, one {# Tag} other {# Tage}}", "\0", "\x0c", "\r", "\ufffe", "]]>", "<!--", "-->", "\u202e",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join)
SYNTAXES = ("", "tagged", "program", "program c-format", "python-brace-format")


def joined(items: list[Item]) -> str:
    return "".join(item if isinstance(item, str) else item.data for item in items)


def codes(text: str, syntax: str = "") -> list[str]:
    """Return a text with its codes in brackets, pairs with angle ones."""
    forms = {"alone": "⟦{}⟧", "start": "⟨{}", "end": "{}⟩"}
    return [item if isinstance(item, str) else forms[item.role].format(item.data) for item in cut(text, syntax)]


def assert_nested(items: list[Item]) -> None:
    opened = list[int]()
    for item in items:
        if isinstance(item, Code) and item.role == "start":
            opened.append(item.pair)
            assert len(opened) <= DEEPEST
        elif isinstance(item, Code) and item.role == "end":
            assert opened.pop() == item.pair
    assert not opened


@given(TEXTS, st.sampled_from(SYNTAXES))
def test_pieces_are_the_text(text: str, syntax: str) -> None:
    items = cut(text, syntax)
    assert joined(items) == text
    assert all(item if isinstance(item, str) else item.data for item in items)
    assert_nested(items)


DECKS = sorted(
    path
    for folder in ("tests/data", "source", "examples")
    for path in (ROOT / folder).rglob("*.*")
    if path.suffix in FORMATS and path.is_file()
)


def test_texts_of_all_decks() -> None:
    texts = dict[str, str]()
    for path in DECKS:
        try:
            deck = format_of(path).parse(read_deck(path), path.relative_to(ROOT).as_posix())
        except LoctoolError:
            continue  # some are broken on purpose
        syntax = "tagged" if path.suffix in (".pptx", ".odp") else ""
        texts |= {segment.text: syntax for slide in deck.slides for segment in slide.segments}
    assert len(texts) > 1000
    for text, syntax in texts.items():
        items = cut(text, syntax)
        assert joined(items) == text
        assert_nested(items)


@pytest.mark.parametrize(
    ("text", "syntax", "expected"),
    [
        ("**Grün** ist", "", ["⟨**", "Grün", "**⟩", " ist"]),
        ("ein [*Wort*](x.md)", "", ["ein ", "⟨[", "⟨*", "Wort", "*⟩", "](x.md)⟩"]),
        ("[Wort](x.md \"Ein Titel\")", "", ["⟨[", "Wort", '](x.md "⟩', "Ein Titel", '⟦")⟧']),
        ("![bg Ein Bild](x.png)", "", ["⟨![bg ", "Ein Bild", "](x.png)⟩"]),
        ("![](x.png)", "", ["⟦![](x.png)⟧"]),
        ('![Bild](x.png "Titel")', "", ["⟦![⟧", "Bild", '⟦](x.png "⟧', "Titel", '⟦")⟧']),
        ("3 * 4 und {n} bei `x`", "", ["3 * 4 und ", "⟦{n}⟧", " bei ", "⟦`x`⟧"]),
        ("zwei\nZeilen", "", ["zwei\nZeilen"]),
        ("<b><i>x</b></i> **y", "", ["⟨<b>", "⟦<i>⟧", "x", "</b>⟩", "⟦</i>⟧", " ", "⟦**⟧", "y"]),
        ("<1>fett</1> * a<2/>", "tagged", ["⟨<1>", "fett", "</1>⟩", " * a", "⟦<2/>⟧"]),
        ("%d von *%s*", "program c-format", ["⟦%d⟧", " von *", "⟦%s⟧", "*"]),
        ("", "", []),
    ],
)  # fmt: skip
def test_codes(text: str, syntax: str, expected: list[str]) -> None:
    assert codes(text, syntax) == expected


def test_deep_pairs_stand_alone() -> None:
    text = "".join(chain((f"<{n}>a" for n in range(60)), (f"</{n}>" for n in reversed(range(60)))))
    items = cut(text, "tagged")
    assert joined(items) == text
    assert sum(isinstance(item, Code) and item.role == "start" for item in items) == DEEPEST


def test_a_text_of_too_many_codes_is_words() -> None:
    text = "*a " * (MOST_CODES + 1)
    assert cut(text) == [text]
