"""Decks that were renamed: which new one has, for the most part, the texts of one that is gone."""

from __future__ import annotations

from collections.abc import Mapping, Set

from loctool.catalog.entry import Key

LEAST = 0.5
"""More than this part of the texts of both decks must be the same."""


def match_decks(gone: Mapping[str, Set[Key]], new: Mapping[str, Set[Key]], others: Set[Key]) -> dict[str, str]:
    """Return new deck -> the deck that is gone whose texts it has, the most similar pairs first.

    Texts in `others`, the decks that stayed, do not count: what all decks of a series have says nothing.
    """
    pairs = [
        (-likeness, now, then)
        for then, old in gone.items()
        for now, texts in new.items()
        if (likeness := _likeness(old, texts, others)) > LEAST
    ]
    found: dict[str, str] = {}
    for _, now, then in sorted(pairs):
        if now not in found and then not in found.values():
            found[now] = then
    return found


def _likeness(old: Set[Key], new: Set[Key], others: Set[Key]) -> float:
    """Return the part of two decks' texts that both have, from 0 to 1."""
    if old == new:
        return 1.0 if old else 0.0
    old, new = old - others, new - others
    return 2 * len(old & new) / (len(old) + len(new) or 1)
