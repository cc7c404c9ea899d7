"""How words in capitals are spelt that are no ordinary words: terms, names of people and places, codes, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from loctool.glossary.index import TermIndex
from loctool.glossary.morphology.casing import is_known, may_be_acronym
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.people import find_people
from loctool.text.language import base_language, place_names
from loctool.text.numbers.unit_names import unit_names

WORD = re.compile(r"(?<![\w@\\])(?<!\w\.)[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@\\]|\.\w)")
"""A word that is not a part of an identifier, a file name or an address."""
LONGEST = 6
"""Words of the longest term and name of a place."""
SHORTEST = 2
"""Letters of the shortest word that has a normal case."""
_CODE = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{2,5}(?:[ \u00a0/-][A-ZÄÖÜ]{2,5}){0,3}[ \u00a0-](?=\d)")


def find_spellings(text: str, language: str, terms: TermIndex | None) -> dict[int, str]:
    """Return the starts of the words of a text in capitals whose spelling is known, and the spelling."""
    words = list(WORD.finditer(text))
    found = {start: text[start:end] for start, end in _acronyms(text, words, language)}
    for start, end in find_people(text, language):
        found |= {
            one.start(): one[0].capitalize() if len(one[0]) > SHORTEST else one[0]
            for one in words
            if start <= one.start() < end and one[0].lower() not in word_list("de", "name_particles")
        }
    tables = (place_names(base_language(language)), _spellings(terms))
    for first, begin in enumerate(words):
        for last in words[first : first + LONGEST]:
            for end in (last.end(), last.end() + 1):  # the full stop of an abbreviation
                whole = text[begin.start() : end]
                spelt = next((table[whole.casefold()] for table in tables if whole.casefold() in table), "")
                if len(spelt) == len(whole):
                    inside = (one for one in words[first:] if one.end() <= end)
                    found |= {one.start(): spelt[one.start() - begin.start() :][: len(one[0])] for one in inside}
    return found


@lru_cache(maxsize=8)
def _spellings(terms: TermIndex | None) -> Mapping[str, str]:
    """Return the glossary's spelling of its terms, by that in small letters."""
    return {term.source.casefold(): term.source for term in terms.terms} if terms else {}


def words_of_codes(text: str, language: str) -> list[tuple[int, int]]:
    """Return where the words of codes are, DIN EN 1090: an acronym, others or short ones after it, and a number."""
    found = list[tuple[int, int]]()
    for match in _CODE.finditer(text):
        own = list[tuple[int, int]]()
        for word in WORD.finditer(text, match.start(), match.end()):
            is_part = not is_known(word[0], language) or (own and len(word[0]) == SHORTEST)
            own = [*own, word.span()] if is_part else []
        found += own
    return found


def _acronyms(text: str, words: list[re.Match[str]], language: str) -> Iterator[tuple[int, int]]:
    """Yield where words are acronyms although they are words, too: parts of codes, in English also AI and US ARMY."""
    yield from words_of_codes(text, language)
    for word in words if base_language(language) == "en" else ():
        if len(word[0]) == SHORTEST and _is_abbreviated(word[0]):
            yield word.span()
    if base_language(language) == "en" and len(words) > 1:
        first, second = words[0], words[1][0].lower()
        if first[0].lower() in word_list("en", "acronyms_too") and _may_be_noun(second):
            yield first.span()


def _is_abbreviated(word: str) -> bool:
    """Return whether an English word of two letters is a symbol or mostly an acronym, and no function word."""
    low = word.lower()
    if low in word_list("en", "function_words") | word_list("en", "before_nouns_only") | word_list(
        "en", "before_verbs"
    ):
        return False
    return may_be_acronym(word, "en") or low in unit_names("en").symbols


def _may_be_noun(low: str) -> bool:
    """Return whether a word is neither a function word nor a form in -s or -ed, which a verb may have."""
    grammar = word_list("en", "function_words") | word_list("en", "verbs_of_clauses") | word_list("en", "before_nouns")
    return low not in grammar and lexicon("en").lemma(low) == low
