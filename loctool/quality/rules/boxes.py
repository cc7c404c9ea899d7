"""The rule on the boxes of packed decks: a translation that needs more room than its box has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from loctool.formats.office.boxes import Box
from loctool.model import Segment
from loctool.quality.comparison import Problem


class Crowded(NamedTuple):
    """A box whose translation does not fit."""

    segment: Segment
    """That of the paragraph that grew most."""
    problem: Problem
    share: float
    """What the translation needs, as a share of what it may need."""


def overflow(pairs: Iterable[tuple[Box, Box]]) -> Iterator[Crowded]:
    """Yield the boxes that a translation overflows, given as (with the source's texts, with the translations)."""
    from loctool.fit import find_overflow  # its tables of letters take 0.1 s to load

    for source, target in pairs:
        found = None if source.paragraphs == target.paragraphs else find_overflow(source, target)
        segment = _most_grown(source, target) if found else None
        if found and segment:
            message = f"{found}, slide {source.slide}, {source.shape}"
            yield Crowded(segment, Problem(message), found.target.share / max(found.source.share, 1.0))


def _most_grown(source: Box, target: Box) -> Segment | None:
    """Return the segment of the paragraph that became higher, or wider, by most; None if no paragraph has a segment."""
    from loctool.fit.measuring import break_box

    best, most = None, (0.0, 0.0)
    for paragraph, before, after in zip(source.paragraphs, break_box(source), break_box(target), strict=False):
        height = sum(line.height for line in after) - sum(line.height for line in before)
        width = max(line.width for line in after) - max(line.width for line in before)
        if paragraph.segment and (best is None or (height, width) > most):
            best, most = paragraph.segment, (height, width)
    return best
