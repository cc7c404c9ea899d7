"""Model files that return the attention of all heads."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy
import pytest

from loctool import packages
from loctool.engines.argos.model_file import all_heads, model_files


def test_all_heads_changes_one_number_of_a_real_model(caplog: pytest.LogCaptureFixture) -> None:
    package = next(one for one in packages.find_installed() if one.pair == ("de", "en"))
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
    older = struct.pack("<I", 3) + b"another layout"
    for name in ("model.bin", "vocabulary.txt"):
        (tmp_path / name).write_bytes(older)
    assert set(model_files(tmp_path).values()) == {older}
    (record,) = caplog.records
    assert record.getMessage().startswith(f"{tmp_path / 'model.bin'} has a layout that loctool does not know")
