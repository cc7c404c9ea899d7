"""Word lists, dictionaries and stemmers by language; German, English and Russian have modules of their own."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from importlib.util import find_spec
from typing import Any, Literal

from loctool.text.language import base_language

Depth = Literal["full", "stems", "words"]
LONGEST_WORD = 100
"""Letters of the longest word whose forms and parts are looked for; longer ones are no words of a language."""
STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Base language -> its Snowball stemmer."""
DICTIONARIES = frozenset({
    "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hu", "it", "lt", "nb", "nl", "pl", "pt",
    "ro", "ru", "sk", "sl", "sv", "tr", "uk",
})  # fmt: skip
"""Languages with a dictionary of word forms that is good enough: simplemma's, for Russian pymorphy3's with grammar."""
ELISION = frozenset({"ca", "fr", "it"})
"""Languages where a short word may lean on the next one with an apostrophe: l'accord."""


@cache
def depth_of(language: str) -> Depth:
    """Return how terms of a language are matched: by a dictionary of forms ("full"), by stems, or by exact words."""
    code = base_language(language)
    if code in DICTIONARIES and find_spec("pymorphy3" if code == "ru" else "simplemma"):
        return "full"
    return "stems" if code in STEMMERS and find_spec("snowballstemmer") else "words"


@cache
def read_table(language: str) -> dict[str, Any]:
    """Return everything in the data file of a base language; empty if there is no file."""
    file = resources.files(__package__).joinpath("data", f"{language}.toml")
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


@cache
def word_list(language: str, name: str) -> frozenset[str]:
    """Return a word list of a base language, empty if the language has none of that name."""
    return frozenset(read_table(language).get(name, "").split())


@cache
def known_words(language: str) -> frozenset[str]:
    """Return the words of a base language that its dictionary lacks: tools/known_words.py makes the files."""
    file = resources.files(__package__).joinpath("data", f"words_{language}.txt")
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return frozenset(lines[1:])
