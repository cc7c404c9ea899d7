"""Whether a word exists: by the dictionaries, by tables of words that they lack, and by how words are made."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from loctool.glossary.morphology.english import is_english
from loctool.glossary.morphology.languages import known_words, word_list
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian.derivation import is_first_part, is_russian
from loctool.glossary.morphology.russian.words import is_known
from loctool.text.language import base_language

DEPTH = 2
"""How many prefixes a word may have."""
STEM = 3
"""Letters of the shortest word before a suffix, and of the shortest part of a compound."""
COMPOUND = 8
"""Letters of the shortest compound."""
_ENDINGS = ("s", "ed", "ing")
STRESS = "\u0301"
"""The accent by which Russian texts mark a stressed vowel now and then."""
_BRITISH = re.compile(r"(?<=[iy])s(?=(?:e[drs]?s?|ing|ation)s?$)")
"""The letter of British spellings that is z in American ones; those that have none are in the dictionary with s."""
_NEGATED = re.compile(r"n[’']t$")


@lru_cache(maxsize=1 << 15)
def is_english_word(word: str, depth: int = 0) -> bool:
    """Return whether a word in small letters is known or made of known words: unresolved, carmaker, fifteenfold."""
    if _is_listed(word) or ((american := _BRITISH.sub("z", word)) != word and is_english_word(american, depth)):
        return True
    prefixes = [one for one in word_list("en", "prefixes") if word.startswith(one) and len(word) > len(one) + STEM]
    if depth < DEPTH and any(is_english_word(word.removeprefix(one), depth + 1) for one in prefixes):
        return True
    suffixes = [one for one in word_list("en", "suffixes") if word.endswith(one) and len(word) >= len(one) + STEM]
    return any(_is_listed(word.removesuffix(one)) for one in suffixes) or _is_compound(word)


def _is_listed(word: str) -> bool:
    """Return whether the dictionary or the table has a word, or a singular of which it may be the plural."""
    table = known_words("en")
    return is_english(word) or word in table or word.capitalize() in table or word.removesuffix("s") in table


def _is_compound(word: str) -> bool:
    """Return whether a word is a base form and another word, one of them not short: sunshield, but not vis-iters."""
    cuts = range(STEM, len(word) - STEM) if len(word) >= COMPOUND else ()
    return any(max(at, len(word) - at) > STEM + 1 and _are_joined(word[:at], word[at:]) for at in cuts)


def _are_joined(first: str, second: str) -> bool:
    """Return whether two words may be a compound's; the dictionary has odd forms of short words: letten of let."""
    base = lexicon("en").lemma
    return base(first) == first and bool(base(second)) and (base(second) == second or second.endswith(_ENDINGS))


_DICTIONARIES: dict[str, Callable[[str], bool]] = {"en": is_english, "ru": is_known}
_KNOWN: dict[str, Callable[[str], bool]] = {"en": is_english_word, "ru": is_russian}
"""Language -> whether it has a word. Not German: too many of its compounds cannot be told from invented ones."""


def has_vocabulary(language: str) -> bool:
    """Return whether the words of a language can be looked up: English and Russian."""
    return base_language(language) in _KNOWN


def unknown_parts(word: str, language: str) -> list[str]:
    """Return the parts of a word, as it is written, that do not exist; a word without a hyphen is one part.

    Parts that are shorter than four letters are often abbreviations and always pass.
    """
    code = base_language(language)
    low = word.replace(STRESS, "").lower()
    parts = re.split(r"[-’']", _NEGATED.sub("", low))
    if len(parts) > 1 and _DICTIONARIES[code](low):
        return []
    if code == "ru" and len(parts) > 1:
        parts = [part for number, part in enumerate(parts) if not _is_joined(part, last=number == len(parts) - 1)]
    return [part for part in parts if len(part) > STEM and not _KNOWN[code](part)]


def _is_joined(part: str, *, last: bool) -> bool:
    return part in word_list("ru", "particles") if last else is_first_part(part)
