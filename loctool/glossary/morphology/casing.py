"""Words in capitals in their normal case: nouns and names by the dictionary, acronyms as they are."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from operator import add

from loctool.glossary.morphology.german.compounds import SHORTEST, last_noun
from loctool.glossary.morphology.german.words import noun_lemmas
from loctool.glossary.morphology.languages import DICTIONARIES, ELISION, LONGEST_WORD, read_table, word_list
from loctool.glossary.morphology.lexicon import lexicon
from loctool.text.language import base_language

ACRONYM = 4
"""Letters of the longest unknown word that is taken for an acronym."""
_STEM = 4
"""Letters of a word with ß whose compounds have it, too."""
_APOSTROPHE = re.compile(r"(\w+)(['’])(\w+)")
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_DOTLESS = ("tr", "az")
_PLURALS = ("e", "en", "n", "er", "ern", "es", "nen")
"""Endings of German nouns; names have hardly any but -s."""
MOST_SHARP = 3
"""Pairs SS of a word that are looked at."""
LONGEST_SHARP = 14
"""Letters of the longest listed word with ß that is looked for inside another."""
_VOWEL = re.compile(r"[aeiouyäöüаеиоуыэюяіїєαεηιουω]")
_ADJECTIVE = re.compile(r"\w{2}(?:isch|lich|ig|bar|sam|los|haft|iert)(?:e[nmrs]?)?$")
_PARTICIPLE = re.compile(r"(\w+en)d(?:e[nmrs]?)?")


@lru_cache(maxsize=1 << 15)
def normal_case(word: str, language: str, before: str = "") -> str:
    """Return a word in capitals as it is written within a sentence; an acronym stays, and so does a short unknown word.

    `before` is the word before it, which may tell a noun: VIELEN DANK. Other unknown words are taken for names, in
    German for compounds. Languages without a dictionary have no normal case.
    """
    code = base_language(language)
    low = to_small(word, code)
    if (
        not 2 <= len(word) <= LONGEST_WORD
        or not is_upper(word)
        or code not in DICTIONARIES
        or low in _words(code, "acronyms")
    ):
        return word
    if parts := _APOSTROPHE.fullmatch(low):
        return _with_apostrophe(word, parts, code)
    if found := next((found for one in _spellings(low, code) if (found := _known(one, word, code))), ""):
        is_other = before and f"{before.lower()}_{low}" in _words(code, "pairs")
        return found[0].swapcase() + found[1:] if is_other else found
    if len(low) <= ACRONYM or not _VOWEL.search(low) or _ROMAN.fullmatch(low):
        return word
    spellings = _spellings(low, code)
    likely = next((one for one in spellings if len(spellings) > 1 and last_noun(one.capitalize())), spellings[0])
    return likely if code == "de" and _is_adjective(likely) else likely.capitalize()


def _is_adjective(low: str) -> bool:
    """Return whether an unknown German word is an adjective by its ending: energiesparende has a verb in it."""
    if verb := _PARTICIPLE.fullmatch(low):
        known = lexicon("de").lemma
        return any(known(verb[1][at:]) == verb[1][at:] for at in range(len(verb[1]) - SHORTEST))
    return bool(_ADJECTIVE.search(low)) and not last_noun(low.capitalize())


@lru_cache(maxsize=1 << 15)
def is_known(word: str, language: str) -> bool:
    """Return whether a word in capitals has a normal case: a dictionary has it, or it is a German compound."""
    code, normal = base_language(language), normal_case(word, language)
    if normal == word:
        return False
    return lexicon(code).knows(normal) or (code == "de" and bool(last_noun(normal.capitalize())))


def is_upper(text: str) -> bool:
    """Return whether a text is in capitals; ß, which often has none, may be among them: FUßBALL."""
    return text.isupper() or ("ß" in text and text.replace("ß", "").isupper())


def to_small(text: str, language: str) -> str:
    """Return a text in small letters; Turkish and Azerbaijani have an i without a dot."""
    return (text.replace("I", "ı").replace("İ", "i") if base_language(language) in _DOTLESS else text).lower()


def to_upper(text: str, language: str) -> str:
    """Return a text in capitals."""
    return (text.replace("i", "İ") if base_language(language) in _DOTLESS else text).upper()


@lru_cache(maxsize=1 << 15)
def is_surely_small(low: str, language: str) -> bool:
    """Return whether a word in small letters is no name, no noun that has a capital letter, and no form of address."""
    code = base_language(language)
    if not (lexicon(code).lemma(low) or "A")[0].islower() or low in _words(code, "names"):
        return False
    return code != "de" or not (noun_lemmas(low.capitalize()) or low in word_list(code, "address"))


@lru_cache(maxsize=1 << 15)
def is_common_noun(word: str, language: str) -> bool:
    """Return whether a German word is a noun with forms that names do not have: Normen, Punkt (Punkte); not Berlin."""
    known = lexicon("de").lemma
    lemma = known(word) if base_language(language) == "de" else None
    if not lemma or not lemma[:1].isupper():
        return False
    return word not in (lemma, lemma + "s") or any(known(lemma + ending) == lemma for ending in _PLURALS)


def may_be_acronym(word: str, language: str) -> bool:
    """Return whether a single word in capitals may be an acronym, although it is a word too: WHO."""
    return len(word) <= ACRONYM and word.lower() in _words(base_language(language), "maybe_acronyms")


@lru_cache(maxsize=64)
def _words(code: str, name: str) -> frozenset[str]:
    return frozenset(str(read_table("casing").get(code, {}).get(name, "")).split())


def _with_apostrophe(word: str, parts: re.Match[str], code: str) -> str:
    """Return the normal case of l'accord by its parts, and of other words with an apostrophe by what precedes it."""
    if code in ELISION:
        return parts[1] + parts[2] + normal_case(word[parts.start(3) :], code)
    if _known(parts[0].replace("’", "'"), word, code).islower():
        return parts[0]
    return normal_case(word[: parts.end(1)], code) + parts[2] + parts[3]


def _spellings(low: str, code: str) -> list[str]:
    """Return how a word may be spelt in small letters, the likelier first: each SS may be ß in German."""
    if code != "de" or "ss" not in low:
        return [low]
    parts = low.split("ss", MOST_SHARP)
    joints = product(("ß", "ss"), repeat=len(parts) - 1)
    found = ["".join(map(add, parts, (*own, ""))) for own in joints]
    return sorted(found, key=lambda spelt: (not _is_sharp(spelt), spelt.count("ß") * (-1 if _is_sharp(spelt) else 1)))


@lru_cache(maxsize=1 << 15)
def sharp_spelling(word: str) -> str:
    """Return a German word with the ß for which capitals and Swiss texts write ss, "" if it has none: STRASSE, Strasse.

    The dictionary has Strasse as a form of Strass; words such as Massen, with letters behind the ss of their lemma, are
    words of their own.
    """
    if "ss" not in word.lower():
        return ""
    spelt = normal_case(word.upper(), "de")
    if "ß" not in spelt or word.isupper():
        return spelt if "ß" in spelt else ""
    lemma = lexicon("de").lemma(word) or ""
    return "" if "ss" in lemma and not lemma.endswith("ss") else word[:1] + spelt[1:]


def _is_sharp(spelt: str) -> bool:
    """Return whether each ß of a word is in a listed word with ß."""
    known = _words("de", "sharp")
    places = [at for at, letter in enumerate(spelt) if letter == "ß"]
    return bool(places) and all(
        spelt in known
        or any(
            spelt[start:end] in known
            for start in range(max(0, at - LONGEST_SHARP), at + 1)
            for end in range(max(at + 1, start + _STEM), min(len(spelt), start + LONGEST_SHARP) + 1)
        )
        for at in places
    )


def _known(low: str, word: str, code: str) -> str:
    """Return the normal case of a word that the dictionary has in this spelling, "" if it has not."""
    known, name = lexicon(code).lemma, low.capitalize()
    lemma = known(low)
    if lemma and low not in _words(code, "names"):
        return name if lemma[:1].isupper() and len(low) > 2 and known(name) else low
    if lemma or (known(name) and (code != "de" or noun_lemmas(name))):
        if known(word) == word and not lemma:
            return word
        return low if low in _words(code, "small") else name
    if known(word):
        return word
    return name if low in _words(code, "names") else low if low in _words(code, "small") else ""
