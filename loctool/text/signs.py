"""Signs of units, mathematics and trade marks, which translations keep or write in words, and signs of markup."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

from loctool.text.language import base_language, locale_of
from loctool.text.tables import read_table

KEPT = "§±×÷°µ©®²³¹¼½¾‰‱\u2070-\u209f\u2100-\u214f\u2150-\u23ff\u2460-\u27bf\u2900-\u2bff"
"""Signs in any text, as ranges of a regular expression."""
SEPARATOR = r"(?<!\w)[·•∙⋅‧](?!\w)"
"""A dot between points of a list, which is no letter's: Tanz · Musik, not Schüler·innen or kW·h."""
GREEK = "\u0370-\u03ff"
"""Letters that are signs in texts that are not Greek: angles, ohms."""
_MARKUP = frozenset("[]{}|_#<>~^=\\@")
_WRITTEN = frozenset("№−×")
"""Signs with which translations write what the source says in letters."""


def lost_signs(source: str, target: str, source_language: str, language: str) -> list[str]:
    """Return the signs that a translation lost and does not write in words; both texts without markup."""
    ours, theirs = (Counter(_signs(source_language).findall(text)) for text in (source, target))
    words = read_table("signs").get(base_language(language), {})
    return sorted(sign for sign in ours - theirs if not re.search(words.get(sign, "(?!)"), target, re.IGNORECASE))


@cache
def _signs(language: str) -> re.Pattern[str]:
    kept = KEPT if base_language(language) == "el" else KEPT + GREEK
    return re.compile(f"[{kept}]|{SEPARATOR}")


def writes_percent(text: str, language: str) -> bool:
    """Return whether a text has its language's word for a percent sign, as CLDR gives it: percent, per cent."""
    word = _percent(language)
    return bool(word) and word in "".join(text.casefold().split())


@cache
def _percent(language: str) -> str:
    from babel.units import get_unit_name

    locale = locale_of(language)
    name = get_unit_name("concentr-percent", "long", locale) if locale else None
    return "".join((name or "").casefold().split())[:-1]  # which may be an ending


def count_markup_signs(text: str) -> Counter[str]:
    """Return how often each sign of markup and each pictograph occurs."""
    return Counter({character: text.count(character) for character in set(text) if _is_markup(character)})


@lru_cache(maxsize=4096)
def _is_markup(character: str) -> bool:
    if character.isascii() or character in _WRITTEN:
        return character in _MARKUP
    return unicodedata.category(character) in ("So", "Sm")
