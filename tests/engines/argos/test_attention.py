"""Attention read from the decoder."""

from __future__ import annotations

from typing import Any

import numpy

from loctool.engines.argos.attention import ABSENT, align, aligned_words, source_ranges, splice_attention, word_ranges

SOURCE = ["▁China", "▁kontrolliert", "▁Selten", "e", "▁Erden", "."]
PIECES = ["▁China", "▁is", "▁control", "ling", "▁rare", "▁earth", "s", "."]
NEVER = [False] * 5


def attention(*pairs: tuple[int, int]) -> Any:
    """Return the attention of PIECES, each of the given ones on a piece of SOURCE."""
    matrix = numpy.full((len(PIECES), len(SOURCE)), 0.02)
    matrix[:, -1] = 0.5  # the full stop gets attention from everywhere
    for piece, source in pairs:
        matrix[piece, source] = 0.9
    return matrix


KNOWN = ((0, 0), (2, 1), (3, 1), (4, 2), (5, 4), (6, 4))


def test_pieces_make_words() -> None:
    assert word_ranges(PIECES) == [(0, 1), (1, 2), (2, 4), (4, 5), (5, 8)]
    assert word_ranges([]) == []


def test_parts_of_compounds_are_words_of_a_source() -> None:
    assert source_ranges(["▁Öl", "-", "Preis", "▁-", "▁zwei", "-", "te"]) == [(0, 1), (1, 3), (3, 4), (4, 5), (5, 7)]


def test_a_place_has_the_neighbours_that_stand_for_the_term_too() -> None:
    found = align(attention(*KNOWN), source_ranges(SOURCE), PIECES)
    rare, control = (aligned_words(found, span, NEVER, NEVER) for span in ((2, 4), (1, 2)))
    assert (rare.start, rare.end) == (3, 5)
    assert (control.start, control.end) == (2, 3)
    assert 0 < rare.doubt < 0.5


def test_a_word_that_means_nothing_alone_is_no_edge_of_a_place() -> None:
    found = align(attention(*KNOWN, (1, 1)), source_ranges(SOURCE), PIECES)
    assert aligned_words(found, (1, 2), NEVER, NEVER)[:2] == (1, 3)
    assert aligned_words(found, (1, 2), [False, True, False, False, False], NEVER)[:2] == (2, 3)


def test_a_word_that_means_nothing_alone_is_within_a_place() -> None:
    found = align(attention((0, 0), (1, 1), (2, 2), (3, 2), (4, 1), (5, 2), (6, 2)), source_ranges(SOURCE), PIECES)
    small = [False, False, False, True, False]
    assert aligned_words(found, (2, 3), small, NEVER)[:2] == (2, 5)


def test_a_place_ends_at_punctuation() -> None:
    found = align(attention(*KNOWN), source_ranges(SOURCE), PIECES)
    assert aligned_words(found, (2, 4), NEVER, [False, False, False, True, False])[:2] in ((3, 4), (4, 5))


def test_a_place_is_in_doubt_if_no_word_stands_for_the_term() -> None:
    found = align(attention((0, 0), (2, 0), (3, 0), (4, 2), (5, 4), (6, 4)), source_ranges(SOURCE), PIECES)
    assert aligned_words(found, (1, 2), [False, True, False, False, False], NEVER).doubt == ABSENT


def test_a_splice_repeats_the_mean_of_its_place() -> None:
    matrix = numpy.arange(8.0).reshape(4, 2)
    assert splice_attention(matrix, (1, 3), 3).tolist() == [[0, 1], [3, 4], [3, 4], [3, 4], [6, 7]]
    assert splice_attention(matrix, (1, 1), 1).tolist() == [[0, 1], [2, 3], [2, 3], [4, 5], [6, 7]]
