"""Progress of a catalog: messages and words in each state, and who made the drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from loctool.catalog.notes import Provenance, provenance_in
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


def drafts_in(table: MessageTable) -> dict[int, Provenance]:
    """Return number -> the provenance of each untouched draft, also of those of a former source."""
    drafts = (State.DRAFT, State.TO_RENEW)
    states = table.states() if table.comments else []
    found = ((n, provenance_in(comment)) for n, comment in table.comments.items() if states[n] in drafts)
    return {number: made for number, made in found if made}


def count_makers(drafts: Iterable[Provenance]) -> dict[str, int]:
    """Return maker, as provenance lines name it -> number of its drafts, the most first."""
    counts = Counter(made.maker for made in drafts)
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
