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


def write_out(text: str, language: str) -> str:
    """Return a text with its abbreviations written out, *zum Beispiel* for *z. B.*, as models know them.

    The full stop at the end of a line stays: it may be that of a sentence.
    """
    pattern, names = _written_out(base_language(language))
    return pattern.sub(lambda match: _expand(match, names), text) if pattern and "." in text else text


def _expand(match: re.Match[str], names: dict[str, str]) -> str:
    found = names[_without_spaces(match[0])]
    rest = match.string[match.end() :]
    is_last = not rest or rest[0] == "\n"
    first = match.string[: match.start()].rstrip()[-1:]
    begins = first in (".", "!", "?", "") and match[0][0].isupper()
    return (found[0].upper() + found[1:] if begins else found) + "." * is_last


def _without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text).casefold()


@cache
def _written_out(base: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """Return the pattern of a language's abbreviations, None if it has no table, and what each stands for."""
    table: dict[str, str] = read_table("written_out").get(base, {})
    if not table:
        return None, {}
    forms = sorted((re.escape(short).replace(r"\ ", "[ \u00a0\u202f]?") for short in table), key=len, reverse=True)
    forms = [rf"[{form[0].upper()}{form[0]}]{form[1:]}" for form in forms]
    return re.compile(rf"(?<![\w.])(?:{'|'.join(forms)})(?!\w)"), {_without_spaces(one): table[one] for one in table}
