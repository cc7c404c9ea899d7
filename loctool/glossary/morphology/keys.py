"""Normal forms: by which of them a word of a text may be a word of a term, per language."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from loctool.glossary.morphology import english
from loctool.glossary.morphology.casing import sharp_spelling
from loctool.glossary.morphology.german import words as german
from loctool.glossary.morphology.languages import DICTIONARIES, ELISION, LONGEST_WORD, STEMMERS
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian import words as russian
from loctool.text.language import base_language
from loctool.text.words import Word

ACRONYM = 6
"""Letters of the longest term in capitals that is taken for an acronym: US is not us."""
_CAPITALS = re.compile(r"([A-ZÀ-ÖØ-ÞА-ЯЁ0-9]{2,}?)(?:['’]?s)?$")
_KINDS = {"noun": "noun", "verb": "verb", "adjective": "adj"}
"""A glossary's part of speech -> the kind of `russian.Reading`."""

Keys = frozenset[str]


@lru_cache(maxsize=1 << 15)
def text_keys(word: str, opening: bool, language: str) -> tuple[Keys, Keys]:
    """Return the keys of a text's word: those of the reading that its case tells, and those of any reading.

    Keys are the case-folded surface, lemmas, stems where no dictionary knows the word, and acronyms. `opening` says
    that the word begins a sentence, where a capital letter tells nothing.
    """
    if len(word) > LONGEST_WORD:
        return frozenset({word}), frozenset({word})
    code, word = base_language(language), _compatible(word)
    if code == "de":
        strict, loose = german.text_keys(word, opening)
        if sharp := sharp_spelling(word):
            more = german.text_keys(sharp, opening or word.isupper())
            strict, loose = strict | more[0], loose | more[1]
    elif code == "en":
        strict = loose = english.text_keys(word)
    elif code == "ru":
        strict = loose = russian.keys(word)
    else:
        strict = loose = _generic_keys(word, code)
    short = _acronym(word)
    return (strict | {short}, loose | {short}) if short else (strict, loose)


def keys_of(word: Word, language: str) -> tuple[Keys, Keys]:
    """Return `text_keys` of a word of a text."""
    return text_keys(word.text, word.opening, language)


@lru_cache(maxsize=1 << 15)
def term_keys(word: str, language: str, head: bool = True, part_of_speech: str = "", alone: bool = True) -> Keys:
    """Return the keys that a word of a term may share with a text's; `head` marks its last word, `alone` its only."""
    if len(word) > LONGEST_WORD:
        return frozenset({word})
    code, word = base_language(language), _compatible(word)
    if word.isupper() and 2 <= len(word) <= ACRONYM:
        return frozenset({f"^{word}"})
    if code == "de":
        sharp = sharp_spelling(word)
        return german.term_keys(word, head) | (german.term_keys(sharp, head) if sharp else frozenset())
    if code == "en":
        return english.term_keys(word, part_of_speech, alone)
    if code == "ru":
        found = russian.base_keys(word, alone)
        wanted = frozenset(key for key in found if key.endswith(f"/{_KINDS.get(part_of_speech)}"))
        return wanted if head and wanted else found
    return _generic_keys(word, code)


def _compatible(word: str) -> str:
    """Return a word with plain letters and digits for variants of them: CO₂, µm with either sign."""
    return word if word.isascii() else unicodedata.normalize("NFKC", word)


def _acronym(word: str) -> str:
    """Return the key of a word in capitals, perhaps with a genitive's or plural's -s; Nato counts as NATO."""
    if found := _CAPITALS.match(word):
        return f"^{found[1]}"
    return f"^{word.upper()}" if 4 <= len(word) <= ACRONYM and word[:1].isupper() else ""


def _generic_keys(word: str, code: str) -> Keys:
    """Return surface, lemma and stem, as far as the language has them."""
    found: set[str] = set()
    stem = stemmer(STEMMERS.get(code, ""))
    for name in {word, word.rpartition("'")[2]} if code in ELISION else {word}:
        low = name.casefold()
        lemma = _lemma(name, code) if code in DICTIONARIES else None
        found |= {low, (lemma or stem(low)).casefold()}
        if lemma is None or lemma == low:
            found.add(f"~{stem(low)}")
    return frozenset(found)


def _lemma(word: str, code: str) -> str | None:
    return lexicon(code).lemma(word) or lexicon(code).lemma(word.lower())


@cache
def stemmer(name: str) -> Callable[[str], str]:
    """Return a Snowball stemmer, or a function that leaves words as they are."""
    if not name:
        return str
    import snowballstemmer

    snowball, one_at_a_time = snowballstemmer.stemmer(name), threading.Lock()

    def stem(word: str) -> str:
        with one_at_a_time:  # it keeps the word in itself, and drafting threads share it
            found: str = snowball.stemWord(word)
            return found

    return stem
