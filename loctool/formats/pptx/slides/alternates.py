"""Alternates: `mc:AlternateContent` holds the same shape for older and newer programs, so its text is one unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from loctool.formats.office.units import Found, Unit
from loctool.model import LeftOut


def join_alternates(found: Iterable[tuple[Found, tuple[int, ...]]]) -> list[Found]:
    """Return what was found, with equal texts in several branches of one alternate joined into one unit.

    Each text comes with the branches that it is in (see `Shape.branches`). A joined unit writes all its places.
    """
    joined: list[Found] = []
    known: dict[tuple[int, str], list[tuple[int, set[tuple[int, ...]]]]] = defaultdict(list)
    for one, branches in found:
        if isinstance(one, LeftOut):
            joined += [] if one in joined else [one]
        elif not branches:
            joined.append(one)
        else:
            twins = known[branches[0], one.segment.text]
            for index, paths in twins:
                if branches not in paths:
                    paths.add(branches)
                    joined[index] = _both(joined[index], one)
                    break
            else:
                twins.append((len(joined), {branches}))
                joined.append(one)
    return joined


def _both(first: Found, second: Unit) -> Found:
    if isinstance(first, LeftOut):
        return first

    def write(text: str, language: str) -> None:
        first.write(text, language)
        second.write(text, language)

    return Unit(first.segment, write)
