"""Names of people in German texts: a given name and what follows it, or what follows a form of address."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from loctool.glossary.morphology.casing import is_upper
from loctool.glossary.morphology.languages import word_list
from loctool.text.language import base_language
from loctool.text.scripts import scripts_of_language

_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]+(?:[-’'][^\W\d_]+)*(?![\w@/])")
_NEXT = re.compile(r"[ \u00a0]([^\W\d_]\.|[^\W\d_]+(?:[-’'][^\W\d_]+)*(?![\w@/-]))")
"""A word that may belong to the name before it, or an initial."""
INITIALS = 2
"""Letters of initials, which may be in capitals."""
_PERIOD = re.compile(r"\.?")


def find_people(text: str, language: str) -> list[tuple[int, int]]:
    """Return where a German text has full names: *Anna Müller*, *KARL WEISS*.

    A given name is one of a list; the words with a capital that follow it belong to the name.
    """
    return [(start, end) for start, end, is_full in _find(text) if is_full] if base_language(language) == "de" else []


def words_of_people(text: str, language: str) -> set[str]:
    """Return the words of the names in a German text, also of those behind a form of address: *Frau Koch*."""
    places = _find(text) if base_language(language) == "de" else []
    return {word for start, end, _ in places for word in _WORD.findall(text[start:end])}


def is_people_alone(text: str, language: str) -> bool:
    """Return whether a German text is made of full names, with nothing but signs between them."""
    rest, places = list(text), find_people(text, language)
    for start, end in places:
        rest[start:end] = " " * (end - start)
    return bool(places) and not any(map(str.isalnum, rest))


def writes_names_alike(language: str) -> bool:
    """Return whether a language writes German names as they are, in Latin letters."""
    return "LATIN" in scripts_of_language(language)


@lru_cache(maxsize=64)
def _find(text: str) -> list[tuple[int, int, bool]]:
    """Return start and end of each name, and whether it begins with a given name."""
    found, at = list[tuple[int, int, bool]](), 0
    for match in _WORD.finditer(text):
        if match.start() < at or not match[0][0].isupper():
            continue
        is_title = match[0].lower() in word_list("de", "titles")
        if not is_title and not _is_given(match[0]):
            continue
        begin = _PERIOD.match(text, match.end()).end() if is_title else match.end()  # type: ignore[union-attr]
        at = _end_of_name(text, begin, is_upper(match[0]))
        if at > begin:
            found.append((begin + 1 if is_title else match.start(), at, not is_title))
    return found


def _end_of_name(text: str, at: int, in_capitals: bool) -> int:
    """Return where a name ends that goes on at a place: words with a capital, *von* before the last one.

    A surname in -s may be a genitive, which ends it: Anna Müllers Vortrag.
    """
    end, may_join, may_have_article = at, True, False
    while match := _NEXT.match(text, at):
        word, at = match[1], match.end()
        low = word.lower()
        if low in word_list("de", "titles"):
            break
        may_have_article = (may_have_article and low in word_list("de", "articles")) or (
            may_join and low in word_list("de", "name_particles")
        )
        if not may_have_article:
            is_part = word[0].isupper() and (is_upper(word) == in_capitals or len(word) <= INITIALS)
            if not is_part or low in word_list("de", "articles"):
                break
            end, may_join = at, word[-1] == "." or _is_given(word)
            if word[-1] in "sS" and not may_join:
                break
    return end


def _is_given(word: str) -> bool:
    return any(part.capitalize() in _given_names() for part in word.split("-") if len(part) > 2 or part.istitle())


@cache
def _given_names() -> frozenset[str]:
    file = resources.files(__package__).joinpath("data", "given_names.txt")
    return frozenset(file.read_text("utf-8").splitlines()[1:])
