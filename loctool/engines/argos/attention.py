"""Word alignment: which words of a draft stand for which words of its source, by the decoder's attention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


def word_ranges(pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Return the range of pieces of each word, as SentencePiece marks words."""
    starts = [n for n, piece in enumerate(pieces) if n == 0 or piece.startswith("▁")]
    return list(zip(starts, [*starts[1:], len(pieces)], strict=False))


class AlignedWords(NamedTuple):
    """The words of a draft that stand for a term, as a range."""

    start: int
    end: int
    doubt: float = 0.0
    """The largest share of attention that a neighbour has on the term's source words; 1 if no word stands for them."""


class Alignment(NamedTuple):
    """How much each word of a draft attends to each word of its source."""

    words: list[tuple[int, int]]
    """Pieces of each word of the draft."""
    sources: list[tuple[int, int]]
    """Pieces of each word of the source."""
    weights: Any
    """A row for each word of the draft, a column for each word of the source."""


def align(attention: Any, source: Sequence[str], pieces: Sequence[str]) -> Alignment:
    """Return the alignment of words; `attention` has a row for each draft piece and a column for each source piece.

    Columns are divided by their sum, because some source pieces (the first, the full stop) get attention from
    everywhere. The sum of a word's columns is divided by the root of their number: a long word would win over its
    neighbours otherwise, and with their mean a short one would.
    """
    import numpy

    words, sources = word_ranges(pieces), word_ranges(source)
    weighed = attention / (attention.sum(0, keepdims=True) + 1e-3)
    by_word = numpy.add.reduceat(weighed, [start for start, _ in words], 0)
    by_both = numpy.add.reduceat(by_word, [start for start, _ in sources], 1)
    return Alignment(words, sources, by_both / numpy.sqrt([[end - start for start, end in sources]]))


def aligned_words(
    alignment: Alignment, span: tuple[int, int], small: Sequence[bool], ends: Sequence[bool]
) -> AlignedWords:
    """Return the draft words that stand for a span of source words.

    A word stands for the source word that it attends to most. Of those that stand for the span, the one with the most
    attention is taken, with its neighbours that stand for the span too. `small` tells which words mean nothing alone:
    they only count between others (*rules of procedure*). `ends` tells which words punctuation follows.
    """
    weights, words = alignment.weights, alignment.words
    own = weights[:, span[0] : span[1]]
    belongs = (own.max(1) >= weights.max(1)).tolist()
    mass, share = own.sum(1), own.sum(1) / (weights.sum(1) + 1e-9)
    meant = [n for n in range(len(words)) if belongs[n] and not small[n]]
    candidates = meant or [n for n in range(len(words)) if not small[n]] or range(len(words))
    left = right = max(candidates, key=mass.__getitem__)

    def extend(at: int, step: int) -> int:
        for n in (at + step, at + 2 * step):
            if not 0 <= n < len(words) or ends[min(n, n - step)]:
                break
            if not small[n]:
                return extend(n, step) if belongs[n] else at
        return at

    left, right = extend(left, -1), extend(right, 1)
    beside = [float(share[n]) for n in (left - 1, right + 1) if 0 <= n < len(words) and not small[n]]
    return AlignedWords(left, right + 1, max(beside, default=0.0) if meant else 1.0)


def splice_attention(attention: Any, place: tuple[int, int], count: int) -> Any:
    """Return the attention of a draft with `count` pieces in a place; each of their rows is the mean of the place."""
    import numpy

    start, end = place
    mean = attention[start : max(end, start + 1)].mean(0, keepdims=True)
    return numpy.concatenate([attention[:start], numpy.repeat(mean, count, 0), attention[end:]])
