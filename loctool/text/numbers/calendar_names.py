"""What a language calls the months and the days of the week, by CLDR's names (through Babel)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from loctool.text.language import base_language, locale_of
from loctool.text.tables import read_table

_START = 5
"""Letters of a name, at most, with which longer words and adjectives begin that hold it: Märzrevolution, воскресный."""
_SHORTEST = 3
"""Letters of the beginning of a word that may say a name."""


class CalendarNames(NamedTuple):
    """The names that a language has for months or days."""

    sure: dict[str, int]
    """Names in all their forms."""
    vague: dict[str, int]
    """Abbreviations, and names that are other words as well."""
    short: dict[str, int]
    """Abbreviations alone."""
    starts: dict[str, int]
    """In lower case and as regular expressions, how words begin that hold a name."""


def calendar_words(language: str) -> dict[str, Any]:
    """Return what the table of the calendar says about a language."""
    return dict(read_table("calendar").get(base_language(language), {}))


@cache
def calendar_names(language: str, kind: str) -> CalendarNames:
    """Return the names of `months` or `days`."""
    if locale_of(language) is None:
        return CalendarNames({}, {}, {}, {})
    table = calendar_words(language)
    wide, abbreviated = _cldr_names(language, kind, "wide"), _cldr_names(language, kind, "abbreviated")
    wide |= {(name, int(number)) for number, name in table.get(kind, {}).items()}
    vague = table.get("vague", "").split()
    forms = {form: n for name, n in sorted(wide) for form in _inflect(name, table.get("endings", ""))}
    forms |= {name.lower() + table["adverbs"]: n for name, n in wide if kind == "days" and "adverbs" in table}
    doubtful = {form for name in vague for form in (name, *_inflect(name, table.get("endings", "")))}
    sure = {form: n for form, n in forms.items() if form not in doubtful}
    bare = {name.rstrip("."): n for name, n in sorted(abbreviated)}
    bare = {name.capitalize(): n for name, n in bare.items()} | bare  # a sentence may begin with it
    short = {name: n for name, n in bare.items() if name not in sure}
    others = short | {form: forms[form] for form in doubtful & forms.keys()}
    others |= {form.capitalize(): n for form, n in forms.items() if form not in sure or not form[0].isupper()}
    starts = {_beginning(name, table): n for name, n in sorted(wide)}
    return CalendarNames(sure, {name: n for name, n in others.items() if name not in sure}, short, starts)


@cache
def full_names(language: str, kind: str) -> frozenset[str]:
    """Return the names of `months` or `days` in all their forms, without abbreviations that are not names as well."""
    table = calendar_names(language, kind)
    wide = {name for name, _ in _cldr_names(language, kind, "wide")} if table.sure or table.vague else set()
    return frozenset(name for name in (*table.sure, *table.vague) if name not in table.short or name in wide)


def plain_apostrophes(text: str) -> str:
    """Return a text with one sign for all apostrophes within words: п’ятниця."""
    return re.sub(r"(?<=[^\W\d_])[’ʼ](?=[^\W\d_])", "'", text)


def _cldr_names(language: str, kind: str, width: str) -> set[tuple[str, int]]:
    """Return the names in the forms that stand alone and in dates; British abbreviations (Sept) for English too."""
    locales = [locale_of(tag) for tag in (language, *(["en_GB"] if base_language(language) == "en" else []))]
    tables = [table.get(width, {}) for locale in locales for table in getattr(locale, kind).values()]
    return {(plain_apostrophes(str(name)), number) for table in tables for number, name in table.items()}


def _inflect(name: str, endings: str) -> list[str]:
    """Return a name with all the endings that it may have in its language."""
    stem = _stem(name)
    return [name, *(stem + ending for ending in endings.split("|") if ending)]


def _stem(name: str) -> str:
    return re.sub(r"(?<=\w\w)[аяьйе]$", "", name)


def _beginning(name: str, table: dict[str, Any]) -> str:
    """Return how words begin that hold a name; behind a short one only some letters may follow: mayor is no May.

    The last letters of a name may be an ending if nothing is known about its language.
    """
    folded = name.casefold()
    if "endings" not in table:
        return re.escape(folded[: min(_START, max(_SHORTEST, len(folded) - 2))])
    stem = _stem(folded)
    stem = stem if len(stem) >= _SHORTEST else folded
    return re.escape(stem) + table["derived"] if len(stem) <= _START else re.escape(stem[:_START])
