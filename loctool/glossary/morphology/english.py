"""English words: the lemmas of their forms, and genitives without their apostrophe."""

from __future__ import annotations

from functools import lru_cache

from loctool.glossary.morphology.english_plurals import (
    NOT_PLURAL,
    has_known_plural,
    irregular_singulars,
    plurals,
    singulars,
    third_person,
)
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.lexicon import lexicon

_CONTRACTED = ("is", "was", "has", "us", "vs")
"""Forms in -s that are neither plurals nor verbs with an ending."""


def bare(word: str) -> str:
    """Return a word without the ending of a genitive: Trump's, states'."""
    return word.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=1 << 15)
def is_english(word: str) -> bool:
    """Return whether the dictionary has a word, or a singular of which it may be the plural."""
    return any(map(lexicon("en").knows, (word, *singulars(word))))


@lru_cache(maxsize=1 << 15)
def text_keys(word: str) -> frozenset[str]:
    """Return the keys of a text's word: itself, its lemma, its possible singulars, and all those as a noun.

    A plural by rule counts where the dictionary has that singular as a lemma, or does not know the word at all; a word
    that is its own lemma is not a plural (news is not new). What is neither a noun's plural nor a form of a verb has no
    lemma: criterions.
    """
    name = bare(word)
    low = name.lower()
    known = lexicon("en").lemma
    lemma = known(low) or known(name)
    keys = {low, lemma.lower()} if lemma else {low}
    if lemma != low or not (low.endswith(NOT_PLURAL) or irregular_singulars(low)):
        keys |= {
            one
            for one in singulars(low)
            if lemma is None or one in (known(one), (known(one.capitalize()) or "").lower())
        }
    keys = {one for one in keys | irregular_singulars(low) if one == low or not _is_wrong(low, one)}
    nouns = {low} if _is_verbal(low, lemma) else {one for one in keys if one == low or not _is_no_plural(low, one)}
    return frozenset(keys | {f"{one}/noun" for one in nouns})


def _is_wrong(form: str, noun: str) -> bool:
    """Return whether a form in -s belongs neither to a noun nor to a verb: childs, diagnosises."""
    if not _is_no_plural(form, noun) or form in _CONTRACTED:
        return False
    return not (is_verb(noun) and form in (third_person(noun), noun + "es"))


def _is_no_plural(form: str, noun: str) -> bool:
    return form.endswith("s") and has_known_plural(noun) and form not in plurals(noun)


@lru_cache(maxsize=1 << 15)
def is_verb(lemma: str) -> bool:
    """Return whether the dictionary has a word in -ing of a lemma."""
    stem = lemma.removesuffix("e")
    return any(lexicon("en").knows(one + "ing") for one in (stem, lemma, lemma + lemma[-1:]))


def _is_verbal(form: str, lemma: str | None) -> bool:
    """Return whether a form belongs to the verb of its lemma, not to the noun: led and leading of lead."""
    if not lemma or form == lemma or form in plurals(lemma) or form.endswith("s"):
        return False
    return form.endswith(("ed", "ing")) or lexicon("en").lemma(lemma.removesuffix("e") + "ing") == lemma


@lru_cache(maxsize=50_000)
def term_keys(word: str, part_of_speech: str = "", alone: bool = True) -> frozenset[str]:
    """Return the keys that a text's word may share with a term's word.

    A term that has a plural is a noun as it stands: meeting is then not met. A term of one word (`alone`) that is the
    plural of an adjective stays one: goods are not good.
    """
    low = bare(word).lower()
    known = lexicon("en").lemma
    lemma = known(low)
    is_plural = bool(irregular_singulars(low) - {low})
    adjective = lemma if alone and lemma and low == lemma + "s" else ""
    if not is_plural and (known(low + "s") == low or (adjective and _has_superlative(adjective))):
        found = frozenset({low})
    else:
        found = frozenset(key for key in text_keys(word) if not key.endswith("/noun"))
    is_noun = part_of_speech == "noun" and low not in word_list("en_plurals", "not_nouns")
    return frozenset(f"{key}/noun" for key in found) if is_noun else found


def _has_superlative(lemma: str) -> bool:
    return any(form.endswith("est") and form[:1] == lemma[:1] for form in lexicon("en").forms(lemma))
