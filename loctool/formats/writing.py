"""How a deck is to be written, and what comes of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from loctool.files import Content
from loctool.formats.labels import Label

Parts = tuple[Content, ...]
"""The bytes of a written file, one after another; what did not change may be a view of the file that was read."""


class Writing(NamedTuple):
    """What `render` is told beside the translations."""

    language: str = ""
    """BCP 47 tag of the translations; empty where the deck's own language stays."""
    label: Label | None = None
    """Words about machine translations."""
    labelled: Collection[int] = ()
    """Numbers of the slides, counted from 1, that have the label."""


AS_IT_IS = Writing()
