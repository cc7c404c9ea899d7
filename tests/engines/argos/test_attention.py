"""Attention read from the decoder."""

from __future__ import annotations

import numpy

from loctool.engines.argos.attention import SHARE, aligned_words, splice_attention, word_ranges

PIECES = ["▁China", "▁is", "▁control", "ling", "▁rare", "▁earth", "s", "."]


def test_pieces_make_words() -> None:
    assert word_ranges(PIECES) == [(0, 1), (1, 2), (2, 4), (4, 5), (5, 8)]
    assert word_ranges([]) == []


def test_a_region_takes_the_neighbours_that_look_at_the_term_too() -> None:
    attention = numpy.full((8, 4), 0.05)
    attention[:, 0] = 0.8  # a source piece that everything looks at
    attention[4:7, 2] = 0.9
    attention[2:4, 3] = 0.9
    rare, control = (aligned_words(attention, span, PIECES) for span in ((2, 3), (3, 4)))
    assert (rare.start, rare.end) == (4, 8)
    assert (control.start, control.end) == (2, 4)
    assert 0 < rare.doubt < SHARE


def test_the_doubt_of_a_region_is_its_neighbours_share() -> None:
    attention = numpy.full((8, 4), 0.05)
    attention[4:7, 2] = 0.9
    attention[2, 2] = 0.2
    attention[2, 1] = 0.3
    assert aligned_words(attention, (2, 3), PIECES).doubt > 0.1


def test_a_splice_repeats_the_mean_of_its_place() -> None:
    attention = numpy.arange(8.0).reshape(4, 2)
    assert splice_attention(attention, (1, 3), 3).tolist() == [[0, 1], [3, 4], [3, 4], [3, 4], [6, 7]]
    assert splice_attention(attention, (1, 1), 1).tolist() == [[0, 1], [2, 3], [2, 3], [4, 5], [6, 7]]
