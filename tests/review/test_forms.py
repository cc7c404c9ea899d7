from __future__ import annotations

import pytest

from loctool.review.forms import WordTable, fold


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Gespräch", "mit den Gesprächen"),
        ("de", "Förderung", "die Rohstoffförderung"),
        ("de", "Rohstoff", "die Rohstoffförderung"),
        ("de", "Gespräche", "Friedensgespräche"),
        ("de", "Straße", "auf den Strassen"),
        ("en", "talk", "the talks"),
        ("en", "company", "two companies"),
        ("ru", "переговоры", "на переговорах"),
        ("ru", "элемент", "редкоземельных элементов"),
        ("fr", "accord", "l'accord"),
    ],
)
def test_a_word_shares_a_key_with_its_forms(language: str, one: str, other: str) -> None:
    table = WordTable()
    assert {*table.keys([one], language)} & {*table.keys([other], language)}


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("de", "Förderung", "Forderung"), ("de", "Erde", "Erbe"), ("ru", "мир", "мера")],
)
def test_other_words_share_none(language: str, one: str, other: str) -> None:
    table = WordTable()
    ours, theirs = (table.keys([f"x {word}"], language) for word in (one, other))
    shared = {*ours} & {*theirs} - {*table.keys(["x"], language)}
    assert not shared


def test_parts_of_compounds_are_words_themselves() -> None:
    table = WordTable()
    keys = table.keys(["Die Rohstoffförderung"], "de")
    words = table.forms.words
    assert {*words["förderung"]} <= {*keys}
    assert {*words["rohstoffförderung"]} <= {*keys}


def test_both_languages_share_a_spelling_but_no_key() -> None:
    table = WordTable()
    german, english = table.keys(["die Hand"], "de"), table.keys(["the hand"], "en")
    assert not {*german} & {*english}
    assert {*table.forms.words["hand"]} <= {*german, *english}


def test_numbers_are_the_same_in_each_run() -> None:
    first, second = WordTable(), WordTable()
    text = ["Die Gespräche über Seltene Erden haben begonnen"]
    assert first.keys(text, "de") == second.keys(text, "de")
    assert first.forms == second.forms


@pytest.mark.parametrize(("word", "folded"), [("Straße", "strasse"), ("ёлка", "елка"), ("Erd\u00adöl", "erdöl")])
def test_words_are_folded_as_the_page_folds_them(word: str, folded: str) -> None:
    assert fold(word) == folded
