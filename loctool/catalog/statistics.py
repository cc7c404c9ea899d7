"""Progress of a catalog: messages and words in each state."""

from __future__ import annotations

from dataclasses import dataclass

from loctool.catalog.provenance import State
from loctool.catalog.table import MessageTable
from loctool.text.words import count_words


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts for each state."""

    messages: dict[State, int]
    words: dict[State, int]
    """Words of the source texts."""


def count(table: MessageTable) -> Statistics:
    """Count messages and the words of their source texts (plural texts apart) by state."""
    states = table.states()
    texts: dict[State, list[str]] = {one: [] for one in State}
    texts[State.OBSOLETE] = table.obsolete
    for now in set(states):
        texts[now] = [text for text, own in zip(table.msgids, states, strict=True) if own is now]
    return Statistics(
        {one: len(found) for one, found in texts.items()},
        {one: count_words("\n".join(found)) for one, found in texts.items()},
    )
