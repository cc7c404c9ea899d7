"""Times of day in words that a translation changes: halb acht, 8:30."""

from __future__ import annotations

from loctool.text.numbers.spoken import spoken_times
from loctool.text.numbers.times import find_times

_Time = tuple[frozenset[int], str]


def spoken_changes(source: str, target: str, source_language: str, language: str) -> list[tuple[str, str]]:
    """Return (in the source, in the translation) for a time in words, with minutes, that is another one there.

    Only if each text has one time: which one answers which is not sure else.
    """
    ours, theirs = spoken_times(source, source_language), spoken_times(target, language)
    if not any(minutes % 60 for one in (*ours, *theirs) for minutes in one.minutes):
        return []
    mine, yours = _all_times(source, source_language), _all_times(target, language)
    if len(mine) != 1 or len(yours) != 1 or mine[0][0] & yours[0][0]:
        return []
    return [(mine[0][1], yours[0][1])]


def _all_times(text: str, language: str) -> list[_Time]:
    """Return the times of a text in words and in digits."""
    spoken: list[_Time] = [(one.minutes, one.words) for one in spoken_times(text, language)]
    return spoken + [(frozenset({time.minutes}), time.words.strip()) for time in find_times(text, language)]
