"""Scripts of letters, languages and typefaces, and words in a script that is not the language's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from loctool.text.language import script_of_language
from loctool.text.tables import read_table

_NAMES = {
    "Arab": "ARABIC", "Armn": "ARMENIAN", "Beng": "BENGALI", "Cyrl": "CYRILLIC", "Deva": "DEVANAGARI",
    "Ethi": "ETHIOPIC", "Geor": "GEORGIAN", "Grek": "GREEK", "Gujr": "GUJARATI", "Guru": "GURMUKHI",
    "Hans": "CJK", "Hant": "CJK BOPOMOFO", "Hebr": "HEBREW", "Jpan": "CJK HIRAGANA KATAKANA KATAKANA-HIRAGANA",
    "Khmr": "KHMER", "Knda": "KANNADA", "Kore": "HANGUL CJK", "Laoo": "LAO", "Latn": "LATIN", "Mlym": "MALAYALAM",
    "Mong": "MONGOLIAN", "Mymr": "MYANMAR", "Orya": "ORIYA", "Sinh": "SINHALA", "Taml": "TAMIL", "Telu": "TELUGU",
    "Thai": "THAI", "Tibt": "TIBETAN",
}  # fmt: skip
"""Script in ISO 15924 -> the first words of its letters' names in Unicode; texts in others are not judged."""
_KNOWN = frozenset(" ".join(_NAMES.values()).split())
_LOOKALIKES = frozenset(["LATIN", "CYRILLIC", "GREEK"])
"""Scripts with letters of the same look: a word of two of them is a mistake."""

_EASTERN = {"CJK": "Hans", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "HANGUL": "Hang", "BOPOMOFO": "Hant"}
_COMPLEX = {
    "ARABIC": "Arab", "HEBREW": "Hebr", "THAI": "Thai", "DEVANAGARI": "Deva", "BENGALI": "Beng", "GUJARATI": "Gujr",
    "GURMUKHI": "Guru", "KANNADA": "Knda", "KHMER": "Khmr", "LAO": "Laoo", "MALAYALAM": "Mlym", "MYANMAR": "Mymr",
    "ORIYA": "Orya", "SINHALA": "Sinh", "TAMIL": "Taml", "TELUGU": "Telu", "TIBETAN": "Tibt", "SYRIAC": "Syrc",
}  # fmt: skip
"""Script in Unicode's names of letters -> ISO 15924, for those that office programs show in a typeface apart."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789" * 2)
"""Digits of formulas as plain ones, which are no part of a word: LiFePO₄."""
_KEYS = re.compile(r"(?<!\w)[A-Za-z]+(?:\+[A-Za-z0-9]+)+(?!\w)")
"""Keys pressed together, Ctrl+C, which are named as they are labelled."""
LONGEST_ACRONYM = 6
"""Capital letters of the longest abbreviation that may stand in Latin script without standing in the source."""


@cache
def script_of(letter: str) -> str:
    """Return the script of a letter in Unicode's name for it: LATIN, CYRILLIC; empty for what has no name."""
    return unicodedata.name(letter, "").partition(" ")[0]


def scripts_of_language(language: str) -> frozenset[str]:
    """Return the scripts of a language's letters in Unicode's names, none if they are not known."""
    return frozenset(_NAMES.get(script_of_language(language), "").split())


def lacks_script(typeface: str, script: str) -> bool:
    """Return whether a typeface is known to have no letters of a script (ISO 15924)."""
    scripts = _families().get(typeface.casefold())
    return scripts is not None and script not in scripts


@cache
def _families() -> dict[str, frozenset[str]]:
    """Return the case-folded name of a typeface -> the scripts that it has letters for."""
    groups = read_table("typefaces")["families"]
    return {
        family.strip().casefold(): frozenset(scripts.split())
        for scripts, names in groups.items()
        for family in names.replace("\n", " ").split(";")
    }


def find_wrong_script(source: str, target: str, language: str) -> list[str]:
    """Return the words of a translation that mix two scripts, or are in another one than their language's.

    Words of the source are allowed, and so are Latin abbreviations, single letters and combinations of keys. Both
    texts without markup.
    """
    wanted = scripts_of_language(language)
    if not wanted or ("LATIN" in wanted and target.isascii()):
        return []
    target = _KEYS.sub(" ", target.translate(_SMALL_DIGITS))
    words = _WORD.findall(target) if wanted & _LOOKALIKES else _runs(target)
    strange = [word for word in words if _is_strange(word, wanted)]
    source = source.translate(_SMALL_DIGITS) if strange else ""
    known = {word.casefold() for word in (*_WORD.findall(source), *_runs(source))} if strange else ()
    return [word for word in strange if word.casefold() not in known]


def _runs(text: str) -> list[str]:
    """Return the words of a text, cut where the script changes: Chinese puts no space around a name."""
    words = (groupby(word, script_of) for word in _WORD.findall(text))
    return ["".join(letters) for runs in words for _, letters in runs]


@lru_cache(maxsize=50_000)
def _is_strange(word: str, wanted: frozenset[str]) -> bool:
    if "LATIN" in wanted and word.isascii():
        return False
    found = {script_of(letter) for letter in word if letter.isalpha()} & _KNOWN
    if found <= wanted or len(word) == 1:
        return False
    if len(found & _LOOKALIKES) > 1:
        return True
    return not (found == {"LATIN"} and word.isupper() and len(word) <= LONGEST_ACRONYM)


_OTHER = (
    "\u0530-\u1c7f\u2d00-\u2ddf\u2e80-\ua63f\ua6a0-\ua6ff\ua720-\uabff"
    "\uac00-\ud7ff\uf900-\ufdff\ufe70-\ufefc\uff66-\uffdc"
)
"""Blocks of letters that are neither Latin, Greek nor Cyrillic."""
FOREIGN_WORDS = rf"[{_OTHER}]+(?: [{_OTHER}]+)*"


def write_alike(languages: Iterable[str]) -> bool:
    """Return whether all of some languages write in Latin, Greek or Cyrillic letters."""
    return all(scripts_of_language(language) <= _LOOKALIKES for language in languages)


class TypefaceScript(NamedTuple):
    """The script of a part of a text, as office programs choose typefaces by it."""

    kind: Literal["latin", "asian", "complex"]
    name: str
    """ISO 15924; empty for Latin, Cyrillic, Greek and all that is not a letter."""


WESTERN = TypefaceScript("latin", "")


def split_by_typeface(text: str) -> Iterator[tuple[str, TypefaceScript]]:
    """Yield the parts of a text that office programs show in one typeface each.

    What is not a letter has the script before it.
    """
    found, scripts = WESTERN, []
    for char in text:
        found = _typeface_script(char) if char.isalpha() else found
        scripts.append(found)
    start = 0
    for script, group in groupby(scripts):
        end = start + len(list(group))
        yield text[start:end], script
        start = end


@lru_cache(maxsize=4096)
def _typeface_script(letter: str) -> TypefaceScript:
    name = script_of(letter)
    if name in _EASTERN:
        return TypefaceScript("asian", _EASTERN[name])
    return TypefaceScript("complex", _COMPLEX[name]) if name in _COMPLEX else WESTERN
