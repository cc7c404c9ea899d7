"""Other words for a named thing: its adjective, its people, its language, an abbreviation written out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from loctool.glossary.bilingual.keys import source_key, target_key
from loctool.glossary.bilingual.lexicon import Pair
from loctool.glossary.morphology.russian.words import parses_of
from loctool.text.language import languages_of_countries

STEM, ROOT = 4, 3
"""Letters that a name shares with any word made of it (China, Chinese), and with an adjective: Рига, рижский."""
ROOTS = 4
"""Letters of a name that are found within a longer word."""
_SOFTENED = str.maketrans("гкх", "жчш")
"""What a Russian consonant becomes before the suffix of an adjective."""
_LONGEST_ABBREVIATION = 4


def is_adjective_of(name: str, word: str) -> bool:
    """Return whether a Russian word is an adjective made of a name, of which the first letters are given."""
    low = word.lower()
    at = low.rfind("ск")
    if at < ROOT or len(name) < ROOT:
        return False
    root = name[:ROOT]
    is_inside = len(name) >= STEM and name[:STEM] in low[:at]
    return is_inside or low.startswith((root, root[:-1] + root[-1].translate(_SOFTENED)))


def is_compound_of(name: str, word: str) -> bool:
    """Return whether a Russian word is made of a name behind another root: сибирь, восточносибирский; Подмосковье."""
    at = word.lower().find(name[:ROOTS]) if len(name) >= ROOTS else -1
    return at > 1


def is_of_people(name: str, word: str, code: str) -> bool:
    """Return whether a word may be the people of a country: Польша, поляки; Poland, Poles."""
    if not word.lower().startswith(name[:ROOT]):
        return False
    return word[0].isupper() if code != "ru" else any("anim" in one.tag for one in parses_of(word)[:1])


def is_written_out(abbreviation: str, found: Iterable[str]) -> bool:
    """Return whether neighbouring words begin with the letters of an abbreviation: uk, United Kingdom."""
    if not 1 < len(abbreviation) <= _LONGEST_ABBREVIATION:
        return False
    initials = "".join(word[0].lower() if word[0].isupper() and not word.isupper() else " " for word in found)
    return abbreviation in initials


def language_of(country: str, pair: Pair) -> str:
    """Return the key of the word for a country's language, which is often the adjective as well: Germany, немецкий.

    "" if the country is not one of CLDR's. The country is a word of the pair's first language.
    """
    return _languages(pair).get(source_key(country, pair[0]), "")


@cache
def _languages(pair: Pair) -> dict[str, str]:
    found = languages_of_countries(*pair).items()
    return {source_key(country, pair[0]): target_key(language, pair[1]) for country, language in found}
