"""Word alignment: which words of a draft stand for which words of its source, by the decoder's attention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

SHARE = 0.5
"""A neighbour belongs to a term if at least this share of its attention is on the term's source words."""


def word_ranges(pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Return the range of pieces of each word, as SentencePiece marks words."""
    starts = [n for n, piece in enumerate(pieces) if n == 0 or piece.startswith("▁")]
    return list(zip(starts, [*starts[1:], len(pieces)], strict=False))


class AlignedWords(NamedTuple):
    """The words of a draft that stand for a term, as a range of pieces."""

    start: int
    end: int
    doubt: float = 0.0
    """The largest share of attention that a neighbour has on the term's source words, below SHARE."""


def aligned_words(attention: Any, span: tuple[int, int], pieces: Sequence[str]) -> AlignedWords:
    """Return the draft pieces, whole words, that stand for a span of source pieces.

    `attention` has a row for each draft piece and a column for each source piece. Columns are divided by their sum
    first, because some source pieces (the first, the full stop) get attention from everywhere. The word with most of
    the span's attention is taken, with neighbours that attend to the span too.
    """
    weighed = attention / (attention.sum(0, keepdims=True) + 1e-3)
    words = word_ranges(pieces)
    own = [float(weighed[start:end, span[0] : span[1]].sum()) for start, end in words]
    share = [mine / (float(weighed[start:end].sum()) + 1e-9) for mine, (start, end) in zip(own, words, strict=True)]
    left = right = max(range(len(words)), key=own.__getitem__)
    while left > 0 and share[left - 1] >= SHARE:
        left -= 1
    while right + 1 < len(words) and share[right + 1] >= SHARE:
        right += 1
    beside = [share[n] for n in (left - 1, right + 1) if 0 <= n < len(words)]
    return AlignedWords(words[left][0], words[right][1], max(beside, default=0.0))


def splice_attention(attention: Any, place: tuple[int, int], count: int) -> Any:
    """Return the attention of a draft with `count` pieces in a place; each of their rows is the mean of the place."""
    import numpy

    start, end = place
    mean = attention[start : max(end, start + 1)].mean(0, keepdims=True)
    return numpy.concatenate([attention[:start], numpy.repeat(mean, count, 0), attention[end:]])
