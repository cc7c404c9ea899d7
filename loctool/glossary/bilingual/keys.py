"""Keys of words: what the bilingual lexicons know words by, the same where they are made and where they are read."""

from __future__ import annotations

from functools import lru_cache

from loctool.glossary.morphology import english
from loctool.glossary.morphology.keys import stemmer
from loctool.glossary.morphology.languages import STEMMERS
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian.words import parses_of, plain

KEY_LETTERS = 6
"""Letters of a target's key: voting, voter and votes are one, as translations change parts of speech."""


@lru_cache(maxsize=1 << 16)
def source_key(word: str, code: str) -> str:
    """Return the key of a source's word: its lemma in small letters, or its stem if no dictionary knows the word."""
    if code == "ru":
        parses = parses_of(word)
        return plain(parses[0].normal_form if parses else word)
    if code == "en":
        word = english.bare(word)
    return lemma_key(word, code) or stem_key(word, code)


def lemma_key(word: str, code: str) -> str:
    """Return the lemma of a word in small letters, "" if no dictionary knows the word."""
    low, known = word.lower(), lexicon(code).lemma
    lemma = known(word) or known(low) or known(low.capitalize())
    return lemma.lower() if lemma else ""


def stem_key(word: str, code: str) -> str:
    """Return the stem of a word in small letters."""
    return stemmer(STEMMERS[code])(word.lower())


@lru_cache(maxsize=1 << 16)
def target_key(word: str, code: str) -> str:
    """Return the key of a target's word: the first letters of its lemma or stem."""
    return source_key(word, code)[:KEY_LETTERS]
