"""Words that a translation repeats, as a model does that has caught itself in a loop."""

from __future__ import annotations

import re
from itertools import pairwise

from loctool.glossary.morphology.echoes import STRETCH, is_echo
from loctool.text.words import LONGEST_PHRASE, count_repetitions

GOOD = frozenset({"had", "that"})
"""Words that may stand twice in good English."""
_ONCE_MORE = re.compile(r"\b([^\W\d_]+)\s+\1\b", re.IGNORECASE)
_PHRASE = re.compile(rf"\b((?:[^\W_]+\W+){{0,{LONGEST_PHRASE - 1}}}[^\W_]+)\W+\1\b", re.IGNORECASE)


def repeated_words(source: str, target: str) -> str:
    """Return what a translation repeats and the source does not, empty where nothing is.

    One word twice counts only with nothing but a space between, so that a list or *a discount is a discount* may
    repeat its noun; a hyphen makes one word of two. Both texts without markup.
    """
    ours, theirs = (re.sub(r"(?<=\w)-(?=\w)", "", text) for text in (source, target))
    more = count_repetitions(theirs) - count_repetitions(ours)
    if more <= 0:
        return ""
    if more == 1:
        found = next((m for m in _ONCE_MORE.finditer(theirs) if m[1].casefold() not in GOOD), None)
    else:
        found = _PHRASE.search(theirs)
    return found[1] if found else ""


def two_forms(target: str, language: str) -> str:
    """Return two neighbouring words of a translation that are forms of one word, empty where there are none.

    *Demand rising rise*: a model that has lost the thread. Languages but English and Russian have none.
    """
    for stretch in STRETCH.findall(target):
        for first, second in pairwise(stretch.split(" ")):
            if first.casefold() != second.casefold() and is_echo(first, second, language):
                return f"{first} {second}"
    return ""
