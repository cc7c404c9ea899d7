"""English words: irregular forms from the dictionary, regular ones by rule, genitives without their apostrophe."""

from __future__ import annotations

from functools import lru_cache

from loctool.glossary.lexicon import Lexicon, lexicon


def dictionary() -> Lexicon:
    """Return the dictionary of English forms."""
    return lexicon("en")


def bare(word: str) -> str:
    """Return a word without the ending of a genitive: Trump's, states'."""
    return word.removesuffix("'s").removesuffix("'")


def singulars(word: str) -> set[str]:
    """Return what a word may be the regular plural of, spelling alone considered."""
    found = set()
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        found.add(word[:-1])
        if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
            found.add(word[:-2])
        if word.endswith("ies") and len(word) > 4:
            found.add(word[:-3] + "y")
        if word.endswith("ves"):
            found |= {word[:-3] + "f", word[:-3] + "fe"}
    return found


@lru_cache(maxsize=200_000)
def text_keys(word: str) -> frozenset[str]:
    """Return what stands for a text's word: itself, its lemma, and what it may be the plural of.

    A plural by rule counts where the dictionary has that singular as a lemma, or does not know the word at all; a word
    that is its own lemma is no plural (news is not new).
    """
    name = bare(word)
    low = name.lower()
    known = dictionary().lemma
    lemma = known(low) or known(name)
    keys = {low, lemma.lower()} if lemma else {low}
    if lemma != low:
        keys |= {one for one in singulars(low) if lemma is None or known(one) == one}
    return frozenset(keys)


@lru_cache(maxsize=50_000)
def term_keys(word: str) -> frozenset[str]:
    """Return what a text's word may share with a term's word.

    A term that has a plural is a noun as it stands: meeting is then not met.
    """
    low = bare(word).lower()
    return frozenset({low}) if dictionary().lemma(low + "s") == low else text_keys(word)
