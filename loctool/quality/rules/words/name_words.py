"""What words look like names, or are other words, by the dictionaries."""

from __future__ import annotations

from functools import lru_cache

from loctool.glossary.bilingual.coverage import Judged
from loctool.glossary.morphology.casing import is_common_noun
from loctool.glossary.morphology.english import bare
from loctool.glossary.morphology.german.compounds import last_noun
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian.words import is_known, parses_of

SHORTEST = 3
"""Letters of a name; shorter words and those in capitals are abbreviations, which differ between languages."""
NOUN = 6
"""Letters of the shortest noun at the end of a compound; names often end in shorter ones: Rosenberg."""
BEFORE_PLACES = frozenset(
    [
        "in",
        "von",
        "aus",
        "nach",
        "bei",
        "um",
        "für",
        "mit",
        "an",
        "bis",
        "gegen",
        "über",
        "durch",
        "vor",
        "ohne",
        "auf",
        "zu",
    ]
)
"""German prepositions: a noun without an article behind them is a name, or a word that the dictionary knows."""
_RUSSIAN_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})
"""Grammemes of pymorphy."""


def is_listed(one: Judged) -> bool:
    """Return whether the lexicon has a word itself, not as a compound of its words: Rosalind is not a Linde."""
    return one.entry is not None and bool(one.entry.best)


def looks_like_a_name(word: str) -> bool:
    """Return whether a word is capitalised, and neither an abbreviation (DfT, AMs) nor two words (I'm)."""
    if not word[:1].isupper():
        return False  # most words
    name = bare(word)
    apostrophe = name.find("'")
    if len(name) < SHORTEST or (apostrophe >= 0 and not name[apostrophe + 1].isupper()):
        return False
    return not name[-1].isupper() and not name.removesuffix("s")[1:].isupper()


def is_inflected(word: str) -> bool:
    """Return whether a German word is a form of a noun that names do not have: Setzlinge, not Berlins."""
    lemma = lexicon("de").lemma(word)
    return lemma is not None and lemma not in (word, word.removesuffix("s"))


@lru_cache(maxsize=1 << 15)
def is_word(word: str, code: str) -> bool:
    """Return whether a language has a word that may be no name."""
    if code == "ru":
        return is_known(word) and not _is_russian_name(word)
    if code == "de":
        return lexicon("de").knows(word) or bool(last_noun(word)) or _ends_in_noun(word)
    return lexicon(code).lemma(word.lower()) is not None


def _ends_in_noun(word: str) -> bool:
    """Return whether a German word may be a compound of a word that the dictionary lacks: Rutilvorkommen."""
    ends = (word[at:].capitalize() for at in range(SHORTEST, len(word) - NOUN + 1))
    return any(is_common_noun(end, "de") for end in ends)


@lru_cache(maxsize=1 << 14)
def is_name_key(key: str, code: str) -> bool:
    """Return whether a key is a whole name: berlin, of which the lexicon has the adjective, too."""
    if code == "ru":
        return _is_russian_name(key)
    known = lexicon(code).lemma
    return known(key) is None and known(key.capitalize()) is not None


@lru_cache(maxsize=1 << 14)
def _is_russian_name(word: str) -> bool:
    parses = parses_of(word) if is_known(word) else []
    return bool(parses) and not _RUSSIAN_NAMES.isdisjoint(parses[0].tag.grammemes)
