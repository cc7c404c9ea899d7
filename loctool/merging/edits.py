"""The kind of change between two texts: mechanical ones, and those that need a person."""

from __future__ import annotations

import enum
import re
from difflib import SequenceMatcher

from rapidfuzz.distance import OSA

from loctool.text.equivalence import is_same_text
from loctool.text.markup import mask
from loctool.text.markup.inner import inner_texts
from loctool.text.markup.tags import words_of
from loctool.text.numbers.reader import NUMBER
from loctool.text.placeholders import is_tagged
from loctool.text.quotes import straighten_quotes


class Edit(enum.StrEnum):
    """Kinds of changes, those that do not affect the wording first."""

    NONE = "none"
    WHITESPACE = "whitespace"
    CHARACTERS = "characters"
    """Other characters for the same text: composed letters, invisible ones, ligatures, entities."""
    QUOTES = "quotes"
    """Quotation marks of another style in the same places."""
    MARKUP = "markup"
    """Emphasis, links, addresses and the like; the words are the same."""
    NUMBER = "number"
    PUNCTUATION = "punctuation"
    TYPO = "typo"
    """One word, by a letter or two."""
    TERM = "term"
    """Another term of the glossary. `edit_of` does not know the glossary; `loctool.verbs.diff` does."""
    WORDING = "wording"


_MARKED = re.compile(r"[`$<{*_\[%&\\@~]|://")
"""Every markup begins with one of these."""
_MOST_PAIRS = 250_000
"""Most pairs of words that are compared one by one."""
_LETTERS = 4
"""Fewest letters of a word with a typo; shorter words that differ are different words."""


def edit_of(old: str, new: str, syntax: str = "") -> Edit:
    """Return the kind of change from `old` to `new`: the first one that explains all of it."""
    if old == new:
        return Edit.NONE
    if "".join(old.split()) == "".join(new.split()):
        return Edit.WHITESPACE
    if is_same_text(old, new):
        return Edit.CHARACTERS
    if straighten_quotes(old) == straighten_quotes(new):
        return Edit.QUOTES
    if NUMBER.sub("0", old) == NUMBER.sub("0", new) and mask(old).spans == mask(new).spans:
        return Edit.NUMBER
    if _MARKED.search(old + new) and _prose(old, syntax) == _prose(new, syntax):
        return Edit.MARKUP
    if _words(old) == _words(new):
        return Edit.PUNCTUATION
    return Edit.TYPO if _is_typo(old, new) else Edit.WORDING


def _prose(text: str, syntax: str) -> tuple[str, list[str]]:
    """Return a text without its markup, and the alternative texts and titles within that."""
    if is_tagged(syntax):
        return "", words_of(text)
    masked = mask(text)
    return "".join(masked.pieces), [one.text for span in masked.spans for one in inner_texts(span) if one.has_words()]


def changed_words(old: str, new: str) -> list[tuple[str, str]]:
    """Return (old, new) of each run of words that differs; one is empty if words were added or removed."""
    before, after = re.findall(r"\S+", old), re.findall(r"\S+", new)
    if len(before) * len(after) > _MOST_PAIRS:
        return [_changed_middle(before, after)]
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(" ".join(before[a:b]), " ".join(after[c:d])) for tag, a, b, c, d in steps if tag != "equal"]


def _changed_middle(before: list[str], after: list[str]) -> tuple[str, str]:
    """Return (old, new) of the words between those that both texts begin and end with."""
    start = _equal(before, after)
    end = _equal(before[start:][::-1], after[start:][::-1])
    return " ".join(before[start : len(before) - end]), " ".join(after[start : len(after) - end])


def _equal(before: list[str], after: list[str]) -> int:
    """Return how many words at the beginning are the same."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(before), len(after)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _is_typo(old: str, new: str) -> bool:
    before, after = _words(old), _words(new)
    different = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
    if len(before) != len(after) or len(different) != 1:
        return False
    ((one, other),) = different
    letters = (one + other).isalpha() and min(len(one), len(other)) >= _LETTERS
    return letters and OSA.distance(one, other) <= (2 if len(one) > 2 * _LETTERS else 1)
