"""The rule on translations into another language than the catalog's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loctool.glossary.morphology.german.compounds import last_noun
from loctool.glossary.morphology.languages import DICTIONARIES
from loctool.glossary.morphology.lexicon import lexicon
from loctool.glossary.morphology.russian.words import is_known
from loctool.quality.comparison import Comparison, Problem
from loctool.text.language import base_language, locale_of
from loctool.text.scripts import script_of, scripts_of_language
from loctool.text.tables import read_table

_WORD = re.compile(r"(?<![\w@./#-])[^\W\d_]{2,}(?![\w@/]|\.\w)")
LEAST = 3
"""Words of the shortest text whose language is told by them."""
UNKNOWN, KNOWN = 0.5, 0.75
"""Share of its words that the catalog's language has at most, and the other language at least."""
SMALL = 2
"""Words in small letters of such a text; others may be names."""
GAP = 2
"""Words that the other language must have more."""
OTHERS = ("en", "de", "fr", "es", "it", "pl", "ru", "uk", "bg", "nl", "pt")
"""Languages that a text is looked up in, besides that of the source: each costs a dictionary."""
LONG = 4
"""Letters from which a word is hardly one of several languages by chance: du, max."""
_STRANGE = {"ru": re.compile("[іїєґўј]"), "uk": re.compile("[ыэъёўј]"), "bg": re.compile("[ыэёіїєґўј]")}
"""Small letters of other languages that write in Cyrillic, which this one has not."""


def wrong_language(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a translation has no letter of its script, or if most of its words are another language's."""
    code = base_language(text.language)
    found = _own_words(text)
    if len(found) < LEAST:
        return
    scripts = scripts_of_language(code)
    if scripts and not any(script_of(word[0]) in scripts for word in _WORD.findall(text.visible_target)):
        yield Problem(f"no letter of the script of {_name(code)}")
        return
    small = [word for word in found if word.islower()]
    if code in DICTIONARIES and (other := _plain_language(found, small, text)):
        yield Problem(f"the words are {_name(other)}, not {_name(code)}")
        return
    if code in _STRANGE and (letters := _strange_letters(small, code)):
        yield Problem(f"letters that {_name(code)} has not: {', '.join(letters)}")
        return
    long = [word for word in found if len(word) >= LONG]
    if long and _has_many(long, code):
        return
    if code not in DICTIONARIES or len(small) < SMALL or _has_many(found, code) or _has_many(small, code):
        return
    if other := _language_of(found, code, base_language(text.source_language)):
        yield Problem(f"the words are {_name(other)}, not {_name(code)}")


def _plain_language(found: list[str], small: list[str], text: Comparison) -> str:
    """Return the language of words that the catalog's dictionary may know, "" if nothing else speaks for it.

    What does, is a small word with a letter that the catalog's language lacks, or no small word of those of German.
    """
    code, letters = base_language(text.language), ALPHABETS.get(base_language(text.language), "")
    strange = [word for word in small if letters and not set(word) <= set(letters)]
    own = read_table("sentence_starters").get(code, "").lower().split() if code == "de" else ()
    has_own = any(word.lower() in own for word in found)
    if len(small) < PLAIN or not (strange or (own and not has_own)):
        return ""
    other = _language_of(found, code, base_language(text.source_language))
    return other if other and sum(_knows(word, other) for word in found) >= SURE * len(found) else ""


ALPHABETS = {
    "de": "abcdefghijklmnopqrstuvwxyzäöüßéèàê",
    "es": "abcdefghijklmnopqrstuvwxyzáéíóúüñ",
    "fr": "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ",
    "pl": "abcdefghijklmnopqrstuvwxyząćęłńóśźż",
}
"""Language -> the small letters of its words; German has those of French loans."""
PLAIN, SURE = 4, 0.85
"""Small words of such a text at least, and the share of its words that the other language has."""


def _strange_letters(found: list[str], code: str) -> list[str]:
    """Return the letters of some words that are those of another Cyrillic alphabet, if the words are not known."""
    return sorted({sign for word in found for sign in _STRANGE[code].findall(word)})


def _has_many(found: list[str], code: str) -> bool:
    """Return whether a language has many of some words."""
    return sum(_knows(word, code) for word in found) > UNKNOWN * len(found)


def _own_words(text: Comparison) -> list[str]:
    """Return the words of a translation that the source does not have, each once."""
    ours = {word.casefold() for word in _WORD.findall(text.visible_source)}
    theirs = dict.fromkeys(_WORD.findall(text.visible_target))
    return [word for word in theirs if word.casefold() not in ours and not word.isupper()]


def _language_of(found: list[str], code: str, source: str) -> str:
    """Return which other language most of some words belong to, "" if that is none."""
    own = sum(_knows(word, code) for word in found)
    scripts = scripts_of_language(code)
    for other in dict.fromkeys((source, *OTHERS)):
        if other == code or other not in DICTIONARIES or scripts_of_language(other).isdisjoint(scripts):
            continue
        known = sum(_knows(word, other) for word in found)
        if known >= KNOWN * len(found) and known >= own + GAP:
            return other
    return ""


@lru_cache(maxsize=1 << 15)
def _knows(word: str, code: str) -> bool:
    """Return whether a language has a word; in small letters, unless it is German, or a name."""
    if code == "ru":
        return is_known(word)
    if code == "de":
        return lexicon(code).knows(word) or bool(last_noun(word))
    return lexicon(code).lemma(word.lower()) is not None or lexicon(code).lemma(word) is not None


def _name(code: str) -> str:
    locale = locale_of(code)
    return str(locale.english_name) if locale else code
