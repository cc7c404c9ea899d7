"""What a memory consists of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A text with its translation into one language (TMX's translation unit)."""

    language: str
    """Of the translation, as a gettext tag: en, pt_BR."""
    source: str
    target: str
    context: str | None = None
    """msgctxt, where the author asked for one."""
    changed: str = ""
    """When the translation was made or last changed, UTC, as TMX writes it (20260131T120000Z); empty if unknown."""
    obsolete: bool = False
    """Whether the text is no longer in use where it was translated."""
