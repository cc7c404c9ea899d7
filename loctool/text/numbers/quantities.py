"""Numbers of a text with the units behind them, compared by value: 12 MW are 12 000 kW."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.numbers.reader import SPACES, Number, find_numbers, find_scale
from loctool.text.numbers.unit_names import Unit, UnitNames, plain_symbol, stem_words, unit_names
from loctool.text.numbers.words import find_cardinals
from loctool.text.tables import read_table

_GAP = rf"[{SPACES}\u2009]"
_SIGN = "%‰‱°′″Ω"
_WORD = rf"(?:[^\W\d_]+[²³23]?\.?(?!\d)|[{_SIGN}])"
_BEHIND = re.compile(rf"(?:{_GAP}?[-‑]?{_GAP}?)({_WORD}(?:{_GAP}?[-‑⋅·.]?{_GAP}?{_WORD}){{0,3}})")
"""A gap, and up to four words that may be the name of a unit."""
_MOST_WORDS = 4
_SHORTEST_STEM = 3
_JOINED = 25
"""Characters between two numbers that may share a unit."""


class Quantity(NamedTuple):
    """A number with a unit."""

    amount: Decimal
    """With its scale: 1,2 Millionen Tonnen are 1 200 000."""
    digits: Decimal
    """As it is written."""
    units: tuple[Unit, ...]
    """What the unit may be, empty if the number has none: m is a metre or a minute."""
    words: str
    """Number and unit as they are written."""
    is_weak: bool
    """What stands behind the number may be no unit at all; it answers the other side, but asks for nothing."""

    place: tuple[int, int]
    """Where number and unit begin and end."""

    def values(self) -> set[Decimal]:
        """Return what the number may mean: 8m is eight million or eight metres."""
        return {self.amount, self.digits}

    @property
    def is_letter(self) -> bool:
        """Whether the unit is one letter, which may stand for many things."""
        return len(re.sub(r"[\W\d_]", "", self.words)) == 1

    @property
    def is_glued_letter(self) -> bool:
        """Whether it is one letter at the number itself, which need not be a unit: class 7b, £5m."""
        return self.is_letter and self.words[-2:-1].isdigit()


@lru_cache(maxsize=64)
def find_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the numbers of a text without markup, those in words only if they have a unit."""
    found = [_quantity(text, number, language) for number in find_numbers(text, language) if number.amount is not None]
    for start, end, value in find_cardinals(text, base_language(language)):
        units, stop, is_weak = _unit_at(text, end, language)
        if units:
            found.append(Quantity(value, value, units, text[start:stop], is_weak, (start, stop)))
    return tuple(found)


def _quantity(text: str, number: Number, language: str) -> Quantity:
    amount, end = find_scale(text, number, base_language(language))
    units, stop, is_weak = _unit_at(text, end, language)
    return Quantity(
        amount, number.amount or Decimal(0), units, text[number.start : stop].strip(), is_weak, (number.start, stop)
    )


def _unit_at(text: str, start: int, language: str) -> tuple[tuple[Unit, ...], int, bool]:
    """Return what the unit at a place may be, where its name ends, and whether it is weak."""
    found = _BEHIND.match(text, start)
    if found is None:
        return (), start, False
    names = unit_names(language)
    ends = [match.end() for match in re.finditer(_WORD, found[1])][:_MOST_WORDS]
    for end in reversed(ends):
        form = found[1][:end]
        units = _units_called(form, names, language)
        folded = () if units else names.folded.get(plain_symbol(form).casefold(), ())
        if units or folded:
            stop = found.start(1) + end
            if folded:  # kw for kW
                return folded, stop, True
            is_weak = plain_symbol(form) in names.weak or all(
                unit.base in read_table("units")["vague"] for unit in units
            )
            if denominator := () if is_weak else denominator_at(text, stop, language)[0]:
                return tuple(one.over(other) for one in units for other in denominator if not one.per), stop, False
            return units, stop, is_weak
    return (), start, False


def denominator_at(text: str, start: int, language: str) -> tuple[tuple[Unit, ...], int]:
    """Return what the unit behind a stroke or *per* at a place may be, and where its name ends."""
    found = _per(base_language(language)).match(text, start)
    units, stop, _ = _unit_at(text, found.end(), language) if found else ((), start, False)
    return tuple(unit for unit in units if not unit.per), stop


@cache
def _per(language: str) -> re.Pattern[str]:
    words = read_table("units").get(language, {}).get("per", "(?!)")
    return re.compile(rf"{_GAP}?/(?=\S)|{_GAP}?\b(?:{words})(?={_GAP})")


def _units_called(form: str, names: UnitNames, language: str) -> tuple[Unit, ...]:
    """Return the units that a name or symbol may stand for."""
    power = _power_words(base_language(language)).match(form)
    if power and (units := _units_called(form[power.end() :], names, language)):
        kind = power.lastgroup or ""
        return tuple(Unit(f"{kind}-{unit.base}", unit.factor ** (2 if kind == "square" else 3)) for unit in units)
    symbol = names.symbols.get(plain_symbol(form))
    return symbol or names.words.get(stem_words(form, language), ())


@cache
def _power_words(language: str) -> re.Pattern[str]:
    words = read_table("units").get(language, {})
    named = [f"(?P<{kind}>{words[kind]})" for kind in ("square", "cubic") if kind in words]
    return re.compile(rf"(?:{'|'.join(named)}){_GAP}?(?=\w)" if named else "(?!)")


class UnitChange(NamedTuple):
    """A unit that differs between a text and its translation."""

    ours: str
    """Number and unit in the source."""
    theirs: str
    """Number and unit in the translation; the number alone if the unit is lost."""
    is_lost: bool


def unit_changes(source: str, target: str, source_language: str, language: str) -> list[UnitChange]:
    """Return the units that a translation changes or leaves out behind a number that it keeps; texts without markup."""
    ours = find_quantities(source, source_language)
    if not any(one.units for one in ours):
        return []
    theirs = find_quantities(target, language)
    left = [one for one in ours if one.units and not one.is_weak and not any(_agree(one, other) for other in theirs)]
    more = [one for one in theirs if not any(_agree(other, one) for other in ours if other.units)]
    return [change for one in left if (change := _change(one, more, target, language))]


def _agree(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities may be the same."""
    return any(_is_same(one, mine, other, yours) for mine in one.units for yours in other.units)


def _is_same(one: Quantity, mine: Unit, other: Quantity, yours: Unit) -> bool:
    if mine.base != yours.base or (mine.per and yours.per and mine.per != yours.per):
        return False
    ratio = mine.factor / yours.factor
    if mine.per and yours.per:
        ratio *= yours.per_factor / mine.per_factor
    return any(value * ratio == same for value in one.values() for same in other.values())


def _change(one: Quantity, others: list[Quantity], target: str, language: str) -> UnitChange | None:
    same = [other for other in others if one.values() & other.values()]
    for other in same:
        is_sure = not (one.is_letter and _is_time(other)) and not (one.is_glued_letter or other.is_glued_letter)
        if other.units and not other.is_weak and is_sure and not _names_unit(target, one.units, language):
            return UnitChange(one.words, other.words, is_lost=False)
    bare = next((other for other in same if (other.is_weak or not other.units) and other.amount == one.amount), None)
    if bare and not (one.is_glued_letter or _is_time(one) or _shares_unit(bare, one, target, language)):
        return UnitChange(one.words, bare.words, is_lost=True)
    return None


def _is_time(one: Quantity) -> bool:
    return any(unit.base in read_table("units")["durations"] for unit in one.units)


def _names_unit(text: str, units: tuple[Unit, ...], language: str) -> bool:
    """Return whether a text has one of the units anywhere, with its prefix: 5 to 7 km."""
    return any(one[:2] == unit[:2] for place in _mentions(text, language) for one in place for unit in units)


def _shares_unit(bare: Quantity, one: Quantity, text: str, language: str) -> bool:
    """Return whether a number has the unit of the next one (5 to 7 km), or a word apart from numbers names it."""
    bases = {unit.base for unit in one.units}
    owners = [other for other in find_quantities(text, language) if any(unit.base in bases for unit in other.units)]
    if any(0 <= other.place[0] - bare.place[1] <= _JOINED for other in owners):
        return True
    named = [place for place in _mentions(text, language) if any(unit.base in bases for unit in place)]
    stems = "|".join(re.escape(stem) for base in bases for stem in _stems(language).get(base, ()))
    start = "" if base_language(language) == "de" else r"\b"
    worded = re.findall(rf"{start}(?:{stems})", text.casefold()) if stems else []
    return max(len(named), len(worded)) > len(owners)


@lru_cache(maxsize=64)
def _mentions(text: str, language: str) -> tuple[tuple[Unit, ...], ...]:
    """Return what the words and signs of a text may name, each place by itself."""
    starts = re.finditer(rf"(?<!\w)(?=\w)|(?<=\d)(?=[^\W\d_])|(?=[{_SIGN}])", text)
    return tuple(units for start in starts if (units := _unit_at(text, start.start(), language)[0]))


@cache
def _stems(language: str) -> dict[str, frozenset[str]]:
    """Return base of a unit -> beginnings of its names, those with prefixes too."""
    found: dict[str, set[str]] = {}
    for word, units in unit_names(language).words.items():
        for unit in units:
            if len(word) >= _SHORTEST_STEM:
                found.setdefault(unit.base, set()).add(word)
    return {base: frozenset(words) for base, words in found.items()}
