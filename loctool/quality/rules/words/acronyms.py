"""The rule on acronyms whose letters are in another order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from loctool.glossary.bilingual.coverage import compare_words
from loctool.glossary.morphology.russian.words import is_known, parses_of
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.text.language import base_language

_ACRONYM = re.compile(r"(?<![\w@./-])(?=\w*?[^\W\d_a-zß-ÿа-яё]\w*?[^\W\d_a-zß-ÿа-яё])[^\W_]{3,8}(?![\w@/])")
"""A word with two capital letters or more: NASA, GmbH."""
OWN_ORDER = frozenset(["ca", "es", "fr", "gl", "it", "pt", "ro"])
"""Languages whose acronyms have the letters of other languages in another order: OTAN, ONU, ADN."""
LONGEST_ACRONYM = 5
"""Letters of the longest Russian acronym that is looked up."""


def changed_acronym(text: Comparison) -> Iterator[Problem]:
    """Yield each acronym of the source whose letters are in another order in the translation."""
    languages = {base_language(text.source_language), base_language(text.language)}
    if languages & OWN_ORDER and len(languages) > 1:
        return
    theirs = set(map(_plain, _ACRONYM.findall(text.visible_target)))
    if not theirs:
        return
    ours = set(map(_plain, _ACRONYM.findall(text.visible_source)))
    for lost in sorted(ours - theirs):
        for added in sorted(theirs - ours):
            if sorted(lost) == sorted(added):
                yield Problem(f"“{lost}” became “{added}”", find_once(added, text.target))
    for word in sorted(theirs - ours) if base_language(text.language) == "ru" else ():
        if (right := _in_order(word)) and _is_meant(right, word, text):
            yield Problem(f"“{word}” may be “{right}”", find_once(word, text.target))


def _is_meant(right: str, word: str, text: Comparison) -> bool:
    """Return whether an acronym, in the place of a word, has a counterpart in the source."""
    pair = base_language(text.source_language), base_language(text.language)
    compared = compare_words(text.visible_source, text.visible_target.replace(word, right), pair)
    return any(one.covered for one in compared.theirs if one.word.text == right)


@lru_cache(maxsize=1 << 12)
def _in_order(word: str) -> str:
    """Return the Russian acronym whose neighbouring letters are exchanged in a word that nobody knows, "" if none."""
    if not word.isalpha() or not word.isupper() or len(word) > LONGEST_ACRONYM or is_known(word):
        return ""
    swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    return next((one for one in swapped if one != word and _is_acronym(one)), "")


def _is_acronym(word: str) -> bool:
    return is_known(word) and all("Abbr" in one.tag for one in parses_of(word.lower())[:1])


def _plain(word: str) -> str:
    """Return an acronym with plain digits: CO₂."""
    return word if word.isascii() else unicodedata.normalize("NFKC", word)
