"""Ranges of numbers whose ends a translation swaps: 5 bis 10, 10 to 5."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from loctool.text.numbers.reader import find_numbers

_BETWEEN = re.compile(r"\W{0,3}(?:bis|to|до|à|al?|do|und|and|и|et|y|i)?\W{0,3}")


def find_ranges(text: str, language: str) -> dict[tuple[Decimal, Decimal], str]:
    """Return (first, last) -> the words of each two neighbouring amounts of a text without markup."""
    numbers = find_numbers(text, language)
    return {
        (one.amount, other.amount): text[one.start : other.end]
        for one, other in pairwise(numbers)
        if one.amount is not None and other.amount is not None
        if "," not in (between := text[one.end : other.start]) and _BETWEEN.fullmatch(between)
    }


def swapped_ranges(source: str, target: str, source_language: str, language: str) -> list[tuple[str, str]]:
    """Return (in the source, in the translation) for ranges that run the other way in a translation."""
    ours = {ends: words for ends, words in find_ranges(source, source_language).items() if ends[0] < ends[1]}
    theirs = find_ranges(target, language) if ours else {}
    return [
        (words, theirs[last, first])
        for (first, last), words in ours.items()
        if (last, first) in theirs and (first, last) not in theirs
    ]
