"""Russian words that no dictionary lists but that are made of words it has: compounds, prefixed words, derivations."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import islice

from loctool.glossary.morphology.languages import known_words, read_table, word_list
from loctool.glossary.morphology.russian.words import analyzer, is_known, parses_of, plain

DEPTH = 2
"""How many prefixes a word may have."""
SHORTEST = 4
"""Letters of the shortest word behind a prefix, and of the shortest first part of a compound with its vowel."""
READINGS = 3
"""How many of pymorphy3's guesses at a word are looked up: the likely ones."""
SCANNED = 3000
"""How many words of the dictionary with the same beginning are looked at."""
COMPOUNDS = 2
"""How many compounds in the dictionary, with different words behind, make a first part known."""


@lru_cache(maxsize=1 << 15)
def is_russian(word: str, depth: int = 0) -> bool:
    """Return whether a word in small letters is known or made of known words; pymorphy3's guesses at endings are not.

    Made of known words are биогазовый (an abbreviation or a prefix before a word), семиметровый (a numeral),
    водоснабжающий (parts joined by о or е, if the dictionary has other compounds with the first one) and дебетование
    (an ending of derivation).
    """
    if _is_listed(word):
        return True
    if depth < DEPTH and any(is_russian(rest, depth + 1) for rest in _without_prefix(word)):
        return True
    return _has_numeral(word) or any(
        word[at - 1] in "ое" and _is_listed(word[at:]) and _begins_compounds(word[:at])
        for at in range(SHORTEST, len(word) - SHORTEST + 1)
    )


def is_first_part(part: str) -> bool:
    """Return whether a part before a hyphen is known: северо-, торгово-, по-валлийски."""
    if part.endswith(("о", "е")):
        return _begins_compounds(part) or any(is_known(part[:-1] + ending) for ending in ("ый", "ий", "ой"))
    return part.endswith("ски") and is_russian(part + "й")


def _is_listed(word: str) -> bool:
    """Return whether the dictionary or the table of other words has a word, or the one that it is derived from."""
    if is_known(word) or (word.endswith(("ся", "сь")) and is_known(word[:-2])):
        return True
    lemmas = {plain(parse.normal_form) for parse in parses_of(word)[:READINGS]}
    listed = not known_words("ru").isdisjoint({plain(word), *lemmas})  # in the dictionary a wrong form has a lemma, too
    return listed or is_known(plain(word)) or any(map(_is_derived, lemmas))


def _is_derived(lemma: str) -> bool:
    return any(
        is_known(base := lemma.removesuffix(ending) + other) or base in known_words("ru")
        for ending, others in _derivations().items()
        if lemma.endswith(ending) and len(lemma) - len(ending) >= SHORTEST - 1
        for other in others
    )


@cache
def _derivations() -> dict[str, tuple[str, ...]]:
    return {
        ending: tuple(other.strip("-") for other in others.split())
        for ending, others in read_table("ru")["derivations"].items()
    }


@cache
def _prefixes() -> tuple[str, ...]:
    from pymorphy3.lang.ru.config import KNOWN_PREFIXES

    return (*word_list("ru", "numerals"), *word_list("ru", "abbreviations"), *KNOWN_PREFIXES)


def _without_prefix(word: str) -> list[str]:
    longest = len(word) - SHORTEST
    return [word[len(one) :] for one in _prefixes() if len(one) <= longest and word.startswith(one)]


def _has_numeral(word: str) -> bool:
    """Return whether the dictionary has the word with another numeral: двухполосный for восьмиполосный."""
    numerals = word_list("ru", "numerals")
    rests = [word[len(one) :] for one in numerals if word.startswith(one) and len(word) - len(one) >= SHORTEST]
    return any(is_known(other + rest) for rest in rests for other in numerals)


@cache
def _begins_compounds(part: str) -> bool:
    """Return whether the dictionary has several words that are this part and another word."""
    found = set()
    for word in islice(analyzer().dictionary.words.iterkeys(part), SCANNED):
        rest = word[len(part) :]
        if len(rest) >= SHORTEST and rest[:SHORTEST] not in found and is_known(rest):
            found.add(rest[:SHORTEST])
            if len(found) == COMPOUNDS:
                return True
    return False
