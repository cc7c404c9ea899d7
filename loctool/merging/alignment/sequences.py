"""Two sequences aligned in their order, with gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from loctool.merging.decks import find_out_of_order

_MOST_CELLS = 250_000
"""Size of the table up to which sequences are aligned as a whole; longer ones are cut in halves."""

Score = Callable[[int, int], float]
"""How well an item of the one sequence fits an item of the other; those with 0 or less are never a pair."""


def align(lengths: tuple[int, int], known: Mapping[int, int], score: Score) -> dict[int, int]:
    """Return left -> right of two sequences of these lengths: the known pairs, and those between them.

    Known pairs that are in the same order on both sides divide the sequences; of each part the pairs with the highest
    sum of scores are taken that keep the order.
    """
    moved = find_out_of_order(dict(known))
    order = [(left, right) for left, right in sorted(known.items()) if left not in moved]
    used = set(known.values())
    pairs = dict(known)
    starts, ends = [(-1, -1), *order], [*order, lengths]
    for (left, right), (left_end, right_end) in zip(starts, ends, strict=True):
        ours = [one for one in range(left + 1, left_end) if one not in known]
        theirs = [one for one in range(right + 1, right_end) if one not in used]
        pairs |= align_in_order(ours, theirs, score)
    return pairs


def align_in_order(ours: Sequence[int], theirs: Sequence[int], score: Score) -> dict[int, int]:
    """Return the pairs in order that have the highest sum of scores, where a gap costs nothing.

    By the dynamic programme of S. B. Needleman and C. D. Wunsch, "A general method applicable to the search for
    similarities in the amino acid sequence of two proteins", Journal of Molecular Biology 48 (1970).
    Quadratic up to a limit; beyond it the halves of both sequences are aligned.
    """
    if len(ours) * len(theirs) > _MOST_CELLS:
        middle, other = len(ours) // 2, len(theirs) // 2
        first = align_in_order(ours[:middle], theirs[:other], score)
        return first | align_in_order(ours[middle:], theirs[other:], score)
    best: list[list[float]] = [[0.0] * (len(theirs) + 1)]
    gains: dict[tuple[int, int], float] = defaultdict(float)
    for row, one in enumerate(ours):
        line = [0.0]
        for column, other in enumerate(theirs):
            gain = score(one, other)
            paired = best[row][column] + gain if gain > 0 else 0.0
            gains[row, column] = paired
            line.append(max(paired, best[row][column + 1], line[column]))
        best.append(line)
    return {ours[row]: theirs[column] for row, column in _trace(best, gains)}


def _trace(best: Sequence[Sequence[float]], paired: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Return the pairs that lead to the highest sum, from the last to the first."""
    found = []
    row, column = len(best) - 1, len(best[0]) - 1
    while row and column:
        here = best[row][column]
        if here == paired[row - 1, column - 1] > 0:
            row, column = row - 1, column - 1
            found.append((row, column))
        elif here == best[row - 1][column]:
            row -= 1
        else:
            column -= 1
    return found
