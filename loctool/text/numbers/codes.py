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
_LETTERED = re.compile(r"(?<=§[ \u00a0\u202f])(\d+)([a-z])(?!\w)")
"""A paragraph with a letter."""
_FORMULA = re.compile(r"(?<!\w)((?:[CHNOSPF]|Na|Cl|Ca|Fe|Si|Al){2,3})(\d)(?!\w)")
"""A chemical formula with one digit."""
_YEAR = re.compile(r"1\d{3}|20\d\d")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_LONG = 3
"""Digits of a number that hardly belongs to two codes."""
_ORDINAL = r"(?:\.|st|nd|rd|th|er|e|[.ºª]{1,2}|[-‑][а-яё]{1,2})"
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
    an event of a year (WM 2022 is the 2022 world cup), or a word that is spelt out takes its place: KW 12, week 12.
    """
    spelt = target.upper().translate(_LATIN)
    theirs = {one.number: one for one in reversed(find_codes(target))}
    lost = []
    for code in find_codes(source):
        kept = [part for part in code.parts if re.search(rf"(?<![^\W\d_]){part.translate(_LATIN)}(?![^\W\d_])", spelt)]
        other = theirs.get(code.number)
        if len(code.parts) > 1:
            is_lost = other is not None and len(other.parts) < len(code.parts) and 0 < len(kept) < len(code.parts)
        else:
            is_kept = other or (kept and len(code.parts[0]) > 1)
            is_lost = not is_kept and _is_name(code, language) and _is_bare(code, source, target)
        lost += [code.words] if is_lost else []
    return lost


def _is_bare(code: Code, source: str, target: str) -> bool:
    """Return whether a text has the number of a code alone.

    A word before it stands for the code, unless a noun explains the code in the source, as in line S 3; so does a word
    behind an ordinal: Q3, 3. Quartal.
    """
    explained = re.search(rf"[^\W\d_]{{3,}}[{SPACES}]{re.escape(code.words)}", source)
    is_explained = explained is not None and explained[0][0].isupper()
    is_spelt_out = re.search(rf"[^\W\d_]{{3,}}\.?[{SPACES}]{code.number}(?!\d)", target) is not None
    if re.search(rf"(?<!\d){code.number}{_ORDINAL}[{SPACES}][^\W\d_]{{3,}}", target):
        return False
    return (is_explained or not is_spelt_out) and re.search(rf"(?<!\d){code.number}(?!\d)", target) is not None


def changed_codes(source: str, target: str) -> list[tuple[str, str]]:
    """Return (in the source, in the translation) for codes that became others: VDE 0100, VDI 0100; § 14a, 14b; CO₂.

    Only what both texts write in Latin letters can be compared; a year may have many names.
    """
    theirs = {one.number: one for one in find_codes(target) if _is_latin(one.words)}
    changed = []
    for code in find_codes(source):
        other = theirs.get(code.number)
        is_year = len(code.parts) == 1 and _YEAR.fullmatch(code.number)
        if other and len(code.number) >= _LONG and not is_year and _is_latin(code.words):
            changed += [] if {*code.parts} & {*other.parts} else [(code.words, other.words)]
    source, target = (text.translate(_SUBSCRIPTS) for text in (source, target))
    for pattern in (_LETTERED, _FORMULA):
        ours, more = (dict(pattern.findall(text)) for text in (source, target))
        changed += [
            (start + end, start + more[start])
            for start, end in ours.items()
            if more.get(start, end) != end and not re.search(rf"(?<!\w){start}{end}(?!\w)", target)
        ]
    lost = {
        letters: digit for letters, digit in _FORMULA.findall(source) if letters not in dict(_FORMULA.findall(target))
    }
    bare = [letters for letters in lost if re.search(rf"(?<!\w){letters}(?!\w)", target)]
    return changed + [
        (letters + lost[letters], letters) for letters in bare if not re.search(rf"\b{letters}\b", source)
    ]


def _is_latin(text: str) -> bool:
    return re.search("[А-ЯЁ]", text) is None


def _is_name(code: Code, language: str) -> bool:
    is_article = code.parts[0] == "A" and base_language(language) == "en"
    return not (is_article or _YEAR.fullmatch(code.number) or currencies(code.parts[0]))


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
