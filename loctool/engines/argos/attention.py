"""Which words of a draft stand for which words of its source, read from the decoder's attention."""

from __future__ import annotations

import logging
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TYPED = 4
"""Version of CTranslate2's model file since which a variable's type is a number of its own."""

_INTEGERS = {1: "<b", 2: "<h", 3: "<i"}
"""CTranslate2's type numbers of integers -> struct's codes."""

SHARE = 0.5
"""A neighbour belongs to a term where at least this share of its attention lies on the term's source words."""


def all_heads(model: bytes) -> bytes:
    """Return a CTranslate2 model file that gives back the attention of all heads of its last decoder layer.

    Converters leave the first head, which often looks at nothing in particular; the mean of all says which words stand
    for which (on 123 names in drafts of the starter pair: 123 right, 86 with one head). A file in a layout that is not
    known comes back as it is. Layout: CTranslate2's model_spec.py, `_serialize`.
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
    """Return name -> (offset of its bytes, type number) of a model's variables; struct.error for another layout."""
    version, at = struct.unpack_from("<I", model)[0], 4
    if version < TYPED:
        raise struct.error("an older layout")
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
    """Return the string at an offset, and the offset behind it."""
    length = struct.unpack_from("<H", model, at)[0]
    return model[at + 2 : at + 1 + length].decode(), at + 2 + length


def model_files(folder: Path) -> dict[str, bytes]:
    """Return the files of a package's model folder, its weights with `all_heads`. Raises OSError."""
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    if (model := files.get("model.bin")) is not None:
        files["model.bin"] = all_heads(model)
        if files["model.bin"] is model:
            logging.getLogger("loctool").warning(
                "%s has a layout that loctool does not know: where a term belongs is read from one head's attention, "
                "which is less sure",
                folder / "model.bin",
            )
    return files


def words_of(pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Return the ranges of pieces that make one word, as SentencePiece marks them."""
    starts = [n for n, piece in enumerate(pieces) if n == 0 or piece.startswith("▁")]
    return list(zip(starts, [*starts[1:], len(pieces)], strict=False))


@dataclass(frozen=True, slots=True)
class Region:
    """The words of a draft that stand for a term, as a range of pieces."""

    start: int
    end: int
    doubt: float = 0.0
    """The larger share of attention that a neighbour has on the term's source words, below SHARE."""


def region(attention: Any, span: tuple[int, int], pieces: Sequence[str]) -> Region:
    """Return the draft pieces, whole words, that stand for a span of source pieces.

    `attention` has a row for each draft piece and a column for each source piece. Columns are weighed by their sum
    first, because some source pieces (the first, the full stop) draw attention from everywhere. The word with most of
    the span's attention is taken, with its neighbours that look at the span too.
    """
    weighed = attention / (attention.sum(0, keepdims=True) + 1e-3)
    words = words_of(pieces)
    own = [float(weighed[start:end, span[0] : span[1]].sum()) for start, end in words]
    share = [mine / (float(weighed[start:end].sum()) + 1e-9) for mine, (start, end) in zip(own, words, strict=True)]
    left = right = max(range(len(words)), key=own.__getitem__)
    while left > 0 and share[left - 1] >= SHARE:
        left -= 1
    while right + 1 < len(words) and share[right + 1] >= SHARE:
        right += 1
    beside = [share[n] for n in (left - 1, right + 1) if 0 <= n < len(words)]
    return Region(words[left][0], words[right][1], max(beside, default=0.0))


def spliced(attention: Any, place: tuple[int, int], count: int) -> Any:
    """Return the attention of a draft in which `count` pieces stand in a place; their rows repeat the place's mean."""
    import numpy

    start, end = place
    mean = attention[start : max(end, start + 1)].mean(0, keepdims=True)
    return numpy.concatenate([attention[:start], numpy.repeat(mean, count, 0), attention[end:]])
