"""Times of day whose hour is a word: halb acht, quarter past three, три часа дня."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.numbers.words import SPACES, numbers_in_words
from loctool.text.tables import read_table

_HOUR = r"(?P<hour_{n}>[^\W\d_]+)"
_HOURS = range(1, 13)
_FACE = 12 * 60


class SpokenTime(NamedTuple):
    """A time of day in words."""

    minutes: frozenset[int]
    """After twelve on the face of a clock; each hour that the word may say."""
    words: str


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], tuple[int, ...]]:
    """Return the pattern of spoken times, and the minutes after the hour of each of its alternatives."""
    table = read_table("number_words").get(language, {}).get("spoken", {})
    forms = [
        form.replace(" ", f"[{SPACES}]").replace("{hour}", _HOUR.replace("{n}", str(n))) for n, form in enumerate(table)
    ]
    pattern = rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)" if forms else "(?!)"
    return re.compile(pattern, re.IGNORECASE), tuple(table.values())


@lru_cache(maxsize=64)
def spoken_times(text: str, language: str) -> tuple[SpokenTime, ...]:
    """Return the times of day that a text without markup says in words."""
    language = base_language(language)
    pattern, shifts = _pattern(language)
    found = []
    for match in pattern.finditer(text):
        n, word = next((int(name[5:]), word) for name, word in match.groupdict().items() if word)
        hours = [int(hour) for hour in numbers_in_words(word, language) if hour in _HOURS]
        minutes = frozenset((hour * 60 + shifts[n]) % _FACE for hour in hours)
        found += [SpokenTime(minutes, match[0])] if minutes else []
    return tuple(found)


def spoken_numbers(text: str, language: str) -> set[Decimal]:
    """Return the hours, counted from noon and from midnight, and the minutes of the times that a text has in words."""
    found = {minutes for one in spoken_times(text, language) for minutes in one.minutes}
    hours = {minutes // 60 + shift for minutes in found for shift in (0, 12)}
    return {Decimal(hour or 12) for hour in hours} | {Decimal(minutes % 60) for minutes in found if minutes % 60}
