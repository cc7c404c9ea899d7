"""Words of a draft that are forms of a term's words, by their spelling."""

from __future__ import annotations

from loctool.glossary.morphology.case_selection import is_small_word
from loctool.glossary.morphology.keys import text_keys

SHORTEST = 3
"""Letters of the shortest word that is compared with the words of a term."""
PUNCTUATION = ".,;:!?…«»„“”\"'()"
STEM = 5
"""Letters that two words of one stem have in common."""


def _have_one_stem(first: str, second: str) -> bool:
    """Return whether two words begin alike: with STEM letters, or with all but the last of a word of that length."""
    alike = min(STEM, min(len(first), len(second)) - 1)
    return alike >= STEM - 1 and first[:alike] == second[:alike]


def shares_word(term: str, word: str, language: str) -> bool:
    """Return whether a word of a draft is a form of one of a term's words, or has the same stem."""
    bare = word.strip(PUNCTUATION).lower()
    if len(bare) < SHORTEST or is_small_word(bare, language):
        return False
    others = [other for other in term.lower().split() if len(other) >= SHORTEST]
    if any(_have_one_stem(bare, other) for other in others):
        return True
    keys = text_keys(bare, False, language)[1]
    return any(not keys.isdisjoint(text_keys(other, False, language)[1]) for other in others)
