"""Titles In Which Every Word Has A Capital Letter: as sentences for an engine."""

from __future__ import annotations

import re
from dataclasses import replace

from loctool.glossary.morphology.casing import is_surely_small
from loctool.glossary.morphology.languages import DICTIONARIES
from loctool.glossary.morphology.lexicon import lexicon
from loctool.text.language import base_language
from loctool.text.markup import mask, unmask
from loctool.text.tables import read_table

_INSIDE = re.compile(r"(?<=[^\W_] )[^\W\d_]+")
_SMALL = re.compile(r"(?<![\w-])[^\W\d_A-ZÄÖÜ]{4,}")
"""A word that a title would have with a capital letter."""


def in_sentence_case(text: str, language: str, syntax: str = "") -> str:
    """Return a title with small letters for the words that have a capital only in titles; other texts stay.

    A text is a title if it has no longer word in small letters, and has a capital where no name and no noun can be:
    *Thank You*, *Abteilung Für Asiatische Kunst*.
    """
    code = base_language(language)
    if code not in DICTIONARIES or _SMALL.search(text) or not any(map(str.istitle, _INSIDE.findall(text))):
        return text
    parts = mask(text, syntax)
    if not any(_is_sign(word, code) for piece in parts.pieces for word in _INSIDE.findall(piece)):
        return text
    pieces = (_INSIDE.sub(lambda found: _small(found[0], code), piece) for piece in parts.pieces)
    return unmask(replace(parts, pieces=tuple(pieces)))


def _small(word: str, code: str) -> str:
    return word.lower() if word.istitle() and is_surely_small(word.lower(), code) else word


def _is_sign(word: str, code: str) -> bool:
    """Return whether a word has a capital that only a title gives it: one that elsewhere only begins sentences."""
    if not word.istitle() or not is_surely_small(word.lower(), code):
        return False
    starters = read_table("sentence_starters").get(code, "").split()
    return bool({word, (lexicon(code).lemma(word.lower()) or "").capitalize()}.intersection(starters))
