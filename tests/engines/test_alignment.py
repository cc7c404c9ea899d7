"""Attention read from the decoder."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy
import pytest

from loctool import packages
from loctool.engines.alignment import all_heads, region, words_of

PIECES = ["▁China", "▁is", "▁control", "ling", "▁rare", "▁earth", "s", "."]


def test_pieces_make_words() -> None:
    assert words_of(PIECES) == [(0, 1), (1, 2), (2, 4), (4, 5), (5, 8)]
    assert words_of([]) == []


def test_a_region_takes_the_neighbours_that_look_at_the_term_too() -> None:
    attention = numpy.full((8, 4), 0.05)
    attention[:, 0] = 0.8  # a source piece that everything looks at
    attention[4:7, 2] = 0.9
    attention[2:4, 3] = 0.9
    assert region(attention, (2, 3), PIECES) == (4, 8)
    assert region(attention, (3, 4), PIECES) == (2, 4)


def test_all_heads_changes_one_number_of_a_real_model() -> None:
    package = next(one for one in packages.installed() if one.pair == ("de", "en"))
    model = (packages.folder(package) / "model" / "model.bin").read_bytes()
    changed = all_heads(model)
    assert len(changed) == len(model)
    assert sum(a != b for a, b in zip(model, changed, strict=True)) == 1
    assert all_heads(changed) == changed


@pytest.mark.parametrize("model", [b"", b"abcd", struct.pack("<I", 3) + b"old", struct.pack("<I", 6) + bytes(60)])
def test_a_layout_that_is_not_known_is_left_alone(model: bytes, tmp_path: Path) -> None:
    assert all_heads(model) == model
