"""Letters beside numbers: codes that translations keep (DIN EN 1090), and words that stick to digits (1980there)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.numbers.currencies import currencies
from loctool.text.numbers.reader import SPACES
from loctool.text.numbers.unit_names import plain_symbol, stem_words, unit_names
from loctool.text.numbers.words import letter_scales, word_scales

_CAPITALS = "A-ZÄÖÜА-ЯЁ"
_PART = rf"[{_CAPITALS}]{{1,6}}"
_CODE = re.compile(rf"(?<![\w&.-])({_PART}(?:[/{SPACES}-]{_PART})*)[{SPACES}-]?(\d+)(?![\d.,:–-]*\d)")
_MOST_WORDS = 4
"""Words of a text in capitals that may be nothing but a code."""
_LATIN = str.maketrans("АВЕКМНОРСТУХИДЛГФЗПБЭ", "ABEKMHOPCTYXIDLGFZPBE")
"""Cyrillic capitals as the Latin ones that they look or sound like: ГОСТ, ИСО, ДИН."""


class Code(NamedTuple):
    """Capital letters before a number."""

    parts: tuple[str, ...]
    number: str
    words: str


@lru_cache(maxsize=64)
def find_codes(text: str) -> tuple[Code, ...]:
    """Return the codes of a text without markup; texts in capitals have none."""
    if text.isupper() and len(text.split()) > _MOST_WORDS:
        return ()
    return tuple(Code(tuple(re.findall(_PART, m[1])), m[2], m[0]) for m in _CODE.finditer(text))


def lost_codes(source: str, target: str, language: str) -> list[str]:
    """Return the codes of a text in a language of which a translation keeps the number, but not all letters: DIN 1090.

    Of a code of one part the letters must come through, in any script, unless it is a currency, an English article or
    an event of a year: WM 2022 is the 2022 world cup.
    """
    spelt = target.upper().translate(_LATIN)
    lost = []
    for code in find_codes(source):
        kept = [part for part in code.parts if re.search(rf"(?<![^\W\d_]){part.translate(_LATIN)}(?![^\W\d_])", spelt)]
        others = next((one for one in find_codes(target) if one.number == code.number), None)
        if len(code.parts) > 1 and kept and others and len(others.parts) < len(code.parts):
            lost += [code.words] if len(kept) < len(code.parts) else []
        elif len(code.parts) == 1 and not (others or (kept and len(code.parts[0]) > 1)) and _is_name(code, language):
            lost += [code.words] if re.search(rf"(?<!\d){code.number}(?!\d)", target) else []
    return lost


def _is_name(code: Code, language: str) -> bool:
    is_article = code.parts[0] == "A" and base_language(language) == "en"
    return not (is_article or re.fullmatch(r"1\d{3}|20\d\d", code.number) or currencies(code.parts[0]))


def glued_words(source: str, target: str, language: str) -> list[str]:
    """Return numbers of a translation with letters behind them that no unit or ending has: 1980there, 1980ern."""
    found = []
    for match in _GLUED.finditer(target):
        is_kept = match[0] in source and not _GERMAN_DECADE.fullmatch(match[0])
        if not (is_kept or _may_follow_digits(match[1], base_language(language))):
            found.append(match[0])
    return found


_GLUED = re.compile(r"(?<![\w.,/-])\d(?:[\d.,]*\d)?([^\W\d_]{2,})(?![\w/])")
_GERMAN_DECADE = re.compile(r"\d*0er[ns]?")
_ENDINGS = {
    "de": "er|ern|ers|te|ten|ter|tes|tel|fach|mal|jährig|prozentig|stündig",
    "en": "s|st|nd|rd|th|ths|am|pm|ish|er|ers|bn|mn|tn|ies|plus",
    "ru": "е|х|й|я|го|му|ми",
}
"""Endings that languages write behind digits."""


def _may_follow_digits(letters: str, language: str) -> bool:
    names, symbol = unit_names(language), plain_symbol(letters)
    units = symbol in names.symbols or symbol.casefold() in names.folded or stem_words(letters, language) in names.words
    endings = "|".join((_ENDINGS.get(language, r"\w*"), *word_scales(language), *letter_scales(language), "[xх]"))
    return units or bool(currencies(letters)) or re.match(rf"(?:{endings})$", letters) is not None or letters.isupper()
