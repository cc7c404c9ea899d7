"""Dates of a draft as its language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from loctool.text.language import base_language
from loctool.text.numbers.calendar_names import calendar_words
from loctool.text.numbers.reader import find_numbers
from loctool.text.numbers.style.spaces import GAP, NBSP, known_locale
from loctool.text.numbers.words import joins

_DASH = f"{GAP}?[-–—]{GAP}?"
_WORD = rf"{GAP}[^\W\d_]{{2,7}}{GAP}"
_RANGE = re.compile(
    rf"(?<![\d.,])(\d{{1,2}})\.(?:{GAP}?(\d{{1,2}})\.)?(?:{_DASH}|{GAP}bis{GAP})"
    rf"(\d{{1,2}})\.{GAP}?(\d{{1,2}})\.{GAP}?(\d{{4}})(?!\d)"
)
"""A range of days whose second one alone has the year: 5.–7.5.2025."""
_ANY_YEAR = 2000
"""A leap year, in which every day without a year is valid."""


def write_dates(source: str, draft: str, source_language: str, language: str) -> str:
    """Write dates that the draft has in the source's digits as the language does, and no dot before a month's name."""
    for match in _RANGE.finditer(source):
        draft = _write_range(match, draft, language)
    for day, has_year in dict.fromkeys(_days(source, source_language)):
        draft = _write_day(day, draft, language) if has_year else _write_day_of_year(day, source, draft, language)
    return _write_months(source, draft, language)


def _days(source: str, language: str) -> Iterator[tuple[date, bool]]:
    """Yield the days with a year of four digits (True), and those without one behind a word that dates have: am 12.05.

    A day behind such a day and a word needs none of its own: vom 12.05. bis 14.05.
    """
    before = re.compile(rf"\b(?:{calendar_words(language).get('dated', '(?!)')}){GAP}$", re.IGNORECASE)
    end = None
    for number in find_numbers(source, language):
        parts = [*map(int, number.parts)] if number.kind == "date" else []
        is_dated = before.search(source[: number.start]) or (end is not None and joins(source[end : number.start]))
        end = number.end if len(parts) == 2 and is_dated else None
        if end:
            parts.append(_ANY_YEAR)
        if len(parts) == 3 and parts[2] > 99:
            yield from ((day, not end) for day in _valid(parts))


def _valid(parts: list[int]) -> list[date]:
    try:
        return [date(parts[2], parts[1], parts[0])]
    except ValueError:
        return []


def _write_range(match: re.Match[str], draft: str, language: str) -> str:
    """Write both ends of a range: May 5–7, 2025; languages that write the day first repeat the year."""
    parts = [int(part or match[4]) for part in match.groups()]
    ends = _valid([parts[0], parts[1], parts[4]]) + _valid(parts[2:])
    if len(ends) != 2 or (ends[0] >= ends[1] and not _is_american(language)):
        return draft  # 29.12.–2.1.2025: the first year is not said
    first = rf"(?<![\d.,])0?{parts[0]}[.,]?(?:{GAP}?0?{parts[1]}[.,]?)?"
    copied = re.compile(rf"{first}({_DASH}|{_WORD}){_copied(parts[2:])}(?!\d)")
    return copied.sub(lambda m: _format_range(ends[0], ends[1], m[1], language), draft)


def _format_range(start: date, end: date, between: str, language: str) -> str:
    is_word = between.strip(f"{NBSP} -–—\N{NARROW NO-BREAK SPACE}") != ""
    first, last = _format_day(start, language), _format_day(end, language)
    if not _is_american(language):
        return first + (between if is_word else "–") + last
    first = _format_day_of_year(start, language)
    if not is_word and start.month == end.month:
        return f"{first}–{last.partition(' ')[2]}"
    return first + (between if is_word else " – ") + last


def _copied(parts: list[int]) -> str:
    """Return the pattern of the parts of a date with the dots or with what models make of them: 12,05,2025."""
    return rf"[.,/]{GAP}?".join(f"0?{part}" for part in parts)


def _write_day(day: date, draft: str, language: str) -> str:
    copied = re.compile(rf"(?<![\d.,/]){_copied([day.day, day.month, day.year])}(?![\d/]|[.,]\d)")
    return copied.sub(_format_day(day, language), draft)


def _write_day_of_year(day: date, source: str, draft: str, language: str) -> str:
    """Write a day without a year, also if the model turned it round, if the source has no such amount besides."""
    own, turned = _copied([day.day, day.month]), _copied([day.month, day.day]).replace("/", "")
    rest = re.sub(rf"(?<![\d.,])0?{day.day}\.{GAP}?0?{day.month}\.", "", source)
    for form in (own, turned):
        bounded = rf"(?<![\d.,/–—-])(?:{form})(?![\d/%€$–—-]|[.,]\d|\.?{_DASH}\d)"
        if re.search(bounded, draft) and not re.search(bounded, rest):
            text = _format_day_of_year(day, language)
            return re.sub(rf"{bounded}(?:\.(?={GAP}[^\W\d_A-ZА-Я]))?", text, draft) if text else draft
    return draft


def _write_months(source: str, draft: str, language: str) -> str:
    """Take the dot from days before months, and give the month the form and letter it has there: 2. Июнь, 2 июня."""
    names, pattern = _month_names(language)
    gap = NBSP if base_language(language) == "ru" else " "

    def write(match: re.Match[str]) -> str:
        day, name = match.groups()
        is_sure = name[0] == names[name][0] or re.search(rf"(?<!\d){day}\.{GAP}?[^\W\d_]", source)
        return f"{day}{gap}{names[name]}" if is_sure else match[0]

    return pattern.sub(write, draft)


@cache
def _month_names(language: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return names of months, capitalised ones too, with the form that a date has, and the pattern of such a date."""
    months = known_locale(language).months
    forms = {
        str(kind["wide"][n]): str(name) for n, name in months["format"]["wide"].items() for kind in months.values()
    }
    forms = {name[0].upper() + name[1:]: form for name, form in forms.items()} | forms
    words = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return forms, re.compile(rf"(?<!\d)(\d{{1,2}})\.{GAP}?({words})\b")


def _writes_day_first(language: str) -> bool:
    return str(known_locale(language).date_formats["short"].pattern).startswith("d")


def _is_american(language: str) -> bool:
    return base_language(language) == "en" and not _writes_day_first(language)


def _format_day(day: date, language: str) -> str:
    """Return a day in digits if the language writes the day first, else with the month's name: never ambiguous."""
    from babel.dates import format_date

    short = str(known_locale(language).date_formats["short"].pattern)
    form = re.sub(r"y+", "y", short) if _writes_day_first(language) else "long"
    return str(format_date(day, form, locale=known_locale(language)))


def _format_day_of_year(day: date, language: str) -> str:
    """Return a day without its year, "" in languages whose form is not known."""
    from babel.dates import format_date

    short = str(known_locale(language).date_formats["short"].pattern)
    if base_language(language) == "en":
        form = "d MMMM" if _writes_day_first(language) else "MMMM d"
    else:
        form = "dd.MM" if re.match(r"d+\.MM\.", short) else ""
    return str(format_date(day, form, locale=known_locale(language))) if form else ""
