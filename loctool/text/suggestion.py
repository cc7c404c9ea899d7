"""Suggestions for misspelt words."""

from __future__ import annotations

from collections.abc import Iterable


def closest_word(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like a word, letter case aside, "" if none is."""
    from difflib import get_close_matches

    words = {one.lower(): one for one in known}
    found = get_close_matches(word.lower(), words, 1)
    return words[found[0]] if found else ""
