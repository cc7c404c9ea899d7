"""The words of messages and what they are forms of, so that a search for one form finds all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loctool.glossary.morphology.german.compounds import find_nouns
from loctool.glossary.morphology.keys import text_keys
from loctool.review.view.pages import WordForms
from loctool.text.language import base_language
from loctool.text.words import words

_FOLDED = str.maketrans({"ё": "е", "ß": "ss", "\u00ad": None})


class WordTable:
    """The words of the messages of a page; a key keeps its number."""

    def __init__(self) -> None:
        """Begin without words."""
        self._numbers: dict[tuple[str, str], int] = {}
        self._known: dict[tuple[str, str, bool], frozenset[int]] = {}
        self._forms: dict[str, set[int]] = {}

    @property
    def forms(self) -> WordForms:
        """The words with the numbers of their keys."""
        return WordForms({word: tuple(sorted(found)) for word, found in self._forms.items()})

    def keys(self, texts: Iterable[str], language: str) -> tuple[int, ...]:
        """Return the numbers of the keys of all words of some texts without markup."""
        found: set[int] = set()
        for word in dict.fromkeys((word.text, word.opening) for text in texts for word in words(text)):
            known = self._known.get((language, *word))
            if known is None:
                known = self._known[language, *word] = self._read(*word, language)
            found |= known
        return tuple(sorted(found))

    def _read(self, word: str, opening: bool, language: str) -> frozenset[int]:
        """Return the keys of a word and of the nouns in it; keep these as words of their own."""
        own: set[int] = set()
        for spelling, keys in (*_parts(word, language), (word, _keys_of(word, opening, language))):
            numbers = {self._numbers.setdefault((language, key), len(self._numbers)) for key in sorted(keys)}
            self._forms.setdefault(fold(spelling), set()).update(numbers)
            own |= numbers
        return frozenset(own)


def _keys_of(word: str, opening: bool, language: str) -> frozenset[str]:
    """Return what a word may be a form of; stems only where no dictionary knows the word, US is no form of us."""
    low = word.lower()
    if word.isupper() and len(word) > 1:
        return frozenset({f"^{word}", low})
    keys = text_keys(word, opening, language)[0]
    if any("~" not in key and key not in (word, low) for key in keys):
        keys = frozenset(key for key in keys if "~" not in key)
    return keys | {low}


def _parts(word: str, language: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the nouns in a German compound, each with its keys."""
    if base_language(language) == "de" and word[:1].isupper():
        yield from ((word[part.start : part.end], part.keys) for part in find_nouns(word, None))


def fold(word: str) -> str:
    """Return a word as it is searched: in small letters, ё as е and ß as ss, without soft hyphens."""
    return word.lower().translate(_FOLDED)
