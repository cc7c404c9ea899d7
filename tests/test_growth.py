"""Texts on which a step that takes quadratic time would take minutes or hours; nothing here is timed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.catalog.layout.lines import Style, lay_out_string
from loctool.catalog.reader import LARGEST_ENTRY, read, table_in
from loctool.errors import CatalogError, SourceError
from loctool.formats.markdown import deck
from loctool.formats.markdown.limits import MOST_CHARACTERS, MOST_LINES, MOST_MARKS
from loctool.formats.writable import check_writable
from loctool.glossary import TermIndex
from loctool.merging.decks import compare, find_out_of_order
from loctool.merging.edits import changed_words, edit_of
from loctool.merging.template import template_of
from loctool.model import Status, Term
from loctool.quality.judging import judge_draft
from loctool.text.controls import LONGEST_TEXT
from loctool.text.markup import mask
from loctool.text.markup.proof import keeps_markup
from loctool.text.words import words


def texts(markdown: str) -> list[str]:
    """Return the texts of a deck."""
    return [one.text for slide in deck.parse(markdown, "a.md").slides for one in slide.segments]


@pytest.mark.parametrize(
    ("markdown", "segments"),
    [
        ("<!--" * 60_000, 0),
        ("text <!-- " * 60_000, 1),
        ("text" + " <!-- a -->" * 60_000, 60_001),
        ("<!-- a --> " * 60_000 + "text", 1),
        ("<!--\n" + "a\n" * 30_000 + "-->" + " <!-- b -->" * 30_000, 30_001),
        ("<!--\n" + "a b\n\n" * 29_000 + "-->", 29_000),
        ("x\n" + " " * 1_000_000 + "y", 1),
        ("x\n" + "|" * 200_000, 1),
        ("# a " + "`" * 200_000, 1),
        ("# a " + "[" * 50_000, 1),
        ("<div>" + "<b>" * 60_000 + "a", 1),
        ("<div>" + "<b>a</i>" * 50_000, 50_000),
        ("<div>" + "<x-y>" * 60_000 + "a" + "</x-y>" * 60_000, 1),
        ("<div>\n" + "<p>a\n" * 50_000, 50_000),
        ("<div " + "a='" * 60_001, 0),
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
    text = ["1"] * 20_000
    assert changed_words(" ".join(text), " ".join([*text[:100], "2", "3", *text[101:]])) == [("1", "2 3")]
    assert changed_words(" ".join(text), " ".join(text)) == [("", "")]


def test_babel_is_not_asked_to_break_a_word_without_end() -> None:
    word = "a" * 200_000
    assert lay_out_string("", "msgid", word, Style(76, wrap="babel")) == f'msgid "{word}"\n'


@given(st.lists(st.integers(0, 30), unique=True))
def test_the_fewest_texts_move(places: list[int]) -> None:
    pairs = dict(enumerate(places))
    kept = [place for number, place in pairs.items() if number not in find_out_of_order(pairs)]
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


def test_texts_that_are_too_long_to_judge_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    for entry, problem in (
        (f'msgid "a"\nmsgstr "{"b" * (LONGEST_TEXT + 1)}"\n', f"has a text of {LONGEST_TEXT + 1} characters"),
        ("# a\n" * LARGEST_ENTRY + 'msgid "a"\nmsgstr "b"\n', f"has a message with more than {LARGEST_ENTRY}"),
    ):
        path.write_text(head + entry)
        with pytest.raises(CatalogError, match=problem):
            read(path)
    path.write_text(head + f'msgid "a"\nmsgstr "{"b" * (LONGEST_TEXT + 1)}"\n')
    with pytest.raises(CatalogError, match=r"a\.po:4: has a text of"):
        table_in(path.read_text(), path, syntaxes=True)
    assert table_in(path.read_text(), path).msgids == ["a"]  # compiled as by msgfmt


def test_a_paragraph_that_no_catalog_takes_is_refused() -> None:
    content = f"# a\n\n{'b ' * LONGEST_TEXT}\n"
    with pytest.raises(SourceError, match=r"a\.md:3: is a text of"):
        check_writable(deck.parse(content, "a.md"), content.encode())


def test_addresses_are_passed_over_in_one_go() -> None:
    assert [word.text for word in words("a `b c` d https://e.org/f g h@i.org j")] == ["a", "d", "g", "j"]
    assert len(words("a `b` " * 40_000)) == 40_000


@pytest.mark.parametrize("unit", ["a", "A", "a-", "Ab", "Wort der Stadt ", "1,5 ", "(", "<b>", "%s "])
def test_the_rules_on_texts_without_end(unit: str) -> None:
    terms = TermIndex([Term("Wort", {"en": ("word",)}, Status.PREFERRED, "", "t.csv", 1)], "de")
    assert judge_draft(unit * 5_000, unit * 5_000 + "x", ("de", "en"), terms).refusals is not None
