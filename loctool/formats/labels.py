"""What a rendered deck says about the machine translations in it."""

from __future__ import annotations

from typing import NamedTuple


class Label(NamedTuple):
    """Words that readers see on slides with translations that nobody has reviewed."""

    text: str
    """One line, plain words."""
    language: str
    """BCP 47 tag of the deck's language."""
