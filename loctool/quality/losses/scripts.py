"""Words in a script that the language does not use, and that no name or abbreviation excuses."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

SCRIPTS = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg"), "CYRILLIC"),
    "el": "GREEK",
    "en": "LATIN", "de": "LATIN", "fr": "LATIN", "es": "LATIN", "it": "LATIN", "pt": "LATIN", "nl": "LATIN",
    "pl": "LATIN", "cs": "LATIN", "sk": "LATIN", "sv": "LATIN", "da": "LATIN", "nb": "LATIN", "fi": "LATIN",
    "hu": "LATIN", "ro": "LATIN", "tr": "LATIN", "hr": "LATIN", "sl": "LATIN", "et": "LATIN", "lv": "LATIN",
    "lt": "LATIN",
}  # fmt: skip
"""Language -> the script of its words, in Unicode's names; others are not judged."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LONGEST_ACRONYM = 6
"""Capital letters of the longest abbreviation that may stand in Latin script without standing in the source."""


@cache
def script_of(letter: str) -> str:
    """Return the script of a letter in Unicode's name for it: LATIN, CYRILLIC; empty for what has no name."""
    return unicodedata.name(letter, "").partition(" ")[0]


def script_of_language(language: str) -> str:
    """Return the script that a language's words are written in, empty where it is not known."""
    return SCRIPTS.get(language.partition("_")[0], "")


def wrong_script(source: str, target: str, language: str) -> list[str]:
    """Return the words of a translation that mix two scripts, or stand in another one than their language's.

    Such a word is excused where it stands in the source too, and where it is a Latin abbreviation or a single letter.
    Both texts without markup.
    """
    wanted = script_of_language(language)
    if not wanted:
        return []
    known = {word.casefold() for word in _WORD.findall(source)}
    return [word for word in _WORD.findall(target) if _is_strange(word, wanted, known)]


def _is_strange(word: str, wanted: str, known: set[str]) -> bool:
    if wanted == "LATIN" and word.isascii():
        return False
    found = {script_of(letter) for letter in word if letter.isalpha()} - {""}
    if found <= {wanted} or word.casefold() in known or len(word) == 1:
        return False
    if len(found & {"LATIN", "CYRILLIC", "GREEK"}) > 1:
        return True
    return not (found == {"LATIN"} and word.isupper() and len(word) <= LONGEST_ACRONYM)
