"""Lists of terms by the keys of a word, made when a text has a word that begins like one of its keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from loctool.glossary.morphology.german.beginnings import beginning, beginnings
from loctool.glossary.morphology.keys import Keys
from loctool.text.language import base_language

Listed = TypeVar("Listed")


class Postings(Generic[Listed]):
    """Key -> what is listed by it. Of many terms few share a word with a text, and keys take most of an index's time.

    The keys of German words are found out by their beginnings, those of other languages with the first text.
    """

    def __init__(self, language: str, keys_of: Callable[[Listed], Keys]) -> None:
        """List nothing yet; `keys_of` returns the keys by which something is to be found."""
        self._is_german = base_language(language) == "de"
        self._keys_of = keys_of
        self._waiting: dict[str, list[Listed]] = defaultdict(list)
        self._by_key: dict[str, list[Listed]] = defaultdict(list)

    def add(self, one: Listed, word: str) -> set[str]:
        """List something by the keys of a word, and return how they begin."""
        found = beginnings(word) if self._is_german else {""}
        for start in found:
            self._waiting[start].append(one)
        return found

    def get(self, key: str) -> Sequence[Listed]:
        """Return what is listed by a key."""
        start = beginning(key) if self._is_german else ""
        if waiting := self._waiting.get(start):
            self._make(start, waiting)
        return self._by_key.get(key, ())

    def _make(self, start: str, waiting: Sequence[Listed]) -> None:
        """List what has waited by those of its keys that begin so: another thread may do the same, and finds all."""
        made: dict[str, list[Listed]] = defaultdict(list)
        for one in waiting:
            for key in self._keys_of(one):
                if not self._is_german or beginning(key) == start:
                    made[key].append(one)
        self._by_key.update(made)
        self._waiting.pop(start, None)
