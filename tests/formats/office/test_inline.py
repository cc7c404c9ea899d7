"""Pieces as text with numbered tags, and back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from loctool.formats.office.inline import clean_characters, escape, tag_pieces, unescape
from loctool.formats.office.pieces import BREAK, TAB, Link, Look, Piece, join_pieces, settle_spaces
from loctool.formats.office.restoring import restore_pieces

PLAIN = Look()
BOLD = Look("b", ("bold",))
RED = Look("red", ("red",))
UNDERLINED = Look("u", ("underlined",), marks_spaces=True)
HERE = Link("rId1", "link to https://example.org")
LINE = Piece("", kind=BREAK)
TABULATOR = Piece("\t", kind=TAB)
NUMBER = Piece("", kind="page number", origin=7)

words = st.text(st.sampled_from("ab ä \\<>/1 2\u00a0"), max_size=6)
looks = st.sampled_from([PLAIN, BOLD, RED, UNDERLINED])
links = st.sampled_from([None, None, HERE, Link("rId2", "link to a slide")])
objects = st.builds(
    lambda number, kind, look: Piece("\t" if kind == TAB else "", look, kind=kind, origin=number),
    st.integers(0, 99), st.sampled_from([BREAK, TAB, "page number", "formula"]), looks,
)  # fmt: skip
paragraphs = st.lists(st.builds(Piece, words, looks, links) | objects, max_size=8)


def restored(pieces: list[Piece], translation: str) -> list[tuple[str, Look, Link | None]]:
    return [(piece.text or piece.kind, *piece.style) for piece in restore_pieces(tag_pieces(pieces), translation)]


@given(st.text(st.sampled_from("\\<>/12a")))
def test_literal_tags_are_escaped(text: str) -> None:
    assert unescape(escape(text)) == text
    assert restored([Piece(text)], tag_pieces([Piece(text)]).text) == ([(text, PLAIN, None)] if text else [])


@given(paragraphs)
def test_an_untranslated_text_gives_the_same_pieces(pieces: list[Piece]) -> None:
    tagged = tag_pieces(pieces)
    again = restore_pieces(tagged, tagged.text)
    assert "".join(piece.text for piece in again) == "".join(piece.text for piece in pieces)
    assert tag_pieces(again).text == tagged.text
    assert [piece.origin for piece in again if piece.kind] == [piece.origin for piece in pieces if piece.kind]


@given(paragraphs)
def test_words_keep_their_format_but_for_spaces(pieces: list[Piece]) -> None:
    def letters(found: object) -> list[tuple[str, Look, Link | None]]:
        return [(one, *piece.style) for piece in found if not piece.kind for one in piece.text if not one.isspace()]  # type: ignore[attr-defined]

    tagged = tag_pieces(pieces)
    assert letters(restore_pieces(tagged, tagged.text)) == letters(pieces)


@given(paragraphs)
def test_each_tag_has_a_note(pieces: list[Piece]) -> None:
    tagged = tag_pieces(pieces)
    noted = [note.split(">")[0] + ">" for note in tagged.notes if note.startswith("<")]
    assert noted == [f"<{number}>" for number in range(1, len(tagged.tags) + 1)]


@given(
    paragraphs,
    st.lists(st.sampled_from(["<1>", "</1>", "<2>", "</2>", "<3/>", "</1/>", "<9>", "\\", "x", " ", "\x0b", "\ud800"])),
)
def test_whatever_a_translator_does_the_words_stay(pieces: list[Piece], parts: list[str]) -> None:
    translation = "".join(parts)
    tagged = tag_pieces(pieces)
    again = restore_pieces(tagged, translation)
    assert "".join(piece.text for piece in again).count("x") == translation.count("x")
    essential = sorted(piece.origin for piece in pieces if piece.is_essential)
    assert sorted(piece.origin for piece in again if piece.is_essential) == essential
    known = {look for piece in pieces for look in (piece.look,)} | {PLAIN}
    assert {piece.look for piece in again} <= known


def test_what_all_words_share_is_no_tag() -> None:
    tagged = tag_pieces([Piece("all ", BOLD, HERE), Piece("bold", BOLD, HERE)])
    assert tagged.text == "all bold"
    assert tagged.notes == ("all of it is a link to https://example.org",)


def test_the_main_format_is_that_of_most_letters() -> None:
    assert tag_pieces([Piece("a ", PLAIN), Piece("longer", BOLD)]).text == "<1>a</1> longer"


def test_a_link_is_the_outer_tag() -> None:
    tagged = tag_pieces([Piece("Read "), Piece("this ", link=HERE), Piece("now", BOLD, HERE), Piece(" or later")])
    assert tagged.text == "Read <1>this <2>now</2></1> or later"
    assert tagged.notes == ("<1> link to https://example.org", "<2> bold")


def test_spaces_take_the_format_of_their_neighbours_unless_they_can_be_seen() -> None:
    assert tag_pieces([Piece("plain"), Piece(" ", RED), Piece("words")]).text == "plain words"
    assert tag_pieces([Piece("plain "), Piece("red ", RED), Piece("words")]).text == "plain <1>red</1> words"
    assert tag_pieces([Piece("Name:"), Piece("   ", UNDERLINED), Piece("X")]).text == "Name:<1>   </1>X"
    inside = settle_spaces([Piece("a", RED), Piece(" ", PLAIN), LINE, Piece("b", RED)], (PLAIN, None))
    assert {piece.look for piece in inside} == {RED}


def test_outer_white_space_stays_outside() -> None:
    pieces = [TABULATOR, Piece("  "), LINE, Piece(" Words "), TABULATOR, Piece("\u00a0", BOLD), LINE]
    tagged = tag_pieces(pieces)
    assert tagged.text == "Words"
    again = restore_pieces(tagged, "Слова")
    assert [piece.text or piece.kind for piece in again] == [
        "\t", "  ", BREAK, " Слова ", "\t", "\u00a0", BREAK,
    ]  # fmt: skip


FORMATS = [Piece("one", RED), Piece(" and all the others "), Piece("two", BOLD)]


@pytest.mark.parametrize(
    ("translation", "red", "bold"),
    [
        ("<1>eins</1> und <2>zwei</2>", "eins", "zwei"),
        ("<2>zwei</2> und <1>eins</1>", "eins", "zwei"),
        ("<1>eins</1> und <2>zwei", "eins", ""),
        ("eins</1> und <2>zwei</2>", "", "zwei"),
        ("<1>eins <2>und</1> zwei</2>", "", ""),
        ("<1>eins <2>und</2> zwei</1>", "eins  zwei", "und"),
        ("<1>eins</1> <1>und</1> <3>zwei</3>", "eins", ""),
        ("</1>eins<1> <1/> und </2/> zwei", "", ""),
        ("eins und zwei", "", ""),
        (r"\<1>eins\</1> und <2>zwei</2>", "", "zwei"),
    ],
)
def test_tags_in_disorder(translation: str, red: str, bold: str) -> None:
    again = restored(FORMATS, translation)
    assert "".join(text for text, look, _ in again if look is RED) == red
    assert "".join(text for text, look, _ in again if look is BOLD) == bold


def test_forgotten_objects() -> None:
    pieces = [Piece("Page "), NUMBER, LINE, Piece("of"), TABULATOR, Piece("all")]
    assert tag_pieces(pieces).text == "Page <1/><2/>of<3/>all"
    assert [one[0] for one in restored(pieces, "<2/>Seite <1/>")] == [BREAK, "Seite ", "page number"]
    assert [one[0] for one in restored(pieces, "Seite")] == ["Seite ", "page number"]
    assert [one[0] for one in restored(pieces, "<1>Seite</1> <1/><2></2>")] == ["page number", "Seite ", BREAK]


def test_characters_that_no_file_can_hold_are_left_out() -> None:
    assert restored([Piece("x")], "a\x00b\x0bc\nd\ud800e\ufffef\tg") == [("ab c def\tg", PLAIN, None)]


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_what_is_left_of_characters_a_file_can_hold(text: str) -> None:
    cleaned = clean_characters(text)
    etree.Element("a").text = cleaned
    assert [one for one in cleaned if one != "\n"] == [one for one in text if one in cleaned and one != "\n"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_ends_of_lines_part_words(end: str) -> None:
    assert clean_characters(f"a{end}b\x01") == "a\nb"
    assert restored([Piece("x")], f"a{end}b") == [("a b", PLAIN, None)]


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("It<1/>goes<1/>on", ["It", BREAK, "goes on"]),
        ("It<1/>goes.<1/>On it goes<7/>“on”", ["It", BREAK, "goes. On it goes “on”"]),
        ("It<1/>goes<1/>, (<1/>on<7/>)<7/>", ["It", BREAK, "goes, (on)"]),
        ("It<1/>goes <1/>on<1/> and<1/><1/>on", ["It", BREAK, "goes on and on"]),
        ("It<1/><1/>goes on<1></1>", ["It", BREAK, "goes on"]),
    ],
)
def test_objects_that_are_left_out_part_words(translation: str, expected: list[str]) -> None:
    assert [one[0] for one in restored([Piece("a"), LINE, Piece("b")], translation)] == expected


def test_very_long_numbers_are_invented_tags() -> None:
    assert restored(FORMATS, f"<{'1' * 5000}>a</{'1' * 5000}>") == [("a", PLAIN, None)]


@pytest.mark.parametrize("look", [Look("s", ("bold",), 12), Look("s", ("bold",), 18)])
def test_a_note_says_how_words_differ_from_the_others(look: Look) -> None:
    main = Look("m", ("italic",), 14)
    notes = tag_pieces([Piece("most letters ", main), Piece("few", look)]).notes
    assert notes == (f"<1> bold, {'larger (18 pt)' if look.size > 14 else 'smaller (12 pt)'}",)
    assert tag_pieces([Piece("most letters ", main), Piece("few", Look("o", (), 14))]).notes == ("<1> not italic",)


@pytest.mark.parametrize(
    ("word", "note"),
    [
        ("bold", "not bold"), ("not bold", "bold"), ("no capitals", "capitals"), ("red", "not red"),
        ("another colour", "usual colour"), ("font Lato", "another font"), ("font of the theme", "another font"),
        ("letters spaced by 0.01cm", "letters not spaced"),
    ],
)  # fmt: skip
def test_a_note_says_what_words_lack(word: str, note: str) -> None:
    tagged = tag_pieces([Piece("most of it ", Look("key", (word,))), Piece("rest")])
    assert tagged.notes == (f"<1> {note}",)


def test_equal_neighbours_are_joined() -> None:
    assert join_pieces([Piece("a"), Piece(""), Piece("b"), Piece("c", BOLD)]) == (Piece("ab"), Piece("c", BOLD))
    assert not re.search("<", tag_pieces([Piece("a", RED), Piece("b", RED)]).text)
