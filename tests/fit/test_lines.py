from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.fit.fonts import text_width
from loctool.fit.lines import TOLERANCE, break_paragraph
from loctool.formats.office.boxes import Paragraph, Style
from tests.fit.boxes import ARIAL, paragraph

MONO = Style("Courier New", 10.0)
LETTER = 10.0 * 1229 / 2048
WORDS = st.sampled_from(
    ["Die", "Überprüfung", "der", "Lieferketten-Analyse", "24 %", "и/или", "日本語", "\t", "a\nb", "x"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=20).map(" ".join)


def texts(one: Paragraph, width: float) -> list[str]:
    text = "".join(text for text, _ in one.runs)
    return [text[line.start : line.end] for line in break_paragraph(one, width, 1.2)]


def letters(count: float) -> float:
    return count * LETTER + 0.01


@given(TEXTS, st.floats(5, 500))
def test_lines_hold_the_whole_text_and_fit(text: str, width: float) -> None:
    one = paragraph(text)
    lines = break_paragraph(one, width, 1.2)
    assert "".join(texts(one, width)) == text.replace("\n", "")
    longest = max(text_width(char, ARIAL) for char in text if char not in "\n\t") if text.strip() else 0.0
    assert all(line.width <= max(width, longest) + TOLERANCE for line in lines)


@given(TEXTS.filter(lambda text: "\t" not in text), st.floats(5, 500), st.floats(1, 100))
def test_a_wider_box_never_has_more_lines(text: str, width: float, more: float) -> None:
    one = paragraph(text)
    assert len(break_paragraph(one, width + more, 1.2)) <= len(break_paragraph(one, width, 1.2))


@given(TEXTS, TEXTS, st.floats(5, 500))
def test_more_text_never_has_fewer_lines(text: str, more: str, width: float) -> None:
    longer = break_paragraph(paragraph(text + " " + more), width, 1.2)
    assert len(longer) >= len(break_paragraph(paragraph(text), width, 1.2))


@pytest.mark.parametrize(
    ("text", "width", "broken"),
    [
        ("aaa bbb ccc", 7, ["aaa bbb ", "ccc"]),
        ("aaa bbb     ccc", 7, ["aaa bbb     ", "ccc"]),
        ("aaa-bbb", 4, ["aaa-", "bbb"]),
        ("aaaaaaaaaa b", 4, ["aaaa", "aaaa", "aa b"]),
        ("a bbbbbb", 4, ["a ", "bbbb", "bb"]),
        ("abc", 0.5, ["a", "b", "c"]),
        ("aaa\n\nbbb\n", 9, ["aaa", "", "bbb", ""]),
        ("", 9, [""]),
    ],
)
def test_words_are_broken(text: str, width: float, broken: list[str]) -> None:
    assert texts(paragraph(text, MONO), letters(width)) == broken


def test_only_lines_within_a_word_are_cut() -> None:
    lines = break_paragraph(paragraph("a bbbbbb cc", MONO), letters(4), 1.2)
    assert [line.is_cut for line in lines] == [False, True, False, False]


def test_a_box_that_does_not_wrap_has_only_the_breaks_of_its_text() -> None:
    lines = break_paragraph(paragraph("aaaa bbbb\ncc", MONO), math.inf, 1.2)
    assert [round(line.width / LETTER) for line in lines] == [9, 2]


def test_punctuation_hangs_in_japanese() -> None:
    assert texts(paragraph("日本語。日本", MONO), 30.1) == ["日本語。", "日本"]


def test_a_tab_goes_to_the_next_stop_or_line() -> None:
    assert texts(paragraph("a\tb", MONO), 72 + letters(1)) == ["a\tb"]
    assert texts(paragraph("a\tb", MONO), 72 + letters(0.5)) == ["a\t", "b"]
    assert texts(paragraph("a\tb", MONO), 70.0) == ["a", "\t", "b"]
    assert texts(paragraph("a\tb", MONO, left=10.0), 82 + letters(0.5)) == ["a\t", "b"]


def test_indents_take_room() -> None:
    text = "aaa bbb ccc"
    assert texts(paragraph(text, MONO, left=10.0), 10 + letters(7)) == ["aaa bbb ", "ccc"]
    assert texts(paragraph(text, MONO, right=10.0), 10 + letters(7)) == ["aaa bbb ", "ccc"]
    assert texts(paragraph(text, MONO, first=letters(4)), letters(7)) == ["aaa ", "bbb ccc"]
    hanging = {"left": letters(4), "first": -letters(4)}
    assert texts(paragraph(text, MONO, **hanging), letters(7)) == ["aaa bbb ", "ccc"]
    assert texts(paragraph(text, MONO, bullet="•", **hanging), letters(7)) == ["aaa ", "bbb ", "ccc"]
    assert texts(paragraph("aaa\nbbb c", MONO, **hanging), letters(8)) == ["aaa", "bbb ", "c"]


def test_a_bullet_wider_than_its_indent_moves_the_text() -> None:
    one = paragraph("aaa", MONO, left=letters(1), first=-letters(1), bullet="1234.")
    assert break_paragraph(one, letters(20), 1.2)[0].width == pytest.approx(8 * LETTER, abs=0.1)


def test_a_line_is_as_high_as_its_highest_run() -> None:
    small, large = Style("Arial", 10.0), Style("Arial", 30.0)
    one = Paragraph((("aaa ", small), ("bbb", large), ("\n", small), ("ccc", small)), small)
    assert [line.height for line in break_paragraph(one, 500.0, 1.2)] == [36.0, 12.0]
    assert [line.height for line in break_paragraph(one._replace(line=1.5), 500.0, 1.2)] == [54.0, 18.0]
    assert [line.height for line in break_paragraph(one._replace(line=-20.0), 500.0, 1.2)] == [20.0, 20.0]


def test_an_empty_line_is_as_high_as_the_end_of_the_paragraph() -> None:
    (line,) = break_paragraph(Paragraph((), Style("Arial", 50.0)), 500.0, 1.2)
    assert line.height == 60.0
