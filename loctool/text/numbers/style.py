"""Numbers, dates, times, units and dashes of a draft, written as its language writes them (CLDR through Babel)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, cast

from loctool.text.language import base_language, locale_of, separators
from loctool.text.markup import BAR, mask, unmask
from loctool.text.markup.masking import mask_further
from loctool.text.numbers.differences import conversions
from loctool.text.numbers.reader import Number, find_numbers, find_scale, group_digits, read_digits
from loctool.text.numbers.values import powers_at, shared_power, style_of
from loctool.text.numbers.words import multiply
from loctool.text.tables import read_table

if TYPE_CHECKING:
    from babel import Locale

NBSP = "\N{NO-BREAK SPACE}"
GAP = f"[ {NBSP}\N{NARROW NO-BREAK SPACE}]"

DASHES = {"en": " – ", "ru": f"{NBSP}— ", "uk": f"{NBSP}— ", "be": f"{NBSP}— "}
"""Language -> dash between parts of a sentence; the others keep what the engine writes."""


def localise_numbers(
    source: str, draft: str, source_language: str, language: str, syntax: str = "", *, names: Collection[str] = ()
) -> str:
    """Return the draft with its numbers, dates, units and dashes in the target language's own form.

    Only what the source has too is rewritten, and always with the source's value: amounts, dates and ranges. Years,
    versions, addresses, phone numbers, markup and `names` stay. In a language that CLDR does not know everything stays.
    """
    if locale_of(language) is None or source_language == language:
        return draft
    prose, masked = mask(source, syntax).prose(), mask(draft, syntax)
    masked = mask_further(masked, re.compile("|".join(map(re.escape, names)))) if names else masked
    whole = masked.prose()
    if re.search(r"\d", whole):
        for number, text in reversed(_reread(prose, whole, source_language, language)):
            whole = whole[: number.start] + text + whole[number.end :]
        whole = _dates(prose, whole, source_language, language)
        whole = _percent(_clock(prose, whole, language), language)
        whole = _units(prose, whole, source_language, language)
        whole = _ranges(prose, _ordinals(prose, whole, source_language, language))
    pieces = tuple(_dashes(prose, whole, language).split(f" {BAR} "))
    return unmask(replace(masked, pieces=pieces)) if len(pieces) == len(masked.pieces) else draft


def find_misformatted(
    source: str, target: str, source_language: str, language: str, syntax: str = ""
) -> list[tuple[str, str]]:
    """Return (as it is, as it should be) for amounts of the source in another language's form."""
    if locale_of(language) is None or source_language == language:
        return []
    found = _reread(mask(source, syntax).prose(), mask(target, syntax).prose(), source_language, language)
    return [(n.surface, right) for n, right in found if re.sub(GAP, "", n.surface) != re.sub(GAP, "", right)]


def _reread(source: str, draft: str, source_language: str, language: str) -> list[tuple[Number, str]]:
    """Return the numbers of a draft that mean an amount of the source in some reading, and the target's form of it."""
    numbers = [number for number in find_numbers(source, source_language) if number.amount is not None]
    wanted = Counter(find_scale(source, number, source_language)[0] for number in numbers)
    point = separators(source_language)[0]
    codes = {number.surface for number in numbers if number.digits and number.digits.point not in ("", point)}
    given: list[tuple[int, int]] | None = None
    found: list[tuple[Number, str]] = []
    for number in find_numbers(draft, language):
        if number.amount is None or number.surface.isdecimal() or number.surface in codes:  # Industrie 4.0
            wanted[find_scale(draft, number, language)[0]] -= number.amount is not None
            continue
        style = style_of(number, wanted, powers_at(draft, number, language), (language, source_language, "en"))
        if style and style != language and given is None:
            given = _given_otherwise(source, draft, source_language, language)
        if style == language:  # 2,000 stays, although the source has 2000
            found.append((number, localise_number(number, language)))
        elif style and not any(start <= number.start < end for start, end in given or ()):
            model = number._replace(digits=read_digits(number.surface, style))
            found.append((number, localise_number(model, language)))
    return found


def _given_otherwise(source: str, draft: str, source_language: str, language: str) -> list[tuple[int, int]]:
    """Return where a draft has amounts in other units or with other scales than the source: 1,5 km, 1,500 m."""
    shared = {
        multiply(number.amount, shared_power(source, number, source_language))
        for number in find_numbers(source, source_language)
        if number.amount is not None
    }
    same = [(one.start, one.end) for one in find_numbers(draft, language) if one.amount in shared]
    return same + conversions(draft, source, language, source_language)


def localise_number(number: Number, language: str) -> str:
    """Return an amount in a language's form, with the same decimals, grouped if it is grouped."""
    if number.digits is None:
        return number.surface
    point, group = separators(language)
    whole, part, grouped, _ = number.digits
    return (group_digits(whole, group) if grouped else whole) + (point + part if part else "")


def _dates(source: str, draft: str, source_language: str, language: str) -> str:
    """Write dates that the draft has in the source's digits as the language does, and no dot before a month's name."""
    for number in find_numbers(source, source_language):
        day = _day(number) if number.kind == "date" else None
        if day and number.surface in draft:
            draft = draft.replace(number.surface, _format_day(day, language))
    return _before_month(language).sub(rf"\1{NBSP if base_language(language) == 'ru' else ' '}", draft)


@cache
def _before_month(language: str) -> re.Pattern[str]:
    names = (name for kind in _locale(language).months.values() for name in kind["wide"].values())
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

    short = str(_locale(language).date_formats["short"].pattern)
    form = re.sub(r"y+", "y", short) if short.startswith("d") else "long"
    return str(format_date(day, form, locale=_locale(language)))


def _locale(language: str) -> Locale:
    return cast("Locale", locale_of(language))


def _clock(source: str, draft: str, language: str) -> str:
    """Take "p.m." from hours that count from midnight already; its dot stays if it ends a sentence."""
    if base_language(language) != "en":
        return draft
    bare = re.sub(rf"(?<![\d:])((?:1[3-9]|2[0-3]):\d\d){GAP}?[ap]\.?m\b\.?", r"\1", draft, flags=re.IGNORECASE)
    return bare + "." if bare != draft and draft.endswith("m.") and source.rstrip().endswith(".") else bare


def _percent(draft: str, language: str) -> str:
    pattern = str(_locale(language).percent_formats[None].pattern)
    gap = NBSP if re.search(r"0\s%", pattern) else ""
    return re.sub(rf"(?<=\d){GAP}?%(?![\w(])", f"{gap}%", draft) if pattern.endswith("%") else draft


@cache
def _symbols(language: str) -> dict[str, str]:
    from babel.units import UnknownUnitError, format_unit

    found = {}
    for unit in read_table("units")["names"] if locale_of(language) else ():
        try:
            text = str(format_unit(5, unit, "short", locale=_locale(language)))
        except UnknownUnitError:
            continue
        if text.startswith("5"):
            found[unit] = text.removeprefix("5").strip()
    return found


def _units(source: str, draft: str, source_language: str, language: str) -> str:
    ours, theirs = (_symbols(source_language), _symbols(language)) if re.search(r"\d", source) else ({}, {})
    for unit, symbol in sorted(ours.items(), key=lambda item: -len(item[1])):
        if unit in theirs and re.search(rf"\d{GAP}?{re.escape(symbol)}(?!\w)", source):
            joined = theirs[unit] if theirs[unit] == "°" else NBSP + theirs[unit]
            for form in dict.fromkeys((symbol, theirs[unit])):
                is_right = form.casefold() == theirs[unit].casefold()  # ml, mL
                written = joined[: -len(form)] + form if is_right else joined
                draft = re.sub(rf"(?<=\d){GAP}?{re.escape(form)}(?!\w)", written, draft)
    draft = re.sub(rf"(\d{GAP}?[€£¥₽])(?=[^\W\d_])", r"\1 ", draft)  # models join them: 4 €a month
    return re.sub(r"(?<=\d) (?=[€$£¥₽](?!\w))|(?<=[№§]) (?=\d)", NBSP, _money(draft, language))


_AMOUNT = r"(?P<amount>\d(?:[\d.,]*\d)?)"
_BEFORE = re.compile(rf"(?<![\w.,–—€£¥₽-])(?<![\d€£¥₽]{GAP}){_AMOUNT}{GAP}?(?P<sign>[€£¥₽])(?![\w-])")
_BEHIND = re.compile(rf"(?<![\w€£¥₽-])(?<!\d{GAP})(?P<sign>[€£¥₽]){GAP}?{_AMOUNT}(?![\w–—-]|{GAP}?[€£¥₽])")
"""A number before or behind the sign of its currency, not in a range."""
_FORMER = re.compile(rf"\d{GAP}?(?:[^\W\d_]{{1,4}}|[,/&+]){GAP}$")
_NEXT = re.compile(rf"{GAP}?(?:[^\W\d_]{{1,4}}|[,/&+]){GAP}(?=\d)(?!\d[\d.,]*{GAP}?[€£¥₽$])")
"""A number that may share the sign: 5 or 7 € is neither 5 or €7 nor €5 or €7."""


def _money(draft: str, language: str) -> str:
    """Write the sign of a currency before or behind its number as the language does: €4, 4 €."""
    pattern = str(_locale(language).currency_formats["standard"].pattern).partition(";")[0]
    gap = NBSP if re.search(r"¤\s|\s¤", pattern) else ""
    if pattern.startswith("¤"):
        return _BEFORE.sub(
            lambda m: m[0] if _FORMER.search(draft[: m.start()]) else m["sign"] + gap + m["amount"], draft
        )
    if pattern.endswith("¤"):
        return _BEHIND.sub(lambda m: m[0] if _NEXT.match(draft, m.end()) else m["amount"] + gap + m["sign"], draft)
    return draft


def _ordinals(source: str, draft: str, source_language: str, language: str) -> str:
    """Turn German ordinals and decades that were copied into English ones: 3. place, 3rd place; 1980ern, 1980s."""
    if base_language(language) != "en" or base_language(source_language) != "de":
        return draft
    for decade in set(re.findall(r"\b(\d*\d0)er[ns]?\b", source)):
        draft = re.sub(rf"\b{decade}(?:-?er[ns]?)\b(?:[ -][Yy]ears)?", f"{decade}s", draft)
    ordinals = set(re.findall(rf"(?<![\d.,])(\d+)\.(?={GAP}[^\W\d_])", source))
    return re.sub(
        rf"(?<![\d.,])(\d+)\.(?={GAP}[a-z])",
        lambda m: m[1] + _suffix(int(m[1])) if m[1] in ordinals and m.start() else m[0],
        draft,
    )


def _suffix(number: int) -> str:
    return "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _ranges(source: str, draft: str) -> str:
    for first, last in re.findall(r"(\d+)\s?[–—]\s?(\d+)", source):
        draft = re.sub(rf"(?<!\d){first}\s?[-–—]\s?{last}(?!\d)", f"{first}–{last}", draft)
    return draft


def _dashes(source: str, draft: str, language: str) -> str:
    """Write dashes between words as the language does; bullets at the beginning and minus signs stay."""
    dash = DASHES.get(base_language(language))
    if dash is None or " - " in source:
        return draft
    return re.sub(rf"(?<=\S){GAP}[-–—] (?=\S)(?!\d)", dash, draft)
