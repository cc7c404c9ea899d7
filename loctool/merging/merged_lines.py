"""Three versions of the lines, flags or references of an entry made one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TypeVar

from loctool.catalog.entry import Entry

Item = TypeVar("Item")
Reference = tuple[str, str]
"""File and line number."""


def merge_lines(base: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item]) -> list[Item]:
    """Return our lines without those that the other side deleted, and with those that it added, in their places.

    Of several equal lines, the first ones are taken for those that were there before. Linear in the number of lines.
    """
    if ours == base:
        return [*theirs]
    before, mine, other = (_counted(side) for side in (base, ours, theirs))
    kept = {line: None for line in mine if line in other or line not in before}
    added: dict[tuple[Item, int] | None, list[tuple[Item, int]]] = defaultdict(list)
    last = None
    for line in other:
        if line in kept:
            last = line
        elif line not in mine and line not in before:
            added[last].append(line)
    merged: list[tuple[Item, int]] = []
    waiting = added[None]
    for line in kept:
        if line in other:  # what we added in a place goes before what the other side added there
            merged += waiting
            waiting = added[line]
        merged.append(line)
    return [line for line, _ in (*merged, *waiting)]


def _counted(lines: Sequence[Item]) -> dict[tuple[Item, int], None]:
    """Return each line with the number of equal lines before it, in order."""
    seen: Counter[Item] = Counter()
    counted: dict[tuple[Item, int], None] = {}
    for line in lines:
        counted[line, seen[line]] = None
        seen[line] += 1
    return counted


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
