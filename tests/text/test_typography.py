"""Shaded texts, invisible and composed characters, garbled texts and letters of another script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.glossary.morphology.lexicon import lexicon
from loctool.text.typography.invisible import compose, find_invisible
from loctool.text.typography.lookalikes import find_lookalikes, swap_lookalikes
from loctool.text.typography.mojibake import find_mojibake, may_be_garbled
from loctool.text.typography.shading import SHADE, apply_edits, shade

_PIECES = ("Wort", " ", "`a b`", "**", "<b>", "{name}", "https://x.org/a", "a.txt", "&nbsp;", "\n", "[a](b)", "é", "%s")


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join), st.sampled_from(["", "program c-format"]))
def test_a_shaded_text_has_the_same_places(text: str, syntax: str) -> None:
    shaded = shade(text, syntax)
    assert len(shaded) == len(text)
    assert all(one in (SHADE, "\N{FIGURE SPACE}", other) for one, other in zip(shaded, text, strict=True))


def test_markup_and_identifiers_are_shaded() -> None:
    assert shade("Lies `a b` in **Node.js**") == f"Lies {SHADE * 5} in {SHADE * 11}"


def test_edits() -> None:
    assert apply_edits("a  b ,c", [(4, 5, ""), (1, 3, " ")]) == "a b,c"


@given(st.text(alphabet="aeoинИ\u0301\u0306\u0308é\u2126\u0958\u05d0\u05bc\u05b8", max_size=12))
def test_composed_texts_are_equivalent_and_stay(text: str) -> None:
    composed = compose(text)
    assert unicodedata.normalize("NFD", composed) == unicodedata.normalize("NFD", text)
    assert compose(composed) == composed


@pytest.mark.parametrize("text", ["За\u0301мок", "5 \u2126", "\u0915\u093c", "שּׁ", "é"])
def test_what_is_no_fault_of_composition_stays(text: str) -> None:
    assert compose(text) == text


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Neo\u200bdym", "de", 1),
        ("می\u200cخواهم", "fa", 0),
        ("Auf\u200clage", "de", 1),
        ("👨\u200d👩", "en", 0),
        ("שלום C++\u200e", "he", 0),
        ("Zitat: שלום\u200f", "de", 0),
        ("Rechnung\u200f", "de", 1),
        ("บ้าน\u200bหลัง", "th", 0),
        ("eins\u2028zwei", "de", 1),
    ],
)
def test_invisible_characters(text: str, language: str, found: int) -> None:
    assert len(find_invisible(text, language)) == found


def mended(text: str, language: str) -> str:
    edits = find_mojibake(text, language, lexicon(language).knows) if may_be_garbled(text) else []
    return apply_edits(text, edits)


_GOOD = {
    "ru": "Привет, мир: йод — не металл",
    "de": "Größe – Übung für alle",
    "pl": "Zażółć gęślą jaźń",
    "es": "¿Qué tal, señor?",
}


@pytest.mark.parametrize("language", _GOOD)
@pytest.mark.parametrize("encoding", ["latin-1", "cp1250"])
def test_utf8_in_another_encoding_is_read_again(language: str, encoding: str) -> None:
    raw = _GOOD[language].encode()
    garbled = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in raw)
    assert garbled != _GOOD[language]
    assert mended(garbled, language) == _GOOD[language]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "mac-cyrillic"])
def test_russian_in_utf8_is_read_again(encoding: str) -> None:
    garbled = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in _GOOD["ru"].encode())
    assert mended(garbled, "ru") == _GOOD["ru"]


@pytest.mark.parametrize(
    ("wrong", "right"), [("cp1252", "cp1251"), ("koi8-r", "cp1251"), ("cp1251", "koi8-r"), ("cp1252", "koi8-r")]
)
def test_russian_in_one_byte_a_letter_is_read_again(wrong: str, right: str) -> None:
    text = "Привет из Москвы"
    assert mended(text.encode(right).decode(wrong), "ru") == text


@pytest.mark.parametrize(
    ("text", "language"),
    [(text, language) for language, text in _GOOD.items()]
    + [("ВНИМАНИЕ! ОПАСНОСТЬ", "ru"), ("Группа ДНИМ", "ru"), ("«Сёла» и «Рёв»", "ru"), ("Ä wie in Ära", "de")],
)
def test_good_texts_are_not_garbled(text: str, language: str) -> None:
    assert mended(text, language) == text


def test_letters_of_two_scripts_are_swapped() -> None:
    assert swap_lookalikes("Cовет", "ru") == "Совет"
    assert swap_lookalikes("сouncil", "en") == "council"
    assert swap_lookalikes("редкоearth", "ru") is None
    assert swap_lookalikes("earth", "ru") is None


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("Беседа c советом", "Gespräch", ["с"]),
        ("O компании", "Über uns", ["О"]),
        ("CCCP в 1980 году", "Die Sowjetunion 1980", ["СССР"]),
        ("Витамин C полезен", "Vitamin C hilft", []),
        ("Сторона a длинная", "Die Seite a ist lang", []),
        ("TCP и HTTP", "TCP und HTTP", []),
        ("Размер M", "Größe mittel", []),
    ],
)
def test_words_in_letters_of_the_other_script(text: str, source: str, found: list[str]) -> None:
    assert [good for *_, good in find_lookalikes(text, source, "ru", lexicon("ru").knows)] == found
