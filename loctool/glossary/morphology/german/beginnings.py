"""How the keys of a German word begin, found out in a fraction of the time that the keys themselves take."""

from __future__ import annotations

import unicodedata

from loctool.glossary.morphology.german.words import UMLAUTS, foreign_endings, lemmas, noun_lemmas, stems

LETTERS = 5
"""Of a beginning: fewer would be shared by too many words."""


LONGEST_ENDING = 3
"""Letters of the longest ending that the rules of `words` take off."""


def beginning(key: str) -> str:
    """Return the beginning of a key without its mark: in lower case, without umlauts and ß."""
    return _plain(key.rpartition("~")[2].lstrip("^"))


def beginnings(word: str) -> set[str]:
    """Return the beginnings of all keys that `german.words.term_keys` and `keys.term_keys` have for a word.

    A word's keys begin as it does, but for the dictionary's lemmas, plurals of foreign words, short words without
    their endings, and the last part of a compound that begins within the beginning.
    """
    word = unicodedata.normalize("NFKC", word)
    low, known = word.lower(), lemmas(word)
    found = {word, low, *known, *lemmas(low)}
    if len(word) < LETTERS + LONGEST_ENDING:
        found |= stems(word) | foreign_endings(word)
    if not any(lemma[:1].isupper() for lemma in known):
        found |= {word[:at] + one for at in (3, 4) if at < len(word) - 3 for one in noun_lemmas(word[at:].capitalize())}
    return {_plain(one) for one in {one[:LETTERS] for one in found}}


def _plain(word: str) -> str:
    return word[:LETTERS].lower().translate(UMLAUTS).replace("ß", "ss")[:LETTERS]
