"""Times of day that a text names, counted from noon or from midnight: 20.15 Uhr, 8:15 p.m., 0800 hours."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.numbers.words import SPACES
from loctool.text.tables import read_table

HALF_DAY = 720
"""Minutes on the face of a clock."""


class Time(NamedTuple):
    """A time of day."""

    start: int
    minutes: int
    """After twelve on the face of a clock."""
    half: int | None
    """0 before noon, 1 after it, None if the text does not say."""
    is_sure: bool
    """The half is said, and not only usual."""
    words: str


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = read_table("number_words").get(language, {}).get("clock", {})
    marks = {kind: words.get(kind, "(?!)") for kind in ("hours", "am", "pm", "night")}
    parts = "|".join(rf"(?P<{kind}>{marks[kind]})" for kind in ("am", "pm", "night"))
    return re.compile(
        rf"(?<![\d.,:/+-])(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?(?!\d|[:.,]\d)"
        rf"|(?P<military>[0-2]\d[0-5]\d)(?=[{SPACES}]?(?:{marks['hours']}|hours\b|hrs\b|h\b|GMT\b|UTC\b)))"
        rf"(?P<mark>[{SPACES}]?(?:{marks['hours']}))?(?:[{SPACES}]?(?:{parts})(?!\w))?",
        re.IGNORECASE,
    )


@cache
def _usual(language: str) -> re.Pattern[str]:
    """Return the words that say anywhere in a text that its hours are not counted from midnight."""
    return re.compile(read_table("number_words").get(language, {}).get("clock", {}).get("elsewhere", ""), re.IGNORECASE)


@lru_cache(maxsize=64)
def find_times(text: str, language: str) -> tuple[Time, ...]:
    """Return the times of a text without markup, and the amounts with a dot or colon that may be times."""
    language = base_language(language)
    found = (_time(match, language) for match in _pattern(language).finditer(text))
    return tuple(time for time in found if time)


def _time(match: re.Match[str], language: str) -> Time | None:
    military = match["military"]
    hour, minute = (military[:2], military[2:]) if military else (match["hour"], match["minute"])
    part = next((kind for kind in ("am", "pm", "night") if match[kind]), "")
    is_marked = bool(part or match["mark"] or military)
    if not (minute or is_marked) or int(hour) > 24:
        return None
    half, is_sure = _half(int(hour), part, match, language)
    minutes = (int(hour) * 60 + int(minute or 0)) % HALF_DAY
    return Time(match.start(), minutes, half if is_marked else None, is_sure, match[0])


def _half(hour: int, part: str, match: re.Match[str], language: str) -> tuple[int | None, bool]:
    """Return the half of a day, and whether it is sure."""
    if hour > 12 or hour == 0:
        return int(12 < hour < 24), True
    if part:
        return (int(6 <= hour < 12) if part == "night" else int(part == "pm")), True
    usual = _usual(language)
    if match["mark"] and usual.pattern and not usual.search(match.string):
        return int(hour == 12), False
    return None, False


class TimeChange(NamedTuple):
    """A time that a translation puts into the other half of the day."""

    ours: str
    theirs: str
    is_sure: bool


def time_changes(source: str, target: str, source_language: str, language: str) -> list[TimeChange]:
    """Return the times that a translation puts into the other half of the day: 15 Uhr, 3 am."""
    ours, theirs = _halves(source, source_language), _halves(target, language)
    changes = []
    for minutes in ours.keys() & theirs.keys():
        mine, yours = ours[minutes], theirs[minutes]
        if None not in {*mine, *yours} and mine.keys().isdisjoint(yours):
            one, other = next(iter(mine.values())), next(iter(yours.values()))
            changes.append(TimeChange(one.words, other.words, one.is_sure and other.is_sure))
    return changes


def _halves(text: str, language: str) -> dict[int, dict[int | None, Time]]:
    """Return minutes -> half of the day -> a time of a text."""
    found: dict[int, dict[int | None, Time]] = {}
    for time in find_times(text, language):
        found.setdefault(time.minutes, {})[time.half] = time
    return found
