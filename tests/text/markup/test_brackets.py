"""Reference links, and phrases in brackets that may be some."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.markup.brackets import align_references, find_references, is_phrase, with_labels
from loctool.text.markup.proof import keeps_markup

PARTS = ["[", "]", "[]", "(", "a", "[Anleitung]", "[b c][]", "[b][Anleitung]", " ", "!", "`", "\\", "^", "](x)", "\n"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("die [Anleitung] lesen", [("Anleitung", None)]),
        ("in [häufigen Fragen][] und [a][b]", [("häufigen Fragen", ""), ("a", "b")]),
        ("[a](b), [^1], [c]: x, [d]{.x}", []),
        ("`[a]` \\[b] $[c]$", []),
        ("![Plan][p] und ![Plan]", [("Plan", "p"), ("Plan", None)]),
        ("[**fett** `[x]`][]", [("**fett** `[x]`", "")]),
    ],
)
def test_finds_references(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(one.text, one.label) for one in find_references(text)] == found


@pytest.mark.parametrize("text", ["[x] Aufgabe", "[1]", "[@meier, S. 3]", "liste[index]", "[.class]", "[...]"])
def test_brackets_that_hold_no_phrase(text: str) -> None:
    assert not any(is_phrase(text, one) for one in find_references(text))


@pytest.mark.parametrize(
    ("source", "target", "same"),
    [
        ("[Anleitung]", "[manual]", True),
        ("[Anleitung]", "[manual][Anleitung]", True),
        ("[Anleitung]", "[manual][anleitung ]", True),
        ("[Anleitung]", "[manual][guide]", False),
        ("[sic]", "", True),
        ("[b c][] [d][]", "[x][d] [y]", True),
        ("[b c][] [d][]", "[x][d]", False),
        ("[a][b]", "[x][]", False),
        ("![Plan][p]", "![map][p]", True),
        ("![Plan][p]", "[map][p]", False),
    ],
)
def test_references_are_markup(source: str, target: str, same: bool) -> None:
    assert keeps_markup(source, target) is same


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_a_text_is_aligned_with_itself(text: str) -> None:
    one, other = align_references(text, text)
    assert one == other
    assert keeps_markup(text, text)


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_labels_can_be_written_as_they_are(text: str) -> None:
    assert with_labels(text, ((one, one.label) for one in find_references(text))) == text
