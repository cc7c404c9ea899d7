"""Learned sentences that are in a deck are found, however they are dressed."""

from __future__ import annotations

from pathlib import Path

from tools.starter.neighbours import Neighbour, known, longest_run, neighbours, sentences, words

DECK = Path(__file__).parents[3] / "source" / "seltene-erden.md"


def test_the_deck_is_cut_into_its_sentences() -> None:
    found = sentences(DECK)
    assert "Kein offizieller Kommentar aus dem Weißen Haus" in found
    assert len(found) == len(set(found)) > 30


def test_the_nearest_sentence_and_the_longest_run_are_found() -> None:
    wanted = ["Der Präsident kündigte am Montag neue Zölle auf Stahl an.", "Ganz etwas anderes steht hier."]
    learned = [
        "Er ging nach Hause.",
        "Der Präsident kündigte am Montag neue Zölle auf Aluminium an.",
        "Gestern hieß es: Präsident kündigte am Montag neue Zölle auf Stahl an, und alle staunten darüber sehr.",
        "DER PRÄSIDENT KÜNDIGTE AM MONTAG NEUE ZÖLLE AN",
    ]
    first, second = neighbours(wanted, iter(learned))
    assert (first.nearest, first.shared) == (learned[1], 9)
    assert 85 < first.similarity < 95
    assert second.shared == 0
    assert second.similarity < 60
    (same,) = neighbours([wanted[0]], [wanted[0].upper()])
    assert (same.similarity, known(same)) == (100, True)


def test_short_headings_and_unlike_sentences_are_not_known_by_heart() -> None:
    assert not known(Neighbour("Die drei Quellen", "Die drei Quellen", 100))
    assert not known(Neighbour("Ein Satz mit fünf Wörtern", "Ein Satz", 89.9))
    assert known(Neighbour("Ein Satz mit fünf Wörtern", "", 90))


def test_the_longest_run_of_words() -> None:
    assert longest_run(words("a b c d e"), words("x b c d y a b")) == 3
    assert longest_run(words("a b"), words("c")) == 0
    assert longest_run([], []) == 0
