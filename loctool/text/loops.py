"""Drafts in which a model has caught itself in a loop: прошлого прошлого года, to to to."""

from __future__ import annotations

import re
from itertools import pairwise

LONGEST = 8
"""Words of the longest phrase whose repetition is found."""


def loops(text: str) -> int:
    """Return how many words of the text repeat what stands directly before them: a word, or a phrase of up to eight.

    Numbers may repeat (1 000 000). Drafts should have no more of them than their sources: *very, very* is no loop.
    """
    words = re.findall(r"[^\W_]+", text.casefold())
    alike = [[n for n in range(size, len(words)) if words[n] == words[n - size]] for size in range(1, LONGEST + 1)]
    return max(_longest_runs(places, size, words) for size, places in enumerate(alike, 1))


def _longest_runs(places: list[int], size: int, words: list[str]) -> int:
    """Count the words in runs of at least `size` places, in which a phrase of that size stands twice in a row."""
    found, run = 0, 1
    for here, following in pairwise([*places, -1]):
        if following == here + 1:
            run += 1
            continue
        if run >= size and not all(word.isdigit() for word in words[here - run + 1 : here + 1]):
            found += run
        run = 1
    return found
