"""Which keys hold text: patterns as `title`, `author.name`, `features[].title`, `crossref.*-title`, `**.text`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

Position = frozenset[tuple[str, ...]]
"""Where some patterns stand within a mapping: what is left of each one that fits so far."""


def begin_patterns(patterns: Iterable[str]) -> Position:
    """Return where the patterns stand at the top of the front matter.

    A dot parts the names of nested mappings. `*` within a name stands for any characters, `**` for any number of names.
    Lists need no sign, `[]` may mark them: `features[].title` is the title of each item.
    """
    return _skip_any(tuple(pattern.replace("[]", "").split(".")) for pattern in patterns)


def follow(position: Position, name: str) -> Position:
    """Return where the patterns stand below a key; empty where none of them fits."""
    return _skip_any(
        left if left[0] == "**" else left[1:]
        for left in position
        if left and (left[0] == "**" or _pattern(left[0]).fullmatch(name))
    )


def is_chosen(position: Position) -> bool:
    """Return whether one of the patterns fits in whole."""
    return () in position


def _skip_any(lefts: Iterable[tuple[str, ...]]) -> Position:
    """Return what is left, also behind each `**` that stands for no name."""
    found = set(lefts)
    for left in list(found):
        while left and left[0] == "**":
            left = left[1:]
            found.add(left)
    return frozenset(found)


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, re.split(r"\*+", name))), re.DOTALL)
