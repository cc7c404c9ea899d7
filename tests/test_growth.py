"""Texts on which a step that takes quadratic time would take minutes or hours; nothing here is timed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.layout.lines import Style, lay_out_string
from loctool.errors import SourceError
from loctool.formats.markdown import deck
from loctool.formats.markdown.limits import MOST_CHARACTERS, MOST_LINES, MOST_MARKS
from loctool.merging.decks import _out_of_order, compare
from loctool.merging.edits import changed_words, edit_of
from loctool.merging.template import template_of
from loctool.text.markup import mask
from loctool.text.markup_proof import keeps_markup


def texts(markdown: str) -> list[str]:
    """Return the texts of a deck."""
    return [one.text for slide in deck.parse(markdown, "a.md").slides for one in slide.segments]


@pytest.mark.parametrize(
    ("markdown", "segments"),
    [
        ("<!--" * 60_000, 0),
        ("text <!-- " * 60_000, 1),
        ("text" + " <!-- a -->" * 60_000, 60_001),
        ("<!-- a --> " * 60_000 + "text", 0),
        ("<!--\n" + "a\n" * 30_000 + "-->" + " <!-- b -->" * 30_000, 30_001),
        ("x\n" + " " * 1_000_000 + "y", 1),
        ("x\n" + "|" * 200_000, 1),
        ("# " + "`" * 200_000, 1),
        ("# " + "[" * 50_000, 1),
    ],
)
def test_marks_repeated(markdown: str, segments: int) -> None:
    assert len(texts(markdown + "\n")) == segments


def test_a_table_of_many_cells() -> None:
    table = "| a | b |\n|---|---|\n" + "".join(f"| {n} x | {n} y |\n" for n in range(25_000))
    parsed = deck.parse(table, "a.md")
    assert len(template_of([parsed])) == 50_002
    assert compare(parsed.slides, parsed.slides) == []


@pytest.mark.parametrize(
    ("markdown", "problem"),
    [
        ("a\n" * MOST_LINES + "b", f"a.md:{MOST_LINES + 1}: has more than {MOST_LINES} lines"),
        ("*\n" * 2 + "*" * MOST_MARKS, f"a.md:3: has more than {MOST_MARKS} marks"),
        ("a" * (MOST_CHARACTERS + 1), f"a.md: has {MOST_CHARACTERS + 1} characters of text"),
    ],
)
def test_a_deck_that_is_too_large_is_refused_with_the_limit(markdown: str, problem: str) -> None:
    with pytest.raises(SourceError) as caught:
        deck.parse(markdown, "a.md")
    assert str(caught.value).startswith(problem)


def test_pictures_within_a_deck_do_not_count() -> None:
    picture = "data:image/png;base64," + "ab/+" * MOST_CHARACTERS
    assert texts(f"![Plan]({picture})\n\nText\n")[-1] == "Text"


@pytest.mark.parametrize(
    "unit", ["[", "![", "[^", "`", "<!--", "<b>", "**", "a.", ":a", "$", "http://", "%0", "](", "](a"]
)
def test_the_markup_of_texts(unit: str) -> None:
    text = unit * 20_000
    changed = text + "x"
    assert "".join(map("".join, zip(mask(text).pieces, (*mask(text).spans, ""), strict=True))) == text
    assert keeps_markup(text, text)
    assert edit_of(text, changed)


def test_changed_words_of_long_texts_are_those_between_equal_ones() -> None:
    words = ["1"] * 20_000
    assert changed_words(" ".join(words), " ".join([*words[:100], "2", "3", *words[101:]])) == [("1", "2 3")]
    assert changed_words(" ".join(words), " ".join(words)) == [("", "")]


def test_babel_is_not_asked_to_break_a_word_without_end() -> None:
    word = "a" * 200_000
    assert lay_out_string("", "msgid", word, Style(76, wrap="babel")) == f'msgid "{word}"\n'


@given(st.lists(st.integers(0, 30), unique=True))
def test_the_fewest_texts_move(places: list[int]) -> None:
    pairs = dict(enumerate(places))
    kept = [place for number, place in pairs.items() if number not in _out_of_order(pairs)]
    longest: list[int] = []
    for number, place in enumerate(places):
        longest.append(1 + max((longest[n] for n in range(number) if places[n] < place), default=0))
    assert all(one < other for one, other in pairwise(kept))
    assert len(kept) == max(longest, default=0)


def test_equal_texts_of_a_slide_share_their_place() -> None:
    parsed = deck.parse("a\n\na\n\n# b\n\n# c\n", "a.md")
    assert [entry.comment for entry in template_of([parsed])] == [
        'paragraph of slide "b"',
        "slide title",
        'heading of slide "b"',
    ]
