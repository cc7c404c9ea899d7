"""What words look like names, or are other words, by the dictionaries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loctool.glossary.bilingual.coverage import Judged
from loctool.glossary.bilingual.derivation import STEM
from loctool.glossary.bilingual.keys import source_key
from loctool.glossary.bilingual.lexicon import Pair, entry_of
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
_DEMONYMS = ("n", "an", "ian")
"""English endings of adjectives, which translations often leave out: European, African."""
_DECLINED = re.compile(
    r"(?!in|von|an)[a-zäöüß]+(?:e|en|er|es|em|as)|im|am|zum|zur|vom|ein|kein|und|sein|ihr|mein|unser"
)
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


def ends_in_word(word: str) -> bool:
    """Return whether a German word ends in a longer word of any kind, as compounds do: Vergessenwerden."""
    ends = (word[at:] for at in range(SHORTEST, len(word) - NOUN + 1))
    return any(lexicon("de").knows(end) or lexicon("de").knows(end.capitalize()) for end in ends)


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


def is_common_plural(word: str, code: str) -> bool:
    """Return whether an English word is the plural of a common noun, too."""
    lemma = lexicon("en").lemma(word.lower()) if code == "en" else None
    return lemma is not None and lemma != word.lower() and lemma.islower()


def is_demonym(one: Judged, code: str, pair: Pair) -> bool:
    """Return whether an English word is an adjective made of a name: European, African."""
    word = one.word.text
    bases = [word.removesuffix(end) for end in _DEMONYMS if word.endswith(end)] if code == "en" else []
    found = [entry_of(source_key(base, "en"), pair) for base in bases if len(base) >= STEM]
    own = one.entry.targets if one.entry else frozenset[str]()
    return any(entry and entry.is_name and not own.isdisjoint(entry.targets) for entry in found)


def is_declined(one: Judged, judged: Sequence[Judged]) -> bool:
    """Return whether a German noun has an article or an adjective before it, as names seldom do."""
    before = next((other.word for other in judged if other.word.end + 1 == one.word.start), None)
    return before is not None and bool(_DECLINED.fullmatch(before.text))
