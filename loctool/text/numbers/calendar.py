"""Months and days of the week that a text names: by CLDR's names (through Babel), and in dates in digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from loctool.text.numbers.calendar_names import calendar_names, calendar_words, plain_apostrophes
from loctool.text.numbers.reader import SPACES, find_numbers

_AROUND = 20
"""Characters before a name that tell whether it is one."""
_LONGEST_PART = 4
"""Digits of a day, a month or a year."""


class Named(NamedTuple):
    """The months, or the days of the week, of a text."""

    sure: dict[int, str]
    """Number -> how the text says it."""
    short: dict[int, str]
    """Days that it surely abbreviates, which need no answer: Mo–Fr, Mi, 3. Juni."""


@cache
def _pattern(language: str, kind: str) -> re.Pattern[str]:
    """Return the pattern of any word, and of the names that are more than a word: segunda-feira."""
    names = calendar_names(language, kind)
    longer = sorted((name for name in {*names.sure, *names.vague} if not name.isalpha()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{''.join(re.escape(name) + '|' for name in longer)}[^\W\d_]+)(?!\w)")


@lru_cache(maxsize=64)
def named_days(text: str, language: str) -> Named:
    """Return the days of the week that a text without markup names, Monday as 0."""
    return _find(text, language, "days")


@lru_cache(maxsize=64)
def named_months(text: str, language: str) -> Named:
    """Return the months that a text without markup names, in words or in a date in digits."""
    named = {month: surface for month, surface, is_sure in _dates(text, language) if is_sure}
    return Named(named | _find(text, language, "months").sure, {})


def possible_in(text: str, language: str, kind: str) -> set[int]:
    """Return the months or days that the words and digits of a text may say; asked where the other text names one."""
    plain = plain_apostrophes(text)
    found = {number for _, number in _names_in(plain, language, kind)} | {*_starts(plain, language, kind)}
    return found | {month for month, _, _ in _dates(text, language)} if kind == "months" else found


def _names_in(text: str, language: str, kind: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the names of months or days in a text, and their numbers."""
    names = calendar_names(language, kind)
    for match in _pattern(language, kind).finditer(text):
        number = names.sure.get(match[0], names.vague.get(match[0]))
        if number is not None:
            yield match, number


def _find(text: str, language: str, kind: str) -> Named:
    text = plain_apostrophes(text)
    names, sure = calendar_names(language, kind), {}
    for match, number in _names_in(text, language, kind):
        word = match[0]
        if (word in names.sure and not _is_person(text, match, language)) or _is_certain(text, match, kind, language):
            sure[number] = word
    short = {n: word for n, word in _short_days(text, language) if n not in sure} if kind == "days" else {}
    return Named(sure, short)


@cache
def _start_pattern(language: str, kind: str) -> tuple[re.Pattern[str], tuple[int, ...]]:
    starts = calendar_names(language, kind).starts
    return re.compile(rf"\b(?:{'|'.join(f'({start})' for start in starts) or '(?!)'})"), tuple(starts.values())


def _starts(text: str, language: str, kind: str) -> Iterator[int]:
    """Yield the months or days with whose names words begin."""
    pattern, numbers = _start_pattern(language, kind)
    return (numbers[match.lastindex - 1] for match in pattern.finditer(text.casefold()) if match.lastindex)


@cache
def _short_day(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a range of abbreviated days, and of one before a date or a time."""
    gap, words = f"[{SPACES}]?", calendar_words(language).get("range", "(?!)")
    day = rf"(?<!\w)({'|'.join(map(re.escape, calendar_names(language, 'days').short)) or '(?!)'})(?!\w)"
    date = rf"\d{{1,2}}(?:[.:]\d|\.?[{SPACES}][^\W\d_]{{3}})"
    return re.compile(rf"{day}\.?{gap}(?:[-–—]|\b(?:{words})\b){gap}{day}"), re.compile(
        rf"{day}[.,]{{1,2}}{gap}(?={date})"
    )


def _short_days(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Yield the abbreviated days of ranges, and before a date or a time; elsewhere Do and So are other words."""
    names = calendar_names(language, "days").short
    for pattern in _short_day(language):
        yield from ((names[word], word) for match in pattern.finditer(text) for word in match.groups())


def _is_person(text: str, match: re.Match[str], language: str) -> bool:
    """Return whether a title before a name says that somebody is called so: Herr Freitag."""
    titles = calendar_words(language).get("titles", "(?!)")
    return re.search(rf"\b(?:{titles})[{SPACES}]$", text[max(0, match.start() - _AROUND) : match.start()]) is not None


def _is_certain(text: str, match: re.Match[str], kind: str, language: str) -> bool:
    """Return whether a name that may be another word is none: 4 May, May 4, May 2025, in May, в среду."""
    before, behind = text[max(0, match.start() - _AROUND) : match.start()], text[match.end() : match.end() + _AROUND]
    if kind != "months":
        certain = calendar_words(language).get("certain", "(?!)")
        return re.search(rf"(?:{certain})$", before + match[0], re.IGNORECASE) is not None
    table = calendar_words(language)
    words = table.get("before", "(?!)") if match[0] in table.get("vague", "").split() else "(?!)"  # maize is Mais
    day = rf"(?<!\d)\d{{1,2}}(?:\.|st|nd|rd|th|-?г?о)?[{SPACES}]"
    is_certain = text.isalpha() or re.search(rf"(?:{day}|\b(?:{words})[{SPACES}-])$", before)
    return bool(is_certain or re.match(rf"\.?,?[{SPACES}]\d{{1,4}}(?!\d)", behind))


def _dates(text: str, language: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the month of each date in digits, the date, and whether it is sure: 12.05. is a date, 1.2 a section."""
    for number in find_numbers(text, language):
        parts = [int(part) for part in number.parts if len(part) <= _LONGEST_PART]
        if number.kind in ("iso", "date"):
            day, month = parts[:0:-1] if number.kind == "iso" else parts[:2]
            is_whole = len(parts) == 3 or re.search(r"\.0\d\.|1\d\.$", number.surface) is not None
            yield month, number.surface, is_whole and month in range(1, 13) and day in range(1, 32)
        elif len(parts) > 1:
            yield from ((part, number.surface, False) for part in parts[:2])


class Change(NamedTuple):
    """A month or a day that differs between a text and its translation."""

    ours: str
    """In the source; "" if the translation invented it."""
    theirs: str
    """In the translation; "" if it is lost."""


def calendar_changes(source: str, target: str, source_language: str, language: str) -> list[Change]:
    """Return the months and days that a translation changes or loses, and the months that it invents.

    Both texts without markup. What the other text has too, letter by letter, is a name: Bild am Sonntag.
    """
    found = []
    for kind, find in (("months", named_months), ("days", named_days)):
        ours, theirs = find(source, source_language), find(target, language)
        named, others = ours.sure | ours.short, theirs.sure | theirs.short
        said = possible_in(source, source_language, kind) if others else set()
        answers = possible_in(target, language, kind) if named else set()
        lost = [n for n, word in named.items() if n not in answers and word not in target]
        more = [n for n, word in others.items() if n not in said and word not in source]
        if kind == "days":
            lost, more = _without_nights(lost, more, (source, source_language), (target, language))
            more = more[: len(lost)]
        lost = lost[: len(more)] + [n for n in lost[len(more) :] if n in ours.sure]
        found += [Change(named.get(one, ""), others.get(other, "")) for one, other in zip_longest(lost, more)]
    return found


def _without_nights(
    lost: list[int], more: list[int], ours: tuple[str, str], theirs: tuple[str, str]
) -> tuple[list[int], list[int]]:
    """Leave out days that are one night's two: *in der Nacht auf Freitag* is *on Thursday night*."""
    tables = [calendar_words(language) for _, language in (ours, theirs)]
    shift = tables[0].get("night_after", 0) - tables[1].get("night_after", 0)
    if not shift or not re.search(tables[0].get("night", "(?!)"), ours[0], re.IGNORECASE):
        return lost, more
    shared = {one for one in lost if (one - shift) % 7 in more}
    return [n for n in lost if n not in shared], [n for n in more if (n + shift) % 7 not in shared]
