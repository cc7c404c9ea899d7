"""What directives of ours say about the block below them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """What a directive of ours says about the block that follows it, and all in it."""

    level: int
    """The directive's nesting, and so that block's."""
    line: int
    context: str | None = None
    role: str | None = None
