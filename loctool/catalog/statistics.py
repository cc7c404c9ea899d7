"""How far a catalog is: messages and words in each state."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from loctool.catalog.po import Catalog, is_header
from loctool.catalog.provenance import State, state

_WORD = re.compile(r"\S*[^\W_]\S*")


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts by state; every state has one."""

    messages: dict[State, int]
    words: dict[State, int]
    """Words of the source texts."""


def words_of(text: str) -> int:
    """Count the words of a text: what stands between white space and has a letter or a digit."""
    return len(_WORD.findall(text))


def statistics(catalog: Catalog) -> Statistics:
    """Count a catalog's messages and the words of their source texts (plural texts apart) by state."""
    messages: Counter[State] = Counter()
    words: Counter[State] = Counter()
    for entry in catalog.entries:
        if not is_header(entry):
            now = state(entry)
            messages[now] += 1
            words[now] += words_of(entry.msgid)
    return Statistics({one: messages[one] for one in State}, {one: words[one] for one in State})
