"""Plurals of English nouns: irregular ones and nouns without a plural from a table, others by the rules of spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from loctool.glossary.morphology.languages import read_table, word_list
from loctool.glossary.morphology.lexicon import lexicon

UNCERTAIN = ("o", "f", "fe")
"""Endings of nouns whose plural the rules of spelling do not tell: photos and potatoes, roofs and leaves."""
NOT_PLURAL = ("ics", "wards")
"""Endings of words that are spelt like plurals of adjectives: robotics, homewards."""


def regular_plural(noun: str) -> str:
    """Return the plural of a noun in small letters by the rules of spelling."""
    if noun.endswith("sis"):
        return noun[:-2] + "es"
    if noun.endswith("man") and len(noun) > len("man"):
        return noun[:-2] + "en"
    return third_person(noun)


def third_person(verb: str) -> str:
    """Return a word in small letters with the ending that verbs and most nouns have: carries, washes."""
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")


def plurals(noun: str) -> tuple[str, ...]:
    """Return the plurals of a noun in small letters, the usual one first; the noun itself if it has none."""
    return _irregular().get(noun) or (regular_plural(noun),)


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    rows = (row.split() for row in read_table("en_plurals")["irregular"].strip().splitlines())
    table = {noun: tuple(found) for noun, *found in rows}
    others = {noun: tuple(found.split()) for noun, found in read_table("en")["plurals"].items()}
    return {noun: (noun,) for noun in word_list("en_plurals", "unchanged")} | table | others


@cache
def _singulars() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for noun, forms in _irregular().items():
        for form in forms:
            found[form].add(noun)
    return {form: frozenset(nouns) for form, nouns in found.items()}


def irregular_singulars(word: str) -> frozenset[str]:
    """Return the nouns of which a word is an irregular plural, among them the word itself if it has no other form."""
    return _singulars().get(word, frozenset())


@lru_cache(maxsize=1 << 15)
def has_known_plural(noun: str) -> bool:
    """Return whether the plural of a noun is certain: by a table, or for nouns of the dictionary by a rule."""
    if noun in _irregular() or noun in word_list("en_plurals", "regular"):
        return True
    return not noun.endswith(UNCERTAIN) and lexicon("en").lemma(noun) == noun


def singulars(word: str) -> set[str]:
    """Return the words whose regular plural a word may be, by its spelling alone."""
    if not word.endswith("s") or word.endswith("ss") or len(word) <= 3:
        return set()
    found = {word[:-1]}
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        found.add(word[:-2])
    if word.endswith("es"):
        found.add(word[:-2] + "is")
    if word.endswith("ies") and len(word) > 4:
        found.add(word[:-3] + "y")
    if word.endswith("ves"):
        found |= {word[:-3] + "f", word[:-3] + "fe"}
    return found


def numbers(noun: str) -> tuple[str, str]:
    """Return a noun's singular and plural: (child, children), (goods, goods), (API, APIs), (Kennedy, Kennedys)."""
    low = noun.lower()
    if noun.isupper() and len(noun) > 1:
        return noun, noun if noun.endswith("S") else noun + "s"
    if noun[:-1].isupper() and noun.endswith("s") and len(noun) > 2:
        return noun[:-1], noun
    if (singular := _singular(low)) != low:
        return _like(singular, noun), noun
    known = lexicon("en").lemma
    if noun[:1].isupper() and noun.endswith("y") and known(low) is None:
        return noun, noun + "s"
    plural = plurals(low)[0]
    if plural.endswith(NOT_PLURAL) and known(plural) == plural:
        return noun, noun
    return noun, _like(plural, noun)


def _singular(low: str) -> str:
    """Return the singular of a plural, else the word itself."""
    nouns = irregular_singulars(low)
    known = lexicon("en").lemma
    lemma = known(low)
    if nouns:
        return low if low in nouns else min(nouns, key=lambda one: (one != lemma, len(one), one))
    if low in _irregular() or not low.endswith("s"):
        return low
    if lemma is None:
        return low[:-1] if known(low[:-1]) else low
    return lemma if low in (*plurals(lemma), third_person(lemma)) else low


def _like(form: str, noun: str) -> str:
    """Return a form with the first letter of a noun; all of it where it only has more letters or fewer."""
    if form.startswith(noun.lower()) or noun.lower().startswith(form):
        return (noun + form[len(noun) :])[: len(form)]
    return noun[:1] + form[1:]
