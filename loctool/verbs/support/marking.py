"""How `render` marks machine translations that nobody has reviewed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from os import PathLike

from loctool.errors import ConfigError
from loctool.text.controls import unwritable_in_name

AT = ("end", "slides")
"""Where a label may be: on the last slide, or on each slide with a machine translation."""


@dataclass(frozen=True, slots=True)
class Marking:
    """How machine translations that nobody has reviewed are marked."""

    label: str = ""
    """What readers see, on one line; nothing if empty."""
    at: str = "end"
    """A value of `AT`."""
    manifest: str | PathLike[str] | None = None
    """Where the state of each segment is written as JSON, for programs."""


UNMARKED = Marking()


def checked(marking: Marking) -> Marking:
    """Return a marking whose label has no space around it. Raises ConfigError for what can be no label."""
    marking = replace(marking, label=marking.label.strip())
    if marking.at not in AT or (marking.label and not _is_label(marking.label)):
        raise ConfigError(f"a label is one line with a letter or digit, and its place one of {', '.join(AT)}")
    return marking


def _is_label(text: str) -> bool:
    return any(map(str.isalnum, text)) and not unwritable_in_name(text)
