"""How large a package and its parts may be, so that a small hostile file cannot fill the memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Limits(NamedTuple):
    """The limits of a package. They hold for parts that are read, not for media that are only copied."""

    members: int = 20_000
    directory: int = 8 << 20
    """Bytes of the central directory."""
    part: int = 256 << 20
    """Bytes of an inflated part."""
    total: int = 1 << 30
    """Bytes of all inflated parts."""
    ratio: int = 200
    """Inflated bytes for each compressed byte; real decks have up to 30."""
    harmless: int = 16 << 20
    """Bytes up to which any ratio is allowed."""
    nodes: int = 5_000_000
    """Elements and attributes of all XML parts; each needs about 150 bytes of memory."""
    depth: int = 256
    """Elements inside one another."""


LIMITS = Limits()


@dataclass(slots=True)
class Budget:
    """What a package and the packages within it have used of their limits together."""

    limits: Limits = LIMITS
    inflated: int = 0
    """Bytes of all parts that were read; a part that is read twice counts once."""
    nodes: int = 0
    """Elements and attributes of all trees."""
