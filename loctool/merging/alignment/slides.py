"""Which slides of two decks belong together: by certain translations, else by their structure and order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from loctool.merging.alignment.lengths import deviation
from loctool.merging.alignment.sequences import align
from loctool.merging.matching import match_greedily
from loctool.model import Slide

_SHARE = 0.25
"""Least share of the texts of two slides that must be each other's translations."""
_WORTH = 4.0
"""Weight of certain translations beside the structure, which weighs 1 at most."""


def pair_slides(
    ours: Sequence[Slide], theirs: Sequence[Slide], found: Iterable[tuple[int, int]], ratio: float
) -> dict[int, int]:
    """Return index of a slide -> index of the translated slide.

    `found` has the two slides of each certain translation. Slides without one are paired if their order allows it, and
    their texts have similar roles and lengths; `ratio` is the usual one of the lengths.
    """
    votes = Counter(found)
    shares = {
        (one, other): 2 * count / (len(ours[one].segments) + len(theirs[other].segments))
        for (one, other), count in votes.items()
    }
    known = match_greedily((share, *pair) for pair, share in shares.items() if share >= _SHARE)
    shapes = [[(_roles(slide), _text(slide)) for slide in deck] for deck in (ours, theirs)]

    def score(one: int, other: int) -> float:
        return _WORTH * shares.get((one, other), 0.0) + _likeness(*shapes[0][one], *shapes[1][other], ratio)

    return align((len(ours), len(theirs)), known, score)


def _roles(slide: Slide) -> tuple[str, ...]:
    return tuple(one.role for one in slide.segments)


def _text(slide: Slide) -> str:
    return "\n".join(one.text for one in slide.segments)


def _likeness(roles: tuple[str, ...], text: str, other_roles: tuple[str, ...], other: str, ratio: float) -> float:
    """Return how alike the structure of two slides is: 1 at most, 0 or less if it is too different."""
    alike = 1.0 if roles == other_roles else SequenceMatcher(None, roles, other_roles, autojunk=False).ratio()
    return alike - 0.5 - min(0.5, deviation(text, other, ratio) ** 2 / 40)
