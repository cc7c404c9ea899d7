"""Model files that return the attention of all heads."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from loctool import packages
from loctool.engines.argos.model_file import all_heads


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
