"""Attention read from the decoder."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy
import pytest

from loctool import packages
from loctool.engines.argos.attention import SHARE, all_heads, model_files, region, spliced, words_of

PIECES = ["▁China", "▁is", "▁control", "ling", "▁rare", "▁earth", "s", "."]


def test_pieces_make_words() -> None:
    assert words_of(PIECES) == [(0, 1), (1, 2), (2, 4), (4, 5), (5, 8)]
    assert words_of([]) == []


def test_a_region_takes_the_neighbours_that_look_at_the_term_too() -> None:
    attention = numpy.full((8, 4), 0.05)
    attention[:, 0] = 0.8  # a source piece that everything looks at
    attention[4:7, 2] = 0.9
    attention[2:4, 3] = 0.9
    rare, control = (region(attention, span, PIECES) for span in ((2, 3), (3, 4)))
    assert (rare.start, rare.end) == (4, 8)
    assert (control.start, control.end) == (2, 4)
    assert 0 < rare.doubt < SHARE


def test_the_doubt_of_a_region_is_its_neighbours_share() -> None:
    attention = numpy.full((8, 4), 0.05)
    attention[4:7, 2] = 0.9
    attention[2, 2] = 0.2
    attention[2, 1] = 0.3
    assert region(attention, (2, 3), PIECES).doubt > 0.1


def test_a_splice_repeats_the_mean_of_its_place() -> None:
    attention = numpy.arange(8.0).reshape(4, 2)
    assert spliced(attention, (1, 3), 3).tolist() == [[0, 1], [3, 4], [3, 4], [3, 4], [6, 7]]
    assert spliced(attention, (1, 1), 1).tolist() == [[0, 1], [2, 3], [2, 3], [4, 5], [6, 7]]


def test_all_heads_changes_one_number_of_a_real_model(caplog: pytest.LogCaptureFixture) -> None:
    package = next(one for one in packages.installed() if one.pair == ("de", "en"))
    model = (packages.folder(package) / "model" / "model.bin").read_bytes()
    changed = all_heads(model)
    before, after = (numpy.frombuffer(content, numpy.uint8) for content in (model, changed))
    assert numpy.count_nonzero(before != after) == 1
    assert all_heads(changed) == changed
    model_files(packages.folder(package) / "model")
    assert not caplog.records


@pytest.mark.parametrize("model", [b"", b"abcd", struct.pack("<I", 3) + b"old", struct.pack("<I", 6) + bytes(60)])
def test_a_layout_that_is_not_known_is_left_alone(model: bytes, tmp_path: Path) -> None:
    assert all_heads(model) == model


def test_a_model_whose_attention_cannot_be_had_is_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("model.bin", "vocabulary.txt"):
        (tmp_path / name).write_bytes(b"another layout")
    assert set(model_files(tmp_path).values()) == {b"another layout"}
    (record,) = caplog.records
    assert record.getMessage().startswith(f"{tmp_path / 'model.bin'} has a layout that loctool does not know")
