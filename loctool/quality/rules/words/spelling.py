"""The rule on spelling, which asks for dictionaries of hunspell and is not applied by default."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loctool.glossary.bilingual.spelling import likeness
from loctool.glossary.morphology.german.compounds import last_noun
from loctool.glossary.morphology.hunspell import is_spelt, require_dictionary, suggest
from loctool.glossary.morphology.vocabulary import STRESS, has_vocabulary, unknown_parts
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.text.language import base_language
from loctool.text.scripts import LONGEST_ACRONYM, script_of, scripts_of_language
from loctool.text.words import Word, words

SHORTEST = 3
"""Letters of the shortest word that is looked up; shorter ones are abbreviations and units as often as words."""
ALIKE = 0.6
"""Likeness of a word and one of the source that makes it a name or a loan word of it."""
MOST = 3
"""Suggestions that are named."""
_ROMAN = re.compile("[IVXLCDM]+|[ivxlcdm]+")
_BEFORE = tuple("@#/\\_.&$%=")
_AFTER = tuple("@/\\_(=")


def spelling(text: Comparison) -> Iterator[Problem]:
    """Yield each word that neither hunspell's dictionary nor loctool's, the glossary or the source has."""
    path, code = require_dictionary(text.language), base_language(text.language)
    target, scripts = text.visible_target.replace(STRESS, ""), scripts_of_language(code)
    found = [one for one in words(target) if _is_word(one, target) and script_of(one.text[0]) in scripts]
    wrong = [one for one in found if not is_spelt(one.text, path) and not _is_known(one.text, code)]
    if not wrong:
        return
    ours, terms = {one.text.casefold() for one in words(text.visible_source)}, _words_of_glossary(text)
    for word in dict.fromkeys(one.text for one in wrong if not _is_name(one, code, ours)):
        if word.casefold() not in ours and word.casefold() not in terms:
            hints = suggest(word, path, code)[:MOST]
            said = f"; perhaps {' or '.join(f'“{one}”' for one in hints)}" if hints else ""
            yield Problem(f"“{word}” is not in the dictionary{said}", find_once(word, text.target))


def _is_word(one: Word, target: str) -> bool:
    """Return whether a word is one of a language: no abbreviation, unit, Roman number, or part of an address."""
    word = one.text
    if len(word) < SHORTEST or not word.replace("'", "").isalpha() or _ROMAN.fullmatch(word):
        return False
    if any(map(str.isupper, word[1:])) and not (word.isupper() and len(word) > LONGEST_ACRONYM):
        return False
    after = target[one.end : one.end + 2]
    is_abbreviated = after[:1] == "." and not one.text.istitle() and after[1:2].isalnum()
    return not (is_abbreviated or target[: one.start].endswith(_BEFORE) or after.startswith(_AFTER))


@lru_cache(maxsize=1 << 15)
def _is_known(word: str, code: str) -> bool:
    """Return whether loctool knows a word that hunspell does not: derived words, German compounds."""
    if code == "de":
        return bool(last_noun(word.capitalize()) or last_noun(word))
    return has_vocabulary(code) and not unknown_parts(word, code)


def _is_name(one: Word, code: str, ours: set[str]) -> bool:
    """Return whether a word may be a name: it has a capital letter within a sentence, or is like a word of the source.

    A German word with a capital letter is a noun as often as a name.
    """
    word = one.text
    if word[0].isupper() and not one.opening and code != "de":
        return True
    return word[0].isupper() and any(likeness(other, word) >= ALIKE for other in ours if len(other) >= SHORTEST)


def _words_of_glossary(text: Comparison) -> set[str]:
    """Return the words of the glossary's terms in the source, and of their targets."""
    terms = [hit.term for hit in text.terms.find(text.visible_source)]
    names = [name for term in terms for name in (term.source, *term.targets.get(text.language, ()))]
    return {one.text.casefold() for name in names for one in words(name)}
