"""Titles In Which Every Word Has A Capital Letter: as sentences for an engine."""

from __future__ import annotations

import re
from dataclasses import replace

from loctool.glossary.morphology.casing import is_surely_small, normal_case
from loctool.glossary.morphology.german.words import strip_declension
from loctool.glossary.morphology.languages import DICTIONARIES, word_list
from loctool.glossary.morphology.lexicon import lexicon
from loctool.text.language import base_language
from loctool.text.markup import mask, unmask
from loctool.text.tables import read_table

_INSIDE = re.compile(r"(?<=[^\W_] )[^\W\d_]+|(?<=[^\W_], )[^\W\d_]+")
_SMALL = re.compile(r"(?<![\w-])[^\W\d_A-ZÄÖÜ]{4,}")
"""A word that a title would have with a capital letter; shorter ones may be small, except in German."""
_SMALL_GERMAN = re.compile(r"(?<![\w-])[a-zäöüß]+")


def in_sentence_case(text: str, language: str, syntax: str = "") -> str:
    """Return a title with small letters for the words that have a capital only in titles; other texts stay.

    A text is a title if it has no longer word in small letters, and has a capital where no name and no noun can be:
    *Thank You*, *Abteilung Für Asiatische Kunst*.
    """
    code = base_language(language)
    if code not in DICTIONARIES or _has_small(text, code) or not any(map(str.istitle, _INSIDE.findall(text))):
        return text
    parts = mask(text, syntax)
    if not any(_is_sign(word, code) for piece in parts.pieces for word in _INSIDE.findall(piece)):
        return text
    pieces = (_INSIDE.sub(lambda found: _small(found[0], code), piece) for piece in parts.pieces)
    return unmask(replace(parts, pieces=tuple(pieces)))


def _has_small(text: str, code: str) -> bool:
    return bool((_SMALL_GERMAN if code == "de" else _SMALL).search(text))


def _small(word: str, code: str) -> str:
    """Return a word of a title as it is written within a sentence; forms of address stay."""
    if not word.istitle() or word.lower() in word_list(code, "address"):
        return word
    normal = normal_case(word.upper(), code)
    return normal if normal.islower() else word


def _is_sign(word: str, code: str) -> bool:
    """Return whether a word has a capital that only a title gives it: in German one that is no noun and no adjective.

    In other languages, names have many words in capital letters; those that elsewhere only begin sentences tell.
    """
    low = word.lower()
    if not word.istitle() or not is_surely_small(low, code):
        return False
    if code == "de":
        return not strip_declension(low)
    starters = read_table("sentence_starters").get(code, "").split()
    return bool({word, (lexicon(code).lemma(low) or "").capitalize()}.intersection(starters))
