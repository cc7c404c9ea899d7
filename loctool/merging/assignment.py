"""The best one-to-one assignment of some things to places, given what each pair of them is worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from heapq import heappop, heappush

Values = Mapping[int, Mapping[int, int]]
"""Thing -> place -> what the pair is worth, above 0; pairs that are not named are none."""
Border = list[tuple[int, "Move", int, int]]
"""Heap of what a search can do next: (loss against the best, how, place, thing that moves there)."""
PATIENCE = 500
"""Places that one search looks at before it is content with what is free."""


class Move(IntEnum):
    """How a thing can move; of equal losses the first is taken."""

    IN = 0
    """To a free place."""
    OUT = 1
    """To none."""
    ON = 2
    """To a place whose owner then has to move: looked at only where that may add something."""


def best_assignment(values: Values, patience: int = PATIENCE) -> dict[int, int]:
    """Return thing -> place with the greatest sum of values, no place given twice; things may go without a place.

    Shortest augmenting paths on the pairs that there are (H. W. Kuhn's Hungarian method with E. W. Dijkstra's search,
    as R. Jonker and A. Volgenant put it in "A shortest augmenting path algorithm for dense and sparse linear assignment
    problems", Computing 38, 1987). A search ends at the first free place, so where few compete for few, the time is
    that of reading the pairs. Where thousands compete, a search that has seen as many places as `patience` says takes
    the best free place of its own: one-to-one still, if no longer the best sum. Whole numbers keep sums exact; the same
    values always give the same assignment.
    """
    market = _Market(values, patience)
    # The most valuable first: they rarely have to move on for the others, so that searches stay short.
    for thing in sorted(values, key=lambda one: -max(values[one].values(), default=0)):
        market.settle(thing)
    return market.held


@dataclass(slots=True)
class _Market:
    """Things at their places, and prices at which none of them would rather have another place."""

    values: Values
    patience: int
    prices: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    owners: dict[int, int] = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    """Thing -> its place."""

    def settle(self, thing: int) -> None:
        """Give a thing its place; others move on, and one of them goes without, where that adds up to the most."""
        seen: dict[int, tuple[int, int]] = {}
        border: Border = []
        self._look(thing, 0, max([0, *(self._gain(thing, place) for place in self.values[thing])]), border)
        loss, kind, place, mover = heappop(border)
        while kind is Move.ON:
            if len(seen) == self.patience:
                return self._content(thing)
            if place not in seen:
                seen[place] = loss, mover
                owner = self.owners[place]
                self._look(owner, loss, self._gain(owner, place), border)
            loss, kind, place, mover = heappop(border)
        for passed, (cost, _) in seen.items():
            self.prices[passed] += loss - cost
        former = self.held.pop(mover, None)
        if kind is Move.IN:
            self.held[mover], self.owners[place] = place, mover
        while former is not None:
            place, mover = former, seen[former][1]
            former = self.held.get(mover)
            self.held[mover], self.owners[place] = place, mover
        return None

    def _gain(self, thing: int, place: int) -> int:
        return self.values[thing][place] - self.prices[place]

    def _look(self, thing: int, loss: int, best: int, border: Border) -> None:
        """Put what a thing can do on the border of a search: each of its places, or to go without."""
        heappush(border, (loss + best, Move.OUT, 0, thing))
        for place in self.values[thing]:
            move = Move.ON if place in self.owners else Move.IN
            heappush(border, (loss + best - self._gain(thing, place), move, place, thing))

    def _content(self, thing: int) -> None:
        """Give a thing the best place that is free, if one is."""
        free = [place for place in self.values[thing] if place not in self.owners]
        if free:
            place = max(free, key=lambda one: self.values[thing][one])
            self.held[thing], self.owners[place] = place, thing
