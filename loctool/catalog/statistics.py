"""How far a catalog is: messages and words in each state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loctool.catalog.columns import columns_of, states_of
from loctool.catalog.provenance import State
from loctool.catalog.scan import Columns
from loctool.text.words import count_words

if TYPE_CHECKING:
    from loctool.catalog.reader import Catalog


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts by state; every state has one."""

    messages: dict[State, int]
    words: dict[State, int]
    """Words of the source texts."""


def statistics(catalog: Catalog) -> Statistics:
    """Count the messages of a catalog in memory and the words of their source texts (plural texts apart) by state."""
    return count(columns_of(catalog))


def count(columns: Columns) -> Statistics:
    """Count messages and the words of their source texts (plural texts apart) by state."""
    states = states_of(columns)
    texts: dict[State, list[str]] = {one: [] for one in State}
    texts[State.OBSOLETE] = columns.obsolete
    for now in set(states):
        texts[now] = [text for text, own in zip(columns.msgids, states, strict=True) if own is now]
    return Statistics(
        {one: len(found) for one, found in texts.items()},
        {one: count_words("\n".join(found)) for one, found in texts.items()},
    )
