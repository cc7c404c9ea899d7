"""Lines that belong together, and where their translation is broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.text.line_breaks import break_lines, join_lines
from loctool.text.markup import mask
from loctool.text.markup.proof import keeps_markup

WHOLE = [
    "Die Stadt hat im vergangenen Jahr\nmehr Bäume gepflanzt als je zuvor und\nwill das auch künftig tun.",
    "Wer heute spart,\nkann morgen helfen.",
    "Wir sorgen für\nWasser und Strom",
    "Der Bürgermeister eröffnet am Montag\nSchulen und Kindergärten.",
    "Mehr dazu finden Sie **im\nneuen** Jahresbericht.",
    "Die Stadtwerke versorgen seit mehr als hundert Jahren die Menschen der ganzen\nRegion mit Wasser, Strom und Wärme",
]
LINES = [
    "**Stadtwerke Musterhausen**\nAm Kanal 12\n12345 Musterhausen",
    "Titel\nUntertitel",
    "Anna Meier, Bert Schulz,\nCarla Groß",
    "Über allen Gipfeln\nIst Ruh,\nIn allen Wipfeln\nSpürest du\nKaum einen Hauch.",
    "Stadtwerke\nc/o Max Meier\ninfo@example.org\nwww.example.org\ntel. 0123 456",
    "Wir bieten:\nWasser\nStrom",
    "wasser\nbrot\nsalz",
    "Öffnungszeiten\nMo–Fr 9–17 Uhr\nSa geschlossen",
    "Der erste Satz.\nDer zweite Satz.",
    "`pip install x`\n`pip check`",
]


@pytest.mark.parametrize("text", WHOLE)
def test_lines_of_one_sentence_are_joined(text: str) -> None:
    flow = join_lines(text, "de")
    assert flow.text == text.replace("\n", " ")
    assert len(flow.groups) == 1
    assert break_lines(flow.text, flow.groups, "de").count("\n") == text.count("\n")


@pytest.mark.parametrize("text", LINES)
def test_addresses_verses_and_lists_stay_line_by_line(text: str) -> None:
    assert join_lines(text, "de").text == text


def test_english_lines_are_joined_too() -> None:
    assert "\n" not in join_lines("We planted more trees\nthan ever before and\nwill go on.", "en").text


@pytest.mark.parametrize(
    ("text", "lengths", "broken"),
    [
        ("Those who save today, can help tomorrow.", (16, 19), "Those who save today,\ncan help tomorrow."),
        ("It costs about 25 km of pipes, it is said.", (12, 30), "It costs\nabout 25 km of pipes, it is said."),
        ("Take `a b c d e f` now", (10, 10), "Take `a b c d e f`\nnow"),
        ("Wort", (10, 10), "Wort"),
        ("so - ja", (3, 3), "so -\nja"),
    ],
)
def test_breaks_at_fitting_places(text: str, lengths: tuple[int, ...], broken: str) -> None:
    assert break_lines(text, [lengths], "en") == broken


PARTS = ["Wort", "und", ",", " ", " ", "`a b`", "**", "[", "](x y)", "12", "km", "- ", "#", ".", "\n", "1. "]


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join), st.sampled_from(["de", "en", "ja"]))
def test_a_text_has_as_many_lines_again(text: str, language: str) -> None:
    flow = join_lines(text, language)
    broken = break_lines(flow.text, flow.groups, language)
    assert "".join(broken.split()) == "".join(text.split())
    assert broken.count("\n") <= text.count("\n")
    assert keeps_markup(flow.text, broken)
    assert [one.replace("\n", " ") for one in mask(broken).spans] == list(mask(flow.text).spans)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(12, 60))
def test_there_are_as_many_lines_as_asked_for_where_words_suffice(lengths: list[int], words: int) -> None:
    text = " ".join(["Wörter"] * words)
    assert break_lines(text, [lengths], "de").count("\n") == len(lengths) - 1
