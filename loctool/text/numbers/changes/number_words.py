"""Cardinals in words that a translation changes: zwei Millionen, two billion."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache

from loctool.text.numbers.cardinals import all_cardinals, find_cardinals, half_values
from loctool.text.numbers.words import numbers_in_words
from loctool.text.tables import read_table

_HUNDRED = 100


def changed_number_words(
    source: str, target: str, languages: tuple[str, str], said: tuple[frozenset[Decimal], frozenset[Decimal]]
) -> tuple[list[str], list[str]]:
    """Return the cardinals in words that a translation lost, and the ones in their place; both or neither.

    A cardinal alone is not a change: *zwölf Monate* may be *a year*. `said` are the values in digits of both texts.
    """
    asked, ordinals = _asked(source, languages[0]), _ordinals(source, languages[0])
    if not asked and not ordinals:  # most texts: 0.1 ms a message
        return [], []
    ours, theirs = _said(source, languages[0], said[0]), _said(target, languages[1], said[1])
    lost = {one: words for one, words in asked.items() if theirs[one] < ours[one]}
    more = {one: words for one, words in _asked(target, languages[1]).items() if not ours[one]} if lost else {}
    if not more:  # an ordinal may be many words: first, zuerst, once; it is lost only where nothing says it
        lost = {one: words for one, words in ordinals.items() if not theirs[one]}
        more = {one: words for one, words in _ordinals(target, languages[1]).items() if not ours[one]} if lost else {}
    return ([*lost.values()], [*more.values()]) if more else ([], [])


def _asked(text: str, language: str) -> dict[Decimal, str]:
    return {value: text[start:end] for start, end, value in find_cardinals(text, language)}


def _ordinals(text: str, language: str) -> dict[Decimal, str]:
    return {Decimal(match.lastindex or 0): match[0] for match in _ordinal(language).finditer(text)}


@cache
def _ordinal(language: str) -> re.Pattern[str]:
    """Return the pattern of the ordinals from the first to the tenth, each a group."""
    table = read_table("cardinals").get(language, {})
    words = "|".join(f"({word}{table['endings']})" for word in table["ordinals"].split()) if "ordinals" in table else ""
    return re.compile(rf"\b(?:{words})\b" if words else "(?!)", re.IGNORECASE)


def _said(text: str, language: str, digits: frozenset[Decimal]) -> Counter[Decimal]:
    """Count the words that may say each number, cardinals or not, and the numbers in digits."""
    found = Counter(digits)
    for match in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", text):
        found.update(number for number in numbers_in_words(match[0], language) if number < _HUNDRED)
    for value in half_values(text, language):
        found[value] += 1
    for one in all_cardinals(text, language):
        found[one.value] = max(1, found[one.value])
    return found
