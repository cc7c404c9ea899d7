"""A package gives back the weights that were written into it, and the engine takes it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from loctool.engines import ENGINES
from loctool.errors import LoctoolError, PackageError
from loctool.packages import folders
from loctool.packages.install import inspect
from tests.tools.starter.small import small
from tools.starter.average import mean
from tools.starter.export import blended
from tools.starter.judging import only
from tools.starter.names import names
from tools.starter.package import PLACES, Checkpoint, read_package, write_package

EMBEDDED = folders.EMBEDDED / "translate-de_en.argosmodel"


@pytest.fixture(scope="module")
def checkpoint() -> Checkpoint:
    return read_package(EMBEDDED)


def test_the_embedded_package_is_read_whole(checkpoint: Checkpoint) -> None:
    assert checkpoint.layers == (6, 3)
    assert list(checkpoint.weights) == [ours for ours, _ in names((6, 3))]
    assert 23e6 < sum(value.size for value in checkpoint.weights.values()) < 24e6
    assert all(np.isfinite(value).all() for value in checkpoint.weights.values())
    assert checkpoint.weights["dec.p"].shape == (PLACES, 384)


def test_what_is_written_again_is_the_same_model(checkpoint: Checkpoint, tmp_path: Path) -> None:
    path = tmp_path / "again.argosmodel"
    write_package(path, checkpoint, ("de", "en"), version="0.9", readme="Made anew.\n")
    top, package = inspect(path)
    assert (top, package.pair, package.version) == ("translate-de_en-0_9", ("de", "en"), "0.9")
    with zipfile.ZipFile(EMBEDDED) as old, zipfile.ZipFile(path) as new:
        parts = {name.partition("/")[2]: name for name in old.namelist()}
        for part in ("model/model.bin", "model/config.json", "sentencepiece.model"):
            assert new.read(f"{top}/{part}") == old.read(parts[part]), part
        assert new.read(f"{top}/README.md") == b"Made anew.\n"


def test_further_source_languages_are_in_the_metadata(checkpoint: Checkpoint, tmp_path: Path) -> None:
    path = tmp_path / "two.argosmodel"
    write_package(path, small(checkpoint), ("en", "ru"), version="0.9", readme="", also=("de",))
    with zipfile.ZipFile(path) as archive:
        metadata = json.loads(archive.read("translate-en_ru-0_9/metadata.json"))
    assert (metadata["from_code"], metadata["to_code"]) == ("en", "ru")
    assert metadata["source_languages"] == [{"code": "de", "name": "German"}]
    assert metadata["target_languages"] == [{"code": "ru", "name": "Russian"}]


def test_the_same_weights_are_the_same_bytes(checkpoint: Checkpoint, tmp_path: Path) -> None:
    files = [tmp_path / "one", tmp_path / "two"]
    for path in files:
        write_package(path, small(checkpoint), ("de", "en"), version="0.9", readme="Made anew.\n")
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_package_of_changed_weights_drafts_other_texts(checkpoint: Checkpoint, tmp_path: Path) -> None:
    bias = checkpoint.weights["b"].copy()
    bias[3:259] = 100.0  # nothing but bytes
    path = tmp_path / "bytes.argosmodel"
    changed = replace(checkpoint, weights=checkpoint.weights | {"b": bias})
    write_package(path, changed, ("de", "en"), version="0.9", readme="")
    with only([path]):
        engine = ENGINES["argos"]("de", "en", beam=1, threads=1)
        assert "de_en-0.9-" in engine.identity
        spoilt = engine.translate(["Das ist gut."])[0].text
    with only([]):
        sound = ENGINES["argos"]("de", "en", beam=1, threads=1).translate(["Das ist gut."])[0].text
    assert re.search("[A-Za-z]{3}", sound)
    assert spoilt != sound


def test_weights_between_two_models() -> None:
    start = {"a": np.array([0.0, 4.0]), "b": np.array([1.0])}
    new = {"a": np.array([2.0, 0.0])}
    mixed = blended(start, new, 0.25)
    assert {name: value.tolist() for name, value in mixed.items()} == {"a": [0.5, 3.0], "b": [1.0]}
    assert blended(start, new, 1.0)["a"].tolist() == [2.0, 0.0]


def test_the_mean_of_several_models(checkpoint: Checkpoint) -> None:
    doubled = replace(checkpoint, weights={name: value * 2 for name, value in checkpoint.weights.items()})
    mixed = mean([checkpoint, doubled])
    assert (mixed.pieces, mixed.layers) == (checkpoint.pieces, checkpoint.layers)
    for name, value in checkpoint.weights.items():
        np.testing.assert_allclose(mixed.weights[name], value * 1.5, rtol=1e-6)
    with pytest.raises(LoctoolError, match="have no common beginning"):
        mean([checkpoint, replace(checkpoint, pieces=b"others")])


@pytest.mark.parametrize("model", [b"", b"weights", b"\x06\0\0\0\x05\0Spec\0\0\0\0\0\0\0\0\0\0\0\0\0"])
def test_another_package_is_one_line(tmp_path: Path, model: bytes) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("top/model/model.bin", model)
        archive.writestr("top/sentencepiece.model", b"")
    (path := tmp_path / "other.argosmodel").write_bytes(packed.getvalue())
    with pytest.raises(PackageError, match="is no package of the starter's make"):
        read_package(path)
    with pytest.raises(PackageError, match="is no package of the starter's make"):
        read_package(tmp_path / "missing.argosmodel")
