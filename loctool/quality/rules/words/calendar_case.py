"""The rule on months and days of the week, which begin with a capital letter in some languages and not in others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from loctool.glossary.morphology.casing import is_upper
from loctool.glossary.morphology.languages import DICTIONARIES
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.text.language import base_language
from loctool.text.numbers.calendar_names import calendar_names, full_names
from loctool.text.words import Word, words

KINDS = ("months", "days")
_YEAR = re.compile(r"[ ,\u00a0]{1,2}(?:de |del |roku )?\d{4}(?!\d)")
_DAY = re.compile(r"(?<![\d.,])\d{1,2}(?:er|-го|\.)?[ \u00a0](?:de )?$")
_MONTH_DAY = re.compile(r"[ \u00a0]\d{1,2}(?:st|nd|rd|th)?, \d{4}(?!\d)")
_QUOTED = "«„“\"'‚‘(["


class _Names(NamedTuple):
    """The names of months and days of a language."""

    capital: bool
    """Whether they begin with a capital letter."""
    sure: frozenset[str]
    """Their forms in small letters, of those that have no other meaning in the wrong case."""
    vague: frozenset[str]
    """The others."""
    any: re.Pattern[str]
    """One of them in any case, or what begins like it."""


def calendar_case(text: Comparison) -> Iterator[Problem]:
    """Yield the first month or day of the week that begins with a letter in the wrong case."""
    target, code = text.visible_target, base_language(text.language)
    if code not in DICTIONARIES:
        return
    for kind in KINDS:
        names = _names(code, kind)
        if names is None or not names.any.search(target) or is_upper(target):
            continue
        found = words(target)
        wrong = [n for n, one in enumerate(found) if _is_wrong(one, names, target)]
        ours = _names(base_language(text.source_language), kind) if wrong else None
        if ours is None or not ours.any.search(text.visible_source):
            continue
        for n in wrong:
            if found[n].text not in text.visible_source and (names.capital or not _is_a_name(found, n, target)):
                yield _problem(found[n].text, text, is_capital=names.capital)
                return


@cache
def _names(code: str, kind: str) -> _Names | None:
    """Return the names of a language, None if it has none."""
    table, full = calendar_names(code, kind), full_names(code, kind)
    names = {name for name in full if len(name) > 2}
    if not names:
        return None
    sure = {name for name in names if name in table.sure}
    is_capital = sum(name[0].isupper() for name in sure) > len(sure) / 2
    low = frozenset(name.lower() for name in names)
    if is_capital:
        adverbs = {name for name in names if name.islower()}
        certain = frozenset(name.lower() for name in sure if name[0].isupper()) - adverbs
        low -= adverbs
    else:
        certain = frozenset(name.lower() for name in sure)
    pattern = re.compile("|".join(sorted({re.escape(name[:4]) for name in low})), re.IGNORECASE)
    return _Names(is_capital, certain, low - certain, pattern)


def _is_wrong(word: Word, names: _Names, target: str) -> bool:
    """Return whether a word is a name in the wrong case; one that is another word as well only within a date."""
    low = word.text.lower()
    if names.capital:
        is_name = low in names.sure or (low in names.vague and _is_dated(word, target))
        return word.text.islower() and is_name and not word.joined
    is_name = low in names.sure or low in names.vague
    return is_name and word.text.istitle() and not word.opening and not word.joined


def _is_dated(word: Word, target: str) -> bool:
    """Return whether a word has a day and a year, or a year, around it: 3 may 2024, may 3, 2024."""
    after = target[word.end :]
    return bool(_YEAR.match(after) or _MONTH_DAY.match(after))


def _is_a_name(found: list[Word], n: int, target: str) -> bool:
    """Return whether a word with a capital letter belongs to a name, a holiday or a heading: 8 Марта, Avril Lavigne."""
    word = found[n]
    before, after = target[: word.start], target[word.end :]
    if before[-1:] in _QUOTED or (_DAY.search(before) and not _YEAR.match(after)):
        return True
    around = [*found[max(0, n - 1) : n], *found[n + 1 : n + 2]]
    return any(one.text[0].isupper() and not one.opening for one in around)


def _problem(word: str, text: Comparison, *, is_capital: bool) -> Problem:
    mended = word.capitalize() if is_capital else word.lower()
    span = find_once(word, text.target)
    fixed = text.target[: span[0]] + mended + text.target[span[1] :] if span else None
    return Problem(f"“{word}” is written “{mended}”", span, fix=fixed, is_safe=False)
