"""Kinds of typefaces: decks have one for Latin, one for Asian and one for complex scripts; some hold symbols."""

from __future__ import annotations

from typing import Literal

from loctool.text.language import script_of_language

_SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "zapf dingbats", "zapfdingbats", "opensymbol", "marlett")
_WESTERN = frozenset(["Latn", "Cyrl", "Grek", "Armn", "Geor"])
_EASTERN = frozenset(["Hans", "Hant", "Jpan", "Kore"])

Kind = Literal["latin", "asian", "complex"]


def kind_of_language(language: str) -> Kind:
    """Return which of the three typefaces the script of a language is written in; Cyrillic and Greek are latin."""
    script = script_of_language(language)
    return "latin" if script in _WESTERN or not script else "asian" if script in _EASTERN else "complex"


def is_symbol_typeface(name: str) -> bool:
    """Return whether a typeface has glyphs of symbols in the place of letters."""
    return name.lower().startswith((*_SYMBOL_FONTS, "starsymbol"))
