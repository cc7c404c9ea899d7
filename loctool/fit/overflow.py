"""Translations that need more room than their box has."""

from __future__ import annotations

from typing import NamedTuple

from loctool.fit.measuring import Need, measure
from loctool.formats.office.boxes import Box

MARGIN = 0.05
"""Share by which a translation may exceed the box, or the source's need if that is more; but by one line at most."""


class Overflow(NamedTuple):
    """A box whose translation does not fit."""

    source: Need
    target: Need
    cut: tuple[str, ...]
    """Words of the translation that are wider than the box, if no word of the source is."""

    def __str__(self) -> str:
        """Return the figures as a sentence without an end: "needs 142 % of the box where the source needs 96 %"."""
        if not exceeds(self.target, self.source):
            return f"“{self.cut[0]}” is wider than the box and is cut"
        return f"needs {self.target.share:.0%} of the box where the source needs {self.source.share:.0%}".replace(
            "%", " %"
        )


def find_overflow(source: Box, target: Box) -> Overflow | None:
    """Return how far a translation is too long for its box, or None if it fits.

    `source` and `target` are the same box, with the source's text and with the translation. A box that its source
    overflows already may be as full as it was.
    """
    own, needed = measure(source), measure(target)
    cut = () if own.cut or not target.wraps else needed.cut
    if not cut and not exceeds(needed, own):
        return None
    return Overflow(own, needed, cut)


def exceeds(target: Need, source: Need) -> bool:
    """Return whether a translation needs more than the box and more than its source."""
    line = target.share / max(target.lines, 1)
    room = max(1.0, source.share)
    return target.share > room + min(MARGIN * room, line)
