"""Rules on the spaces beside numbers and abbreviations, as the language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loctool.quality.comparison import Comparison, Problem
from loctool.quality.rules.form.mending import problem, quote_around, shaded_source, shaded_target
from loctool.text.language import base_language, locale_of
from loctool.text.numbers.unit_names import plain_symbol, stem_words, unit_names
from loctool.text.tables import read_table
from loctool.text.typography.shading import Edit

NBSP, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
_GAP = "[ \u00a0\u202f]"
_PERCENT = re.compile(rf"(?<=\d)(?P<gap>{_GAP}?)%(?![\w%(-])")
_GLUED = re.compile(r"(?<![\w.,])(?P<number>\d(?:[\d.,]*\d)?)(?P<unit>°[CF]|[^\W\d_]{1,15}[²³]?)(?![\w'’-])")
_APART = re.compile(rf"(?<![\w.,])(?P<number>\d(?:[\d.,]*\d)?){_GAP}+(?P<unit>°[CF]|[^\W\d_]{{1,15}}[²³]?)(?![\w'’-])")


_YEAR = re.compile(r"(?<=(?<![\w.,])(?:1\d|20)\d\d)(?=гг?\.)")
"""Before the Russian word for year."""


def percent_space(text: Comparison) -> Iterator[Problem]:
    """Yield the percent signs with a space before them in a language that has none, and the other way round.

    A missing space counts only if the source has one, or in French.
    """
    if "%" not in text.target or not (found := [*_PERCENT.finditer(shaded_target(text))]):
        return
    wanted = _percent_gap(text.language)
    if wanted == "":
        edits = [(*match.span("gap"), "") for match in found if match["gap"]]
    elif wanted and (_insists(text.language) or any(one["gap"] for one in _PERCENT.finditer(shaded_source(text)))):
        edits = [(*match.span("gap"), wanted) for match in found if not match["gap"]]
    else:
        return
    if edits:
        place = quote_around(text.target, edits[0][0], edits[0][1] + 1)
        yield problem(
            text, f"{text.language} writes “%” with {'a' if wanted else 'no'} space before it: “{place}”", edits
        )


def _insists(language: str) -> bool:
    """Return whether most texts of a language have the space in software, too, as French ones do."""
    return base_language(language) == "fr"


@cache
def _percent_gap(language: str) -> str | None:
    """Return what a language has between a number and its percent sign by CLDR, None if that is not known.

    It is not, either, where a country differs from its language: in Switzerland people write both.
    """
    locales = [locale_of(tag) for tag in (language, base_language(language))]
    found = [re.search(r"0(\s?)%", str(one.percent_formats[None].pattern)) if one else None for one in locales]
    gaps = {match[1] if match else None for match in found}
    return gaps.pop() if len(gaps) == 1 else None


def unit_space(text: Comparison) -> Iterator[Problem]:
    """Yield the units that are glued to their number, which the source has apart from its unit."""
    if not _GLUED.search(text.target) or locale_of(text.language) is None:
        return
    source, target = shaded_source(text), shaded_target(text)
    apart = {match["unit"] for match in _APART.finditer(source)}
    measured = {unit for symbol in apart for unit in _units(symbol, text.source_language)}
    glued = {match["unit"] for match in _GLUED.finditer(source)}
    edits: list[Edit] = []
    for match in _GLUED.finditer(target):
        is_unit = not measured.isdisjoint(_units(match["unit"], text.language)) and match["unit"] not in glued
        if is_unit and _separates(text.language, match["unit"]):
            edits.append((match.end("number"), match.end("number"), _unit_gap(text.language)))
    if base_language(text.language) == "ru":
        edits += [
            (*match.span(), NBSP) for match in _YEAR.finditer(target) if match.start() not in {e[0] for e in edits}
        ]
    if edits:
        place = min(edits)[0]
        words = quote_around(text.target, place - 1, place).rstrip(".,:;!?")
        yield problem(text, f"no space before the unit: “{words}”", edits)


def _units(symbol: str, language: str) -> tuple[object, ...]:
    """Return the units that a symbol may mean."""
    if symbol in ("°C", "°F"):
        return (symbol,)
    names = unit_names(language)
    return names.symbols.get(plain_symbol(symbol)) or names.words.get(stem_words(symbol, language), ())


@cache
def _separates(language: str, symbol: str) -> bool:
    """Return whether a language puts a space before a unit: of CLDR's degrees some languages have none."""
    if not symbol.startswith("°"):
        return True
    return " " in (pattern := _celsius(language)) or NBSP in pattern or NARROW in pattern


def _celsius(language: str) -> str:
    locale = locale_of(language)
    forms = locale._data["unit_patterns"].get("temperature-celsius", {}) if locale else {}
    return str(dict(forms["short"]).get("other", "")) if "short" in forms else ""


def _unit_gap(language: str) -> str:
    return NARROW if base_language(language) == "fr" else NBSP


def no_break_space(text: Comparison) -> Iterator[Problem]:
    """Yield the plain spaces at which a line must not end by the rules of the language."""
    pattern = _unbroken(base_language(text.language))
    if pattern is None or not (" " in text.target or "%" in text.target):
        return
    target = shaded_target(text)
    narrow = read_table("no_break_spaces")[base_language(text.language)].get("narrow", "")
    edits = []
    for match in pattern.finditer(target):
        around = target[match.start() - 1 : match.start()], target[match.end() : match.end() + 1]
        is_narrow = any(sign and sign in narrow for sign in around) or (narrow and around[1].isalpha())
        edits.append((*match.span(), NARROW if is_narrow else NBSP))
    if gap := _percent_gap(text.language):
        edits += [(*match.span("gap"), gap) for match in _PERCENT.finditer(target) if not match["gap"]]
    if edits:
        place = quote_around(text.target, *min(edits)[:2])
        yield problem(text, f"no no-break space in “{place}”", edits)


@cache
def _unbroken(base: str) -> re.Pattern[str] | None:
    """Return the pattern of the plain spaces at which a line must not end, None if they are not known."""
    table = read_table("no_break_spaces").get(base)
    if table is None:
        return None
    symbols = "|".join(re.escape(one) for one in sorted(_measures(base), key=len, reverse=True))
    behind = table.get("numbers", True)
    parts = [*table["patterns"], *([rf"(?<=\d) (?=(?:%|‰|°[CF]|€|{symbols})(?![\w'’]))"] if behind else [])]
    return re.compile("|".join(parts))


@cache
def _measures(base: str) -> frozenset[str]:
    """Return the symbols of a language's units by CLDR, without those that are mostly something else."""
    names = unit_names(base)
    return frozenset(one for one in names.symbols if len(one) < 6 and one not in names.weak and one[0].isalpha())
