"""Three versions of the lines, flags or references of an entry made one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from loctool.catalog.entry import Entry

Item = TypeVar("Item")
Reference = tuple[str, str]
"""File and line number."""


def merge_lines(base: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item]) -> list[Item]:
    """Return our lines without those that the other side deleted, and with those that it added, in their places."""
    if ours == base:
        return [*theirs]
    merged = [line for line in ours if line in theirs or line not in base]
    place = 0
    for line in theirs:
        if line in merged:
            place = merged.index(line) + 1
        elif line not in ours and line not in base:
            while place < len(merged) and merged[place] not in base and merged[place] not in theirs:
                place += 1  # what we added in the same place goes first
            merged.insert(place, line)
            place += 1
    return merged


def merge_references(
    base: Sequence[Reference], ours: Sequence[Reference], theirs: Sequence[Reference]
) -> list[Reference]:
    """Return the references to all files that the merged version mentions.

    If both sides changed the line numbers in a file, ours are taken.
    """
    if ours == base:
        return [*theirs]
    files = {*merge_lines(*([file for file, _ in side] for side in (base, ours, theirs)))}
    own = {file for file, _ in ours}
    return [one for one in ours if one[0] in files] + [one for one in theirs if one[0] in files - own]


def take_changed_side(base: Entry, ours: Entry, theirs: Entry) -> bool:
    """Give an entry the lines that one side alone changed, and return whether that was all.

    False for entries that both sides changed, or that were changed in memory.
    """
    if any(one.lines is None or one.is_changed() for one in (base, ours, theirs)):
        return False
    if base.lines == ours.lines != theirs.lines:
        ours.obsolete = theirs.obsolete
        ours.keep_lines(ours.blank, theirs.lines, theirs.line)
        return True
    return base.lines == theirs.lines or ours.lines == theirs.lines
