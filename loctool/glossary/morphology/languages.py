"""What loctool knows of each language's words: one table, and how deep that knowledge goes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Literal

from loctool.text.language import base_language

Depth = Literal["full", "stems", "words"]


@dataclass(frozen=True, slots=True)
class Language:
    """The word forms of one language."""

    stemmer: str = ""
    """Name of its Snowball stemmer."""
    dictionary: bool = False
    """simplemma has a dictionary of its forms that is good enough to trust."""
    elision: bool = False
    """A short word may lean on the next one with an apostrophe: l'accord."""


LANGUAGES = {
    "ar": Language("arabic"),
    "bg": Language("", dictionary=True),
    "ca": Language("catalan", dictionary=True, elision=True),
    "cs": Language("", dictionary=True),
    "da": Language("danish", dictionary=True),
    "de": Language("german", dictionary=True),
    "el": Language("greek", dictionary=True),
    "en": Language("english", dictionary=True),
    "es": Language("spanish", dictionary=True),
    "et": Language("estonian", dictionary=True),
    "eu": Language("basque"),
    "fi": Language("finnish", dictionary=True),
    "fr": Language("french", dictionary=True, elision=True),
    "ga": Language("irish", dictionary=True),
    "hi": Language("hindi"),
    "hu": Language("hungarian", dictionary=True),
    "hy": Language("armenian", dictionary=True),
    "id": Language("indonesian"),
    "it": Language("italian", dictionary=True, elision=True),
    "lt": Language("lithuanian", dictionary=True),
    "nb": Language("norwegian", dictionary=True),
    "nl": Language("dutch", dictionary=True),
    "no": Language("norwegian"),
    "pl": Language("", dictionary=True),
    "pt": Language("portuguese", dictionary=True),
    "ro": Language("romanian", dictionary=True),
    "ru": Language("russian", dictionary=True),
    "sk": Language("", dictionary=True),
    "sl": Language("", dictionary=True),
    "sr": Language("serbian"),
    "sv": Language("swedish", dictionary=True),
    "ta": Language("tamil"),
    "tr": Language("turkish", dictionary=True),
    "uk": Language("", dictionary=True),
    "yi": Language("yiddish"),
}
"""Base language -> its data. Russian's dictionary is pymorphy3's, with grammar.

German, English and Russian have a module of their own. A language that is not here is matched by case-folded words.
"""


@cache
def depth_of(language: str) -> Depth:
    """Tell how terms of a language are matched: by a dictionary of its forms ("full"), by stems, or by exact words."""
    known = LANGUAGES.get(base_language(language), Language())
    dictionary = "pymorphy3" if base_language(language) == "ru" else "simplemma"
    if known.dictionary and find_spec(dictionary):
        return "full"
    return "stems" if known.stemmer and find_spec("snowballstemmer") else "words"
