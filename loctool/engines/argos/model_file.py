"""Argos packages' model files, changed so that the decoder returns the attention of all heads."""

from __future__ import annotations

import logging
import struct
from pathlib import Path

from loctool.errors import PackageError
from loctool.files import LARGEST_STREAM, read_bytes

TYPED = 4
"""First version of CTranslate2's model file in which the type of a variable has a number of its own."""

_INTEGERS = {1: "<b", 2: "<h", 3: "<i"}
"""CTranslate2's type numbers of integers -> struct's codes."""


def all_heads(model: bytes) -> bytes:
    """Return a CTranslate2 model file that returns the attention of all heads of its last decoder layer.

    Converters select the first head only, which often aligns nothing; the mean of all heads aligns words well (123 of
    123 names in drafts of the starter pair, 86 with the first head). A file in an unknown layout is returned as it is.
    Layout: CTranslate2's model_spec.py, `_serialize`.
    """
    try:
        places = _variables(model)
        heads, kind = places.get("decoder/num_heads") or places["num_heads"], places["decoder/alignment_heads"]
        count = struct.unpack_from(_INTEGERS[heads[1]], model, heads[0])[0]
        wanted = struct.pack(_INTEGERS[kind[1]], count)
    except (KeyError, struct.error, UnicodeDecodeError):
        return model
    return model[: kind[0]] + wanted + model[kind[0] + len(wanted) :]


def _variables(model: bytes) -> dict[str, tuple[int, int]]:
    """Return name -> (offset of its bytes, type number) of a model's variables. Raises struct.error."""
    version, at = struct.unpack_from("<I", model)[0], 4
    if version < TYPED:
        raise struct.error("the layout is older")
    _, at = _string(model, at)
    count = struct.unpack_from("<I", model, at + 4)[0]
    at += 8
    places = {}
    for _ in range(count):
        name, at = _string(model, at)
        rank = model[at]
        kind, size = struct.unpack_from("<BI", model, at + 1 + 4 * rank)
        at += 6 + 4 * rank
        places[name] = (at, kind)
        at += size
    return places


def _string(model: bytes, at: int) -> tuple[str, int]:
    length = struct.unpack_from("<H", model, at)[0]
    return model[at + 2 : at + 1 + length].decode(), at + 2 + length


def model_files(folder: Path) -> dict[str, bytes]:
    """Return the files of a package's model folder, with `all_heads` applied to the weights. Raises OSError."""
    files = {path.name: read_bytes(path, PackageError, LARGEST_STREAM) for path in folder.iterdir() if path.is_file()}
    if (model := files.get("model.bin")) is not None:
        files["model.bin"] = all_heads(model)
        if files["model.bin"] is model:
            logging.getLogger("loctool").warning(
                "%s has a layout that loctool does not know: where a term belongs is read from one head's attention, "
                "which is less sure",
                folder / "model.bin",
            )
    return files
