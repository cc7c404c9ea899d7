"""Numbers, dates, times, units and dashes of a draft, written as its language writes them (CLDR through Babel)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from loctool.text.markup import mask, unmask
from loctool.text.numbers import BAR, Number, numbers, read
from loctool.text.separators import separators

NBSP = "\N{NO-BREAK SPACE}"
GAP = f"[ {NBSP}\N{NARROW NO-BREAK SPACE}]"

UNITS = tuple(
    f"{kind}-{unit}"
    for kind, units in {
        "length": "kilometer meter centimeter millimeter",
        "mass": "metric-ton tonne kilogram gram milligram",
        "area": "square-kilometer square-meter hectare",
        "volume": "cubic-meter liter milliliter",
        "energy": "kilowatt-hour",
        "power": "gigawatt megawatt kilowatt watt",
        "electric": "volt ampere",
        "frequency": "gigahertz megahertz kilohertz hertz",
        "digital": "terabyte gigabyte megabyte kilobyte",
        "temperature": "celsius",
        "speed": "kilometer-per-hour meter-per-second",
    }.items()
    for unit in units.split()
)
"""CLDR's names of the units whose symbols are put into the target language."""

DASHES = {"en": " – ", "ru": f"{NBSP}— ", "uk": f"{NBSP}— ", "be": f"{NBSP}— "}
"""Language -> dash between parts of a sentence; the others keep what the engine writes."""


def localised(source: str, draft: str, source_language: str, language: str) -> str:
    """Return the draft with its numbers, dates, units and dashes in the target language's own form.

    Only what the source has too is written anew, and always with the source's value: amounts, dates and ranges; years,
    versions, addresses and phone numbers stay. Markup stays too. Languages that CLDR does not know keep all.
    """
    if locale(language) is None or source_language == language:
        return draft
    plain, masked = BAR.join(mask(source).pieces), mask(draft)
    whole = BAR.join(masked.pieces)
    figures = (_amounts, _dates, _clock, _percent, _units, _ordinals, _ranges) if re.search(r"\d", whole) else ()
    for step in (*figures, _dashes):
        whole = step(plain, whole, source_language, language)
    pieces = tuple(whole.split(BAR))
    return unmask(replace(masked, pieces=pieces)) if len(pieces) == len(masked.pieces) else draft


@cache
def locale(language: str) -> Any:
    """Return Babel's locale of a gettext language, None where CLDR has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("-", "_").partition("@")[0])
    except (UnknownLocaleError, ValueError):
        return None


def misformatted(source: str, target: str, source_language: str, language: str) -> list[tuple[str, str]]:
    """Return (as it is, as it should be) for amounts of the source that stand in another language's form."""
    if locale(language) is None or source_language == language:
        return []
    ours, theirs = (BAR.join(mask(text).pieces) for text in (source, target))
    found = _reread(ours, theirs, source_language, language)
    return [(n.surface, right) for n, right in found if re.sub(GAP, "", n.surface) != re.sub(GAP, "", right)]


def _amounts(source: str, draft: str, source_language: str, language: str) -> str:
    """Write amounts of the source, wherever they stand in its or in English form, in the target's form."""
    for number, text in reversed(_reread(source, draft, source_language, language)):
        draft = draft[: number.start] + text + draft[number.end :]
    return draft


def _reread(source: str, draft: str, source_language: str, language: str) -> list[tuple[Number, str]]:
    """Return the numbers of a draft that mean an amount of the source in some reading, and the target's form of it."""
    amounts = [(number.amount, number.surface) for number in numbers(source, source_language)]
    wanted = Counter(amount for amount, _ in amounts if amount is not None)
    surfaces = dict(amounts)
    found: list[tuple[Number, str]] = []
    for number in numbers(draft, language):
        if number.amount is None or number.surface.isdecimal():
            wanted[number.amount or Decimal(0)] -= number.amount is not None
            continue
        readings = [number.amount, read(number.surface, source_language), read(number.surface, "en")]
        amount = next((one for one in readings if wanted[one] > 0), None)
        if amount is not None:
            wanted[amount] -= 1
            found.append((number, written(amount, surfaces[amount], language)))
    return found


def written(amount: Decimal, surface: str, language: str) -> str:
    """Return an amount in a language's form, with as many decimals as in `surface` and grouped where that is."""
    point, group = separators(language)
    decimals = len(surface) - max(surface.rfind(","), surface.rfind(".")) - 1 if amount != int(amount) else 0
    if not decimals and re.search(r"[.,]0+$", surface) and not re.search(r"[.,]000$", surface):
        decimals = len(re.findall(r"0+$", surface)[0])
    whole, _, tail = f"{amount:.{decimals}f}".partition(".")
    grouped = re.search(r"\d\D\d{3}(?!\d)", surface) is not None and len(whole) > 3
    shown = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", group, whole) if grouped else whole
    return shown + (point + tail if tail else "")


def _dates(source: str, draft: str, source_language: str, language: str) -> str:
    """Write dates that stand as numbers in the source's form by the target's rules; no dot before a month's name."""
    for number in numbers(source, source_language):
        day = _day(number) if number.kind == "date" else None
        if day and number.surface in draft:
            draft = draft.replace(number.surface, _dated(day, language))
    return _before_month(language).sub(rf"\1{NBSP if language[:2] == 'ru' else ' '}", draft)


@cache
def _before_month(language: str) -> re.Pattern[str]:
    """Return what a day with a dot before a month's name looks like."""
    months = "|".join(re.escape(name) for name in _months(language))
    return re.compile(rf"(?<!\d)(\d{{1,2}})\.{GAP}?(?=(?:{months})\b)")


def _day(number: Number) -> date | None:
    """Return the day that d.m.yyyy means, None where there is none."""
    parts = [int(part) for part in re.findall(r"\d+", number.surface)]
    if len(parts) != 3 or parts[2] < 100:
        return None
    try:
        return date(parts[2], parts[1], parts[0])
    except ValueError:
        return None


def _dated(day: date, language: str) -> str:
    """Return a day in figures where the language begins with the day, else with the month's name: never ambiguous."""
    from babel.dates import format_date

    short = str(locale(language).date_formats["short"].pattern)
    if short.startswith("d"):
        return str(format_date(day, re.sub(r"y+", "y", short), locale=locale(language)))
    return str(format_date(day, "long", locale=locale(language)))


def _months(language: str) -> list[str]:
    return [name for kind in locale(language).months.values() for name in kind["wide"].values()]


def _clock(source: str, draft: str, source_language: str, language: str) -> str:  # noqa: ARG001
    """Take "p.m." from hours that count from midnight already; its dot stays where it ends a sentence."""
    if language.partition("_")[0] != "en":
        return draft
    bare = re.sub(rf"(?<![\d:])((?:1[3-9]|2[0-3]):\d\d){GAP}?[ap]\.?m\b\.?", r"\1", draft, flags=re.IGNORECASE)
    return bare + "." if bare != draft and draft.endswith("m.") and source.rstrip().endswith(".") else bare


def _percent(source: str, draft: str, source_language: str, language: str) -> str:  # noqa: ARG001
    """Put before a per cent sign the space that the language wants, or none."""
    pattern = str(locale(language).percent_formats[None].pattern)
    gap = NBSP if re.search(r"0\s%", pattern) else ""
    return re.sub(rf"(?<=\d){GAP}?%(?![\w(])", f"{gap}%", draft) if pattern.endswith("%") else draft


@cache
def symbols(language: str) -> dict[str, str]:
    """Return CLDR's name of a unit -> its symbol in a language, as it stands behind a number."""
    from babel.units import UnknownUnitError, format_unit

    found = {}
    for unit in UNITS if locale(language) else ():
        try:
            shown = str(format_unit(5, unit, "short", locale=locale(language)))
        except UnknownUnitError:
            continue
        if shown.startswith("5"):
            found[unit] = shown.removeprefix("5").strip()
    return found


def _units(source: str, draft: str, source_language: str, language: str) -> str:
    """Write the symbols of units that follow a number in source and draft, joined by a space that does not break."""
    measured = re.search(r"\d", source) is not None
    ours, theirs = (symbols(source_language), symbols(language)) if measured else ({}, {})
    for unit, symbol in sorted(ours.items(), key=lambda item: -len(item[1])):
        if unit in theirs and re.search(rf"\d{GAP}?{re.escape(symbol)}(?!\w)", source):
            for form in dict.fromkeys((symbol, theirs[unit])):
                draft = re.sub(rf"(?<=\d){GAP}?{re.escape(form)}(?!\w)", _joined(theirs[unit]), draft)
    return re.sub(r"(?<=\d) (?=[€$£¥₽](?!\w))|(?<=[№§]) (?=\d)", NBSP, draft)


def _joined(symbol: str) -> Callable[[re.Match[str]], str]:
    gap = "" if symbol.startswith("°") and len(symbol) == 1 else NBSP
    return lambda _: gap + symbol


def _ordinals(source: str, draft: str, source_language: str, language: str) -> str:
    """Turn a German ordinal that came through as it is into an English one: 3. place, 3rd place."""
    if language.partition("_")[0] != "en" or source_language.partition("_")[0] != "de":
        return draft
    ordinals = set(re.findall(rf"(?<![\d.,])(\d+)\.(?={GAP}[^\W\d_])", source))
    return re.sub(
        rf"(?<![\d.,])(\d+)\.(?={GAP}[a-z])",
        lambda m: m[1] + _suffix(int(m[1])) if m[1] in ordinals and m.start() else m[0],
        draft,
    )


def _suffix(number: int) -> str:
    return "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _ranges(source: str, draft: str, source_language: str, language: str) -> str:  # noqa: ARG001
    """Put back the dash of a range that the source writes with one."""
    for first, last in re.findall(r"(\d+)\s?[–—]\s?(\d+)", source):
        draft = re.sub(rf"(?<!\d){first}\s?[-–—]\s?{last}(?!\d)", f"{first}–{last}", draft)
    return draft


def _dashes(source: str, draft: str, source_language: str, language: str) -> str:  # noqa: ARG001
    """Write dashes between words as the language does; bullets at the beginning and minus signs stay."""
    dash = DASHES.get(language.partition("_")[0])
    if dash is None or " - " in source:
        return draft
    return re.sub(rf"(?<=\S){GAP}[-–—] (?=\S)(?!\d)", dash, draft)
