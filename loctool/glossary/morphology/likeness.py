"""Whether a word may be a name or a loan word of another text, written in Latin or Cyrillic letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

_LATIN = str.maketrans("абвгдеёжзийклмнопрстуфхцчшщыэю", "abvgdeessiiklmnoprstufkskssieu", "ъь") | {ord("я"): "ia"}
"""Cyrillic letters as `_sounds` writes them."""
_SPELLINGS = (
    ("tsch", "k"), ("sch", "s"), ("ch", "k"), ("sh", "s"), ("zh", "s"), ("kh", "k"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("ts", "s"), ("qu", "kv"), ("x", "ks"), ("ei", "ai"), ("eu", "ev"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
_LETTERS = str.maketrans("äöüßywczjéèqhø", "eeusivksieekko")
"""Latin letters as `_sounds` writes them."""
ENDING = 2
"""Letters of a Russian ending, which the other word does not have."""
LEAST = 3
"""Letters of the shortest word that is compared."""
_DOUBLED = re.compile(r"(.)\1+")


def resembles(word: str, others: Iterable[str], share: float) -> bool:
    """Return whether a word has this share of its letters, but for an ending, in the same order as one of the others.

    Letters are compared by how they sound in German, English or Russian: Транспондер and Transponder.
    """
    ours, block = _sounds(word.lower()), 2 if word.isascii() else 1
    least = share * max(len(ours) - ENDING, LEAST)
    return any(len(other) >= LEAST and _shared(ours, _sounds(other.lower()), block) >= least for other in others)


@lru_cache(maxsize=1 << 12)
def _sounds(word: str) -> str:
    """Return a word in Latin letters, one for all letters of about the same sound."""
    word = word.translate(_LATIN)
    for letters, sound in _SPELLINGS:
        word = word.replace(letters, sound)
    return _DOUBLED.sub(r"\1", word.translate(_LETTERS))


@lru_cache(maxsize=1 << 12)
def _shared(first: str, second: str, block: int) -> int:
    """Return how many letters two words share, in blocks of at least so many: single ones are alike by chance."""
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(one.size for one in blocks if one.size >= block)
