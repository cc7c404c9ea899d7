"""Units: texts of a packed deck that know how to write their translation."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from loctool.model import LeftOut, Segment


class Unit(NamedTuple):
    """A segment and the place that it was read from."""

    segment: Segment
    write: Callable[[str, str], None]
    """Puts a text into the place, given as (text, BCP 47 tag of its language or "" to leave the language alone), and
    marks the part as changed."""


Found = Unit | LeftOut
"""What a page has: a text for translators, or one that they cannot be given."""
