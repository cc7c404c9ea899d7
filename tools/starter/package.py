"""Weights from and to an Argos package: the package is the checkpoint that training goes on from."""

from __future__ import annotations

import io
import json
import re
import struct
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from loctool.errors import PackageError
from loctool.files import write_atomically
from loctool.packages.package import BROKEN_ZIP, reason
from tools.starter.names import names

Array = np.ndarray[Any, np.dtype[Any]]

PLACES = 512
"""Positions that the network has."""
ENGINE_PLACES = 1024
"""Positions in a package, the last ones copies, because a longer line would crash the engine."""
HEADS = 12

NAMES = {"de": "German", "en": "English", "ru": "Russian"}

TYPES = {0: "<f4", 1: "i1", 2: "<i2", 3: "<i4", 4: "<f2"}
"""CTranslate2's type numbers -> numpy's types."""

PARTS = ("model.bin", "config.json", "shared_vocabulary.json", "source_vocabulary.json", "target_vocabulary.json")
"""What CTranslate2 writes, as far as the model has it."""

EPOCH = (2020, 1, 1, 0, 0, 0)
"""Date of every member, so that the same weights are the same file."""


@dataclass(frozen=True)
class Checkpoint:
    """A model's weights and its SentencePiece model."""

    weights: dict[str, Array]
    """The network's parameter names -> float32."""
    layers: tuple[int, int]
    """Of the encoder and of the decoder."""
    pieces: bytes
    """sentencepiece.model."""


def read_package(path: Path) -> Checkpoint:
    """Return the weights of a package that `write_package` made. Raises PackageError for any other."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = {name.partition("/")[2]: name for name in archive.namelist()}
            model, pieces = archive.read(members["model/model.bin"]), archive.read(members["sentencepiece.model"])
        found = variables(model)
        layers = (_count(found, "encoder"), _count(found, "decoder"))
        weights = {ours: np.array(found[theirs], np.float32) for ours, theirs in names(layers)}
    except (*BROKEN_ZIP, OSError, KeyError, struct.error) as problem:
        raise PackageError(f"is no package of the starter's make ({reason(problem)})", path) from problem
    for side in ("enc", "dec"):
        weights[f"{side}.p"] = weights[f"{side}.p"][:PLACES]
    return Checkpoint(weights, layers, pieces)


def _count(found: dict[str, Array], side: str) -> int:
    """Return the number of layers of the encoder or decoder."""
    return len({match[0] for name in found if (match := re.match(rf"{side}/layer_\d+/", name))})


def variables(model: bytes) -> dict[str, Array]:
    """Return the variables of a CTranslate2 model file, int8 rows as floats again.

    Layout: CTranslate2's model_spec.py, `_serialize`. Raises struct.error, ValueError or KeyError for another one.
    """
    file = io.BytesIO(model)
    _number(file, "<I"), _text(file), _number(file, "<I")
    found = {}
    for _ in range(_number(file, "<I")):
        name = _text(file)
        shape = tuple(_number(file, "<I") for _ in range(_number(file, "<B")))
        kind, size = _number(file, "<B"), _number(file, "<I")
        found[name] = np.frombuffer(file.read(size), TYPES[kind]).reshape(shape)
    for name in [name for name in found if f"{name}_scale" in found]:
        found[name] = found[name].astype(np.float32) / found[f"{name}_scale"][:, None]
    for _ in range(_number(file, "<I")):
        alias, name = _text(file), _text(file)
        found[alias] = found[name]
    return found


def _number(file: io.BytesIO, code: str) -> int:
    """Read one integer in struct's code."""
    number: int = struct.unpack(code, file.read(struct.calcsize(code)))[0]
    return number


def _text(file: io.BytesIO) -> str:
    """Read one string with its length before it and a zero behind it."""
    return file.read(_number(file, "<H"))[:-1].decode()


def write_package(
    path: Path, checkpoint: Checkpoint, pair: tuple[str, str], *, version: str, readme: str, also: Sequence[str] = ()
) -> None:
    """Write the weights as an int8 Argos package; the same input gives the same bytes.

    `also` are further source languages. They are in Argos' own field `source_languages`; `from_code` is that of `pair`.
    """
    source, target = pair
    folder = f"translate-{source}_{target}-{version.replace('.', '_')}"
    metadata: dict[str, object] = {
        "package_version": version,
        "argos_version": "1.5",
        "from_code": source,
        "from_name": NAMES[source],
        "to_code": target,
        "to_name": NAMES[target],
        "target_prefix": "",
    }
    if also:
        metadata |= {"source_languages": _languages(also), "target_languages": _languages([target])}
    content = {
        "metadata.json": json.dumps(metadata, indent=2).encode(),
        "README.md": readme.encode(),
        "sentencepiece.model": checkpoint.pieces,
    }
    with tempfile.TemporaryDirectory() as scratch:
        _spec(checkpoint).save(scratch)
        content |= {f"model/{part}": (Path(scratch) / part).read_bytes() for part in _written(Path(scratch))}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in content.items():
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", EPOCH), data, zipfile.ZIP_DEFLATED)
    write_atomically(path, packed.getvalue())


def _languages(codes: Iterable[str]) -> list[dict[str, str]]:
    return [{"code": code, "name": NAMES[code]} for code in codes]


def _written(folder: Path) -> list[str]:
    """Return the parts of the model that CTranslate2 wrote."""
    return [part for part in PARTS if (folder / part).is_file()]


def _spec(checkpoint: Checkpoint) -> Any:
    """Return CTranslate2's description of the model, with its weights in int8."""
    from ctranslate2.specs import TransformerSpec, common_spec

    spec = TransformerSpec.from_config(
        checkpoint.layers, HEADS, pre_norm=False, activation=common_spec.Activation.GELU, layernorm_embedding=True
    )
    for ours, theirs in names(checkpoint.layers):
        value = np.array(checkpoint.weights[ours], np.float32, order="C")
        if ours.endswith(".p"):
            half = value[PLACES - (ENGINE_PLACES - PLACES) // 2 :]
            value = np.concatenate([value, half, half])
        _put(spec, theirs, value)
    embedding = spec.encoder.embeddings[0].weight
    spec.decoder.embeddings.weight = spec.decoder.projection.weight = embedding
    spec.encoder.scale_embeddings = spec.decoder.scale_embeddings = False
    _describe(spec, checkpoint.pieces)
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def _describe(spec: Any, pieces: bytes) -> None:
    """Set the vocabulary and the special pieces."""
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_proto=pieces)
    vocabulary = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = "<unk>", "<s>", "</s>"
    spec.config.decoder_start_token = "<s>"  # noqa: S105
    spec.config.add_source_eos, spec.config.add_source_bos = True, False


def _put(spec: Any, name: str, value: Array) -> None:
    """Set a variable by its name in the model file: layer_3 is the fourth of the list `layer`."""
    node = spec
    *path, last = name.split("/")
    for step in path:
        stem, _, index = step.rpartition("_")
        listed = index.isdigit() and isinstance(getattr(node, stem, None), list)
        node = getattr(node, stem)[int(index)] if listed else getattr(node, step)
    setattr(node, last, value)
