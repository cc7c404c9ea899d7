"""Months and days of the week that a text names: by CLDR's names (through Babel), and in dates in digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language, locale_of
from loctool.text.numbers.reader import SPACES, find_numbers
from loctool.text.tables import read_table

_START = 5
"""Letters of a name, at most, with which longer words and adjectives begin that hold it: Märzrevolution, воскресный."""


class Named(NamedTuple):
    """The months, or the days of the week, of a text."""

    sure: dict[int, str]
    """Number -> how the text says it."""
    possible: frozenset[int]
    """What its words and digits may also say."""


class CalendarNames(NamedTuple):
    """The names that a language has for months or days."""

    sure: dict[str, int]
    """Names in all their forms."""
    vague: dict[str, int]
    """Abbreviations, and names that are other words as well."""
    starts: dict[str, int]
    """In lower case, how words begin that hold a name."""


@cache
def _names(language: str, kind: str) -> CalendarNames:
    """Return the names of `months` or `days`."""
    locale, table = locale_of(language), read_table("calendar").get(base_language(language), {})
    if locale is None:
        return CalendarNames({}, {}, {})
    wide, short = _cldr_names(language, kind, "wide"), _cldr_names(language, kind, "abbreviated")
    wide |= {(name, int(number)) for number, name in table.get(kind, {}).items()}
    vague = table.get("vague", "").split()
    forms = {form: n for name, n in sorted(wide) for form in _inflect(name, table.get("endings", ""))}
    forms |= {name.lower() + table["adverbs"]: n for name, n in wide if kind == "days" and "adverbs" in table}
    doubtful = {form for name in vague for form in (name, *_inflect(name, table.get("endings", "")))}
    sure = {form: n for form, n in forms.items() if form not in doubtful}
    others = {name.rstrip("."): n for name, n in sorted(short)} | {
        form: forms[form] for form in doubtful & forms.keys()
    }
    others |= {form.capitalize(): n for form, n in forms.items() if form not in sure or not form[0].isupper()}
    starts = {_stem(name).casefold()[:_START]: n for name, n in sorted(wide)}
    return CalendarNames(sure, {name: n for name, n in others.items() if name not in sure}, starts)


def _cldr_names(language: str, kind: str, width: str) -> set[tuple[str, int]]:
    """Return the names in the forms that stand alone and in dates; British abbreviations (Sept) for English too."""
    locales = [locale_of(tag) for tag in (language, *(["en_GB"] if base_language(language) == "en" else []))]
    tables = [table.get(width, {}) for locale in locales for table in getattr(locale, kind).values()]
    return {(str(name), number) for table in tables for number, name in table.items()}


def _inflect(name: str, endings: str) -> list[str]:
    """Return a name with all the endings that it may have in its language."""
    stem = _stem(name)
    return [name, *(stem + ending for ending in endings.split("|") if ending)]


def _stem(name: str) -> str:
    return re.sub(r"(?<=\w\w)[аяьйе]$", "", name)


@cache
def _pattern(language: str, kind: str) -> re.Pattern[str]:
    names = _names(language, kind)
    words = sorted({*names.sure, *names.vague}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)" if words else "(?!)")


@lru_cache(maxsize=64)
def named_days(text: str, language: str) -> Named:
    """Return the days of the week that a text without markup names, Monday as 0."""
    return _find(text, language, "days")


@lru_cache(maxsize=64)
def named_months(text: str, language: str) -> Named:
    """Return the months that a text without markup names, in words or in a date in digits."""
    sure, possible = _find(text, language, "months")
    dates = list(_dates(text, language))
    named = {month: surface for month, surface, is_sure in dates if is_sure}
    return Named(named | sure, possible | {month for month, _, _ in dates})


def _find(text: str, language: str, kind: str) -> Named:
    names, sure = _names(language, kind), {}
    possible = set(_starts(text, names))
    for match in _pattern(language, kind).finditer(text):
        word = match[0]
        number = names.sure.get(word, names.vague.get(word, 0))
        possible.add(number)
        if word in names.sure or _is_certain(text, match, kind, language):
            sure[number] = word
    return Named(sure, frozenset(possible | sure.keys()))


def _starts(text: str, names: CalendarNames) -> Iterator[int]:
    folded = text.casefold()
    return (n for start, n in names.starts.items() if start in folded and re.search(rf"\b{start}", folded))


def _is_certain(text: str, match: re.Match[str], kind: str, language: str) -> bool:
    """Return whether a month that may be another word is one: 4 May, May 4, May 2025, in May."""
    if kind != "months":
        return False
    day = re.compile(rf"(?<!\d)\d{{1,2}}(?:\.|st|nd|rd|th|-?г?о)?[{SPACES}]$")
    words = read_table("calendar").get(base_language(language), {}).get("before", "(?!)")
    before, behind = text[max(0, match.start() - 20) : match.start()], text[match.end() :]
    is_date = day.search(before) or re.match(rf"\.?,?[{SPACES}]\d{{1,4}}(?!\d)", behind)
    return bool(is_date or re.search(rf"\b(?:{words})[{SPACES}-]$", before))


def _dates(text: str, language: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the month of each date in digits, the date, and whether it is sure: 12.05. is a date, 1.2 a section."""
    for number in find_numbers(text, language):
        parts = [int(part) for part in re.findall(r"\d+", number.surface)]
        if number.kind in ("iso", "date"):
            day, month = (parts[2], parts[1]) if number.kind == "iso" else (parts[0], parts[1])
            is_date = 1 <= month <= 12 and 1 <= day <= 31
            yield (
                month,
                number.surface,
                is_date and (len(parts) == 3 or re.search(r"\.0\d\.|1\d\.$", number.surface) is not None),
            )
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
    for find in (named_months, named_days):
        ours, theirs = find(source, source_language), find(target, language)
        lost = [n for n, word in ours.sure.items() if n not in theirs.possible and word not in target]
        more = [n for n, word in theirs.sure.items() if n not in ours.possible and word not in source]
        if find is named_days:
            lost, more = _without_nights(lost, more, (source, source_language), (target, language))
            more = more[: len(lost)]
        pairs = [(lost[n : n + 1], more[n : n + 1]) for n in range(max(len(lost), len(more)))]
        found += [
            Change("".join(ours.sure[n] for n in one), "".join(theirs.sure[n] for n in other)) for one, other in pairs
        ]
    return found


def _without_nights(
    lost: list[int], more: list[int], ours: tuple[str, str], theirs: tuple[str, str]
) -> tuple[list[int], list[int]]:
    """Leave out days that are one night's two: *in der Nacht auf Freitag* is *on Thursday night*."""
    tables = [read_table("calendar").get(base_language(language), {}) for _, language in (ours, theirs)]
    shift = tables[0].get("night_after", 0) - tables[1].get("night_after", 0)
    if not shift or not re.search(tables[0].get("night", "(?!)"), ours[0], re.IGNORECASE):
        return lost, more
    shared = {one for one in lost if (one - shift) % 7 in more}
    return [n for n in lost if n not in shared], [n for n in more if (n + shift) % 7 not in shared]
