"""The layout of CTranslate2's model.bin: where its variables are, and whether it is whole; no model is run.

Layout: CTranslate2's model_spec.py, `_serialize`.
"""

from __future__ import annotations

import struct

TYPED = 4
"""First version of the layout in which the type of a variable has a number of its own."""
LAST = 1000
"""A larger version is not one: the file begins with something else."""


def find_damage(model: bytes) -> str | None:
    """Return what shows that a model file is damaged; None for a sound one, or one in an older layout."""
    version = struct.unpack_from("<I", model)[0] if len(model) >= 4 else 0
    if not 0 < version < LAST:
        return "model.bin is not a model of CTranslate2"
    try:
        whole = version < TYPED or _is_whole(*_read(model), len(model))
    except (struct.error, UnicodeDecodeError, IndexError):
        whole = False
    return None if whole else "model.bin is cut off or overwritten"


def _is_whole(places: dict[str, tuple[int, int]], end: int, size: int) -> bool:
    return bool(places) and end <= size and all(name.isprintable() for name in places)


def variables(model: bytes) -> dict[str, tuple[int, int]]:
    """Return name -> (offset of its bytes, type number) of a model's variables. Raises struct.error."""
    return _read(model)[0]


def _read(model: bytes) -> tuple[dict[str, tuple[int, int]], int]:
    """Return the variables, and the offset at which the last one ends."""
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
    return places, at


def _string(model: bytes, at: int) -> tuple[str, int]:
    length = struct.unpack_from("<H", model, at)[0]
    if not length:
        raise struct.error("a string has its final zero at least")
    return model[at + 2 : at + 1 + length].decode(), at + 2 + length
