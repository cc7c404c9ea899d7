"""Words of a text: cut outside of addresses and code, counted, and repeated ones found."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from operator import eq
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.quotes import DOUBLE_MARKS, OLD_QUOTES, SINGLE_MARKS
from loctool.text.tables import read_table

_SINGLE = "\u0e01-\u0e4e\u0e80-\u0eff\u1780-\u17d3\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u00ad"
WORD = re.compile(rf"[{_SINGLE}]|(?:[^\W_{_SINGLE}][{_MARKS}]*)+(?:['’ʼ](?:[^\W_{_SINGLE}][{_MARKS}]*)+)*")
"""Letters and digits with their combining marks and inner apostrophes; each sign of a script that writes no spaces.

Hyphens divide, so that `Seltene-Erden-Vorkommen` is three words.
"""

_PLAIN_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_UNCOMMON = re.compile(rf"[{_SINGLE}{_MARKS}]")
"""What WORD has over the plain expression, which is much faster."""

_IN_ADDRESS = rf"[^\s<>{DOUBLE_MARKS}]"
OPAQUE = re.compile(
    rf"(?P<ticks>`){OLD_QUOTES}[^`\n]+`|\b(?:https?|ftp)://{_IN_ADDRESS}+|\bwww\.{_IN_ADDRESS}+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
"""Code, addresses of the web and of mail: their words are no language."""

_COUNTED = re.compile(r"[^\W_]\S*")

LONGEST_PHRASE = 8
"""Words of the longest phrase whose repetition is found."""
_RUN = re.compile(r"[^\W_]+")
_ONCE_MORE = re.compile(r"(?<![-=/])\b([^\W\d_]+)\s+(?!(?-i:[A-ZÀ-ÖØ-ÞА-ЯЁ][a-zß-öø-ÿа-яё]))\1\b", re.IGNORECASE)
"""A word twice. With a capital letter, the second one is a name: река Река."""
_INNER_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_PHRASE = re.compile(rf"\b((?:[^\W_]+\W+){{0,{LONGEST_PHRASE - 1}}}[^\W_]+)\W+\1\b", re.IGNORECASE)

_STRESS = re.compile("(?<=[аеиоуыэюяіїєёАЕИОУЫЭЮЯІЇЄЁ])\u0301")
"""The accent of a stressed Cyrillic vowel, which is no part of its word."""

HYPHENS = "-\u2010\u2011"
_OPENERS = DOUBLE_MARKS + SINGLE_MARKS + "([{*_#>•–—-"


class Word(NamedTuple):
    """A word and its place: `text[start:end]`."""

    text: str
    """Composed (NFC), without soft hyphens and stress marks, the apostrophe straight."""
    start: int
    end: int
    opening: bool
    """First of a sentence, a line or the text: a capital letter means nothing there."""
    joined: bool
    """Only a hyphen is between it and the word before."""


def words(text: str) -> list[Word]:
    """Return the words of a text in order; those inside addresses and code are left out."""
    may_be_opaque = "`" in text or "@" in text or "://" in text or "www." in text
    opaque = [match.span() for match in OPAQUE.finditer(text)] if may_be_opaque else []
    found: list[Word] = []
    end = passed = 0
    for match in (WORD if _UNCOMMON.search(text) else _PLAIN_WORD).finditer(text):
        start, stop = match.span()
        while passed < len(opaque) and opaque[passed][1] <= start:
            passed += 1
        if passed == len(opaque) or start < opaque[passed][0]:
            gap, word = text[end:start], match[0]
            if not word.isascii():
                word = _plain(word)
            if gap == " " and found:
                found.append(Word(word, start, stop, False, False))
            else:
                found.append(Word(word, start, stop, not found or _opens(gap), len(gap) == 1 and gap in HYPHENS))
        end = stop
    return found


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    word = _STRESS.sub("", word.replace("’", "'").replace("ʼ", "'").replace("\u00ad", ""))
    return word if unicodedata.is_normalized("NFC", word) else unicodedata.normalize("NFC", word)


def _opens(gap: str) -> bool:
    return "\n" in gap or gap.rstrip().rstrip(_OPENERS).rstrip()[-1:] in tuple(".!?:…|")


def count_words(text: str) -> int:
    """Count the words of a text: runs without white space that have a letter or a digit."""
    return len(_COUNTED.findall(text))


def count_repetitions(text: str) -> int:
    """Return how many words of the text repeat what comes directly before them: a word, or a phrase of up to eight.

    Numbers may repeat (1 000 000). A model that is caught in a loop repeats more words than its source; *very, very*
    is not a loop.
    """
    found = _RUN.findall(text.casefold())
    if len(set(found)) == len(found):
        return 0
    repeated = (size for size in range(1, LONGEST_PHRASE + 1) if sum(map(eq, found[size:], found)) >= size)
    return max((_count_runs(size, found) for size in repeated), default=0)


def _count_runs(size: int, words: list[str]) -> int:
    """Count the words in runs of at least `size` that repeat those before: a phrase of that size twice in a row."""
    places = [n for n in range(size, len(words)) if words[n] == words[n - size]]
    found, run = 0, 1
    for here, following in pairwise([*places, -1]):
        if following == here + 1:
            run += 1
            continue
        if run >= size and not all(word.isdigit() for word in words[here - run + 1 : here + 1]):
            found += run
        run = 1
    return found


def find_repetition(source: str, target: str, language: str = "") -> str:
    """Return the word or phrase that a translation repeats and its source does not, "" if there is none.

    One word twice counts only with nothing but a space between, so that a list or *a discount is a discount* may
    repeat its noun; a hyphen makes one word of two. Some words of `language` may be there twice. Both
    texts without markup.
    """
    ours, theirs = (_INNER_HYPHEN.sub("", text) if "-" in text else text for text in (source, target))
    repeated = count_repetitions(theirs)
    more = repeated - count_repetitions(ours) if repeated else 0
    if more == 1:
        twice = read_table("double_words").get(base_language(language), "").split()
        return next((match[1] for match in _ONCE_MORE.finditer(theirs) if match[1].casefold() not in twice), "")
    found = _PHRASE.search(theirs) if more > 1 else None
    return found[1] if found else ""
