"""Errors of fluency in a small model's text: unknown words, forms of one word side by side, words that do not agree."""

from __future__ import annotations

import re
from itertools import chain, pairwise

from loctool.glossary.morphology.keys import text_keys
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.russian.agreement import adjective_clashes, governed_cases, is_misgoverned
from loctool.glossary.morphology.vocabulary import has_vocabulary, unknown_parts
from loctool.text.language import base_language

SHORTEST = 4
"""Letters of the shortest word that is checked: shorter ones are often abbreviations."""
STRETCH = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]-)[^\W\d_]++(?:-[^\W\d_]++)*(?: [^\W\d_]++(?:-[^\W\d_]++)*)+")
"""Words with nothing but spaces between them; begun once in each word, lest a word without end take for ever."""
_WORD = re.compile(r"(?<![\w@.’'/-])[^\W\d_]+(?![\w@’'/-]|[.:]\S)")
"""A word that is not a part of an address, a compound with a hyphen, or a contraction."""
_VOWELS = tuple("аиоуэ")
"""Letters before which *о* becomes *об*."""
_SOFT = tuple("еёюя")
"""Letters before which either is found."""
_ADJECTIVAL = re.compile(r"\w(?:[ыиоае]й|[ая]я|[ое]е|[ыи]е|[ое]го|[ое]му|[ыи]ми?|[ое]м|[ую]ю|[ыи]х|[ое]ю)$")
"""How Russian adjectives end, and many other words."""


def count_fluency_errors(text: str, source: str, language: str) -> int:
    """Count the likely errors of fluency in a translation; 0 in languages other than English and Russian.

    Errors are different lower-case words that are neither in the dictionary nor in the source; words beside other forms
    of themselves, with nothing or a preposition in between; in Russian also adjectives that agree with no reading of
    the next noun, and words in a case that their preposition does not govern. Good texts have some too, a tenth to a
    third as many as a small model's: use the count to compare drafts of one text, not to judge one.
    """
    if not has_vocabulary(language):
        return 0
    words = {word for word in _WORD.findall(text) if word.islower() and unknown_parts(word, language)}
    strange = len(words.difference(_WORD.findall(source))) if words else 0
    stretches = [stretch.casefold().split(" ") for stretch in STRETCH.findall(text)]
    is_russian = base_language(language) == "ru"
    clashes = sum(_clash(*pair) for stretch in stretches for pair in pairwise(stretch)) if is_russian else 0
    return strange + sum(_count_echoes(stretch, language) for stretch in stretches) + clashes


def has_echoes(language: str) -> bool:
    """Return whether forms of one word side by side are known to be an error in a language: English and Russian."""
    return bool(word_list(base_language(language), "two_forms"))


def is_echo(first: str, second: str, language: str) -> bool:
    """Return whether two words may be forms of one word that good texts do not have side by side: *rising rise*.

    Only words with the same first letter are looked up: few forms of a word have another one. Only English and Russian
    have a list of exceptions; words of other languages never count.
    """
    exceptions = word_list(base_language(language), "two_forms")
    if not exceptions or min(len(first), len(second)) < SHORTEST or first[0].casefold() != second[0].casefold():
        return False
    ours, theirs = (text_keys(word, False, language)[1] for word in (first, second))
    return exceptions.isdisjoint({first.casefold(), second.casefold()}) and not ours.isdisjoint(theirs)


def _count_echoes(words: list[str], language: str) -> int:
    """Count words beside forms of themselves; with a preposition in between only other forms: not step by step."""
    code = base_language(language)
    between = governed_cases() if code == "ru" else word_list(code, "prepositions")
    triples = zip(words, words[1:], words[2:], strict=False)
    far = ((first, third) for first, second, third in triples if second in between and first != third)
    return sum(is_echo(*pair, language) for pair in chain(pairwise(words), far))


def _clash(first: str, second: str) -> bool:
    """Return whether two Russian neighbours cannot go together; only words that may be adjectives are looked up."""
    if first in ("о", "об") and second[:1] not in _SOFT:
        return (first == "об") != (second[:1] in _VOWELS)
    if first in governed_cases():
        return is_misgoverned(first, second)
    return bool(_ADJECTIVAL.search(first)) and adjective_clashes(first, second)
