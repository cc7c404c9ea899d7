"""Dates of a draft as its language writes them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from loctool.text.language import base_language
from loctool.text.numbers.reader import Number, find_numbers
from loctool.text.numbers.style.spaces import GAP, NBSP, known_locale


def write_dates(source: str, draft: str, source_language: str, language: str) -> str:
    """Write dates that the draft has in the source's digits as the language does, and no dot before a month's name."""
    for number in find_numbers(source, source_language):
        day = _day(number) if number.kind == "date" else None
        if day and number.surface in draft:
            draft = draft.replace(number.surface, _format_day(day, language))
    return _before_month(language).sub(rf"\1{NBSP if base_language(language) == 'ru' else ' '}", draft)


@cache
def _before_month(language: str) -> re.Pattern[str]:
    names = (name for kind in known_locale(language).months.values() for name in kind["wide"].values())
    months = "|".join(map(re.escape, names))
    return re.compile(rf"(?<!\d)(\d{{1,2}})\.{GAP}?(?=(?:{months})\b)")


def _day(number: Number) -> date | None:
    parts = [int(part) for part in re.findall(r"\d+", number.surface)]
    try:
        return date(*reversed(parts)) if len(parts) == 3 and parts[2] > 99 else None
    except ValueError:
        return None


def _format_day(day: date, language: str) -> str:
    """Return a day in digits if the language writes the day first, else with the month's name: never ambiguous."""
    from babel.dates import format_date

    short = str(known_locale(language).date_formats["short"].pattern)
    form = re.sub(r"y+", "y", short) if short.startswith("d") else "long"
    return str(format_date(day, form, locale=known_locale(language)))
