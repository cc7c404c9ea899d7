"""What a memory consists of, and which languages may stand for one another."""

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


_APART = ("zh", "sr", "uz", "az", "pa")
"""Languages that are written in several scripts: a bare tag stands for none of the others."""


def tag(language: str) -> str:
    """Return a language tag as gettext writes it: pt_BR for pt-br."""
    parts = language.strip().replace("-", "_").split("_")
    return "_".join([parts[0].lower(), *(part.upper() if len(part) == 2 else part.title() for part in parts[1:])])


def akin(one: str, other: str) -> bool:
    """Tell whether texts in one language will do in the other: the same, or one names no region (en and en_GB)."""
    base = one.partition("_")[0]
    if one == other or base in _APART:
        return one == other
    return base == other.partition("_")[0] and base in (one, other)
