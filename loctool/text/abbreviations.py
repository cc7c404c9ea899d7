"""Words that end in a full stop without ending a sentence, and words that begin one, by language."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.tables import read_table


class Abbreviations(NamedTuple):
    """What the sentence splitter knows about a language."""

    inside: frozenset[str]
    """Abbreviations, case-folded and without the last full stop, after which a sentence never ends."""
    final: frozenset[str]
    """Abbreviations that may also end a sentence; it goes on unless a starter follows."""
    starters: frozenset[str]
    """Words that are capitalised only at the beginning of a sentence."""
    ordinals: bool
    """Whether a number with a full stop is an ordinal (am 3. Oktober)."""
    suffixes: tuple[str, ...] = ()
    """Ends of compound words that behave like `final` (Hauptstr.)."""


def abbreviations(language: str) -> Abbreviations:
    """Return the abbreviations of a language (or locale); a few international ones if it has no list."""
    return _abbreviations(base_language(language))


@cache
def _abbreviations(base: str) -> Abbreviations:
    tables = read_table("abbreviations")
    base = tables.get(base, {}).get("like", base)
    own = tables.get(base, {})
    lists = tables["other"] | own
    inside, final, small = (frozenset(lists.get(name, ())) for name in ("inside", "final", "starters"))
    starters = small.union(read_table("sentence_starters").get(base, "").split())
    return Abbreviations(inside, final, starters, lists.get("ordinals", False), tuple(lists.get("suffixes", ())))


LONGEST = 200
"""Characters at the end of a text in which its last word is looked for."""
_LAST_WORD = re.compile(r"(?:(?:\w{1,4}\.\s?)+\w{1,4}|\w+)\.$")


def is_abbreviated(text: str) -> bool:
    """Return whether a text ends in an abbreviation whose full stop stays at the end of a heading: U.S., Inc., usw."""
    if text[-1:] not in (".", "\n"):  # most texts; a search goes through all of it
        return False
    word = _LAST_WORD.search(text[-LONGEST:])
    if word is None:
        return False
    stem = word[0][:-1].casefold()
    return "." in stem or any(stem in _abbreviations(base).final for base in ("de", "en", "ru"))
