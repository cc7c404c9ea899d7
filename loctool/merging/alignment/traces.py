"""What is found of a text in its translation: numbers, names and addresses, and what its words become."""

from __future__ import annotations

import re
from functools import lru_cache

from loctool.glossary.bilingual.compounds import compound_parts, find_entry
from loctool.glossary.bilingual.coverage import SHORTEST_NAME, SOUNDS
from loctool.glossary.bilingual.keys import target_key
from loctool.glossary.bilingual.lexicon import Pair, bilingual_lexicon
from loctool.glossary.bilingual.spelling import skeleton
from loctool.text.markup.spans import protected_spans

Trace = frozenset[str]
"""Keys of which a translation has at least one."""

_NUMBER = re.compile(r"\d+(?:[.,'’ \u00a0\u202f]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_KEPT = {"code", "math", "mustache", "link", "image", "auto", "url", "email"}
"""Kinds of markup that a translation has as it is, and that few other texts have."""


@lru_cache(maxsize=1 << 14)
def source_traces(text: str, pair: Pair) -> frozenset[Trace]:
    """Return what is to be found again in the translation of a text without markup, one trace for each word or number.

    Numbers are known by their digits, however they are grouped; words by themselves, by the sounds of a name and, where
    the pair has a lexicon, by their translations.
    """
    return frozenset(frozenset(_number_key(one)) for one in _NUMBER.findall(text)) | frozenset(
        frozenset(_surface_keys(word)) | _translations(word, pair) for word in _WORD.findall(text)
    )


@lru_cache(maxsize=1 << 14)
def target_keys(text: str, pair: Pair) -> frozenset[str]:
    """Return the keys that a translation has."""
    keys = {key for one in _NUMBER.findall(text) for key in _number_key(one)}
    for word in _WORD.findall(text):
        keys |= _surface_keys(word)
        if bilingual_lexicon(pair):
            keys.add(target_key(word, pair[1]))
    return frozenset(keys)


def _number_key(number: str) -> set[str]:
    return {"#" + "".join(filter(str.isdigit, number))}


def _surface_keys(word: str) -> set[str]:
    keys = {"=" + word.lower()}
    if len(word) >= SHORTEST_NAME and word[0].isupper() and len(sounds := skeleton(word)) >= SOUNDS:
        keys.add("~" + sounds)
    return keys


def _translations(word: str, pair: Pair) -> frozenset[str]:
    if len(word) < 2 or not bilingual_lexicon(pair):
        return frozenset()
    entry = find_entry(word, pair)
    parts = compound_parts(word, pair)
    return frozenset().union(entry.targets if entry else (), *(part.targets for part in parts))


def span_keys(text: str, syntax: str) -> frozenset[str]:
    """Return the code, the addresses and the formulas in a text with its markup."""
    found = (match[0] for match in protected_spans(text, syntax) if match.lastgroup in _KEPT)
    return frozenset("@" + span for span in found if any(map(str.isalnum, span)))
