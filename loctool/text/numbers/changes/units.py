"""Units that differ between a text and its translation, compared by value: 12 MW are 12 000 kW."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.numbers.quantities import Quantity, find_open_units, find_quantities, mentions, unit_stems
from loctool.text.numbers.unit_names import Unit, category
from loctool.text.numbers.words import joins
from loctool.text.tables import read_table

_JOINED = 25
"""Characters between two numbers that share a unit and are joined by a word."""
_PHRASE = 25
"""Characters before a number in which a word says that it is a span of time."""
_SPEED = re.compile(r"\b(?:Tempo|Geschwindigkeit(?:en)? von) $")
"""What German puts before a number of kilometres an hour."""
_YEARS = range(1000, 2101)
"""Numbers without a unit that are probably years."""
_Key = tuple[str | Decimal, ...]


class UnitChange(NamedTuple):
    """A unit that differs between a text and its translation."""

    ours: str
    """Number and unit in the source."""
    theirs: str
    """Number and unit in the translation; the number alone if the unit is lost."""
    is_lost: bool


def unit_changes(source: str, target: str, source_language: str, language: str) -> list[UnitChange]:
    """Return the units that a translation changes or leaves out behind a number that it keeps; texts without markup."""
    texts = _Texts(source, target, source_language, language)
    return [
        one._replace(ours=one.ours.removesuffix("."), theirs=one.theirs.removesuffix("."))
        for one in (*_changes(texts), *_open_changes(texts))
    ]


class _Texts(NamedTuple):
    source: str
    target: str
    source_language: str
    language: str


def _changes(texts: _Texts) -> Iterator[UnitChange]:
    ours = find_quantities(texts.source, texts.source_language)
    theirs = find_quantities(texts.target, texts.language)
    if not (ours and theirs and any(one.units for one in (*ours, *theirs))):
        return
    answers, asked = _count_keys(theirs), _count_keys(ours)
    others = _Others(texts, theirs, asked)
    seen: Counter[tuple[_Key, ...]] = Counter()
    for one in ours:
        keys = tuple(_keys(one))
        seen[keys] += 1
        found = max((answers[key] for key in keys), default=0)
        change = others.find_change(one) if seen[keys] > found else None
        if change and not (change.is_lost and found):
            yield change


def _keys(one: Quantity) -> Iterator[_Key]:
    """Yield what a quantity is called if it is to answer another one: 12 MW and 12 000 kW are watts."""
    for unit in one.units:
        for value in one.values():
            amount = value * unit.factor
            if unit.per:
                yield unit.base, unit.per, amount / unit.per_factor
                yield unit.base, amount, "per"
            else:
                yield unit.base, amount


def _count_keys(quantities: Iterable[Quantity]) -> Counter[_Key]:
    """Count what answers each key; whether a unit is divided by another one matters only if both sides say so."""
    found: Counter[_Key] = Counter()
    for one in quantities:
        keys = set(_keys(one))
        keys |= {key[:2] for key in keys if key[-1] == "per"} | {(*key, "per") for key in keys if len(key) == 2}
        found.update(key for key in keys if key[-1] != "per" or any(not unit.per for unit in one.units))
    return found


class _Others:
    """The quantities of a translation that answer none of the source."""

    def __init__(self, texts: _Texts, theirs: tuple[Quantity, ...], asked: Counter[_Key]) -> None:
        self._texts = texts
        self._by_value: dict[Decimal, dict[str, Quantity]] = defaultdict(dict)
        self._places: dict[tuple[str, Decimal], list[int]] = defaultdict(list)
        self._used: Counter[tuple[str, Decimal]] = Counter()
        for other in sorted(theirs, key=lambda one: one.place):
            if any(asked[key] for key in _keys(other)):
                self._used.update({(unit.base, unit.factor) for unit in other.units})
            else:
                for value in other.values():
                    self._by_value[value].setdefault(other.words, other)
            for unit in {(unit.base, unit.factor) for unit in other.units}:
                self._places[unit].append(other.place[0])

    @cached_property
    def _unused(self) -> Counter[tuple[str, Decimal]]:
        """How often the translation names each unit more than its answers do; few quantities have none, and ask."""
        return _count_mentions(self._texts.target, self._texts.language) - self._used

    def find_change(self, one: Quantity) -> UnitChange | None:
        """Return what became of a quantity that has no answer."""
        same = list({id(other): other for value in one.values() for other in self._by_value[value].values()}.values())
        if not one.units:
            return self._find_invented(one, same)
        if one.is_weak and not one.is_article:
            return None
        is_named = any(self._unused[unit.base, unit.factor] for unit in one.units)
        for other in same if not is_named else ():
            if other.units and (other.is_article or not other.is_weak) and _is_change(one, other):
                return UnitChange(one.words, other.words, is_lost=False)
        bare = next((other for other in same if self._is_bare(other) and other.amount == one.amount), None)
        may_be_bare = one.is_article or one.is_glued_letter or (_is_time(one) and one.is_letter)
        may_be_bare |= _is_year(one) and not (bare and self._is_duration(bare))
        may_be_bare |= bool(bare and bare.is_words) and not any(unit.base == "percent" for unit in one.units)
        if bare and not may_be_bare and not self._has_unit_elsewhere(bare, one):
            return UnitChange(one.words, bare.words, is_lost=True)
        return None

    def _is_bare(self, other: Quantity) -> bool:
        """Return whether a number has no unit, not even one in a word that hangs on it: 18-месячный."""
        hanging = re.match(r"[-‑]\w", self._texts.target[other.place[1] : other.place[1] + 2])
        is_speed = _SPEED.search(self._texts.target[: other.place[0]])
        return (other.is_weak or not other.units) and not other.is_article and not (hanging or is_speed)

    def _is_duration(self, bare: Quantity) -> bool:
        """Return whether a number without a unit cannot be an age or a year: for 25."""
        before = self._texts.target[max(0, bare.place[0] - _PHRASE) : bare.place[0]]
        words = read_table("units").get(base_language(self._texts.language), {}).get("spans", "(?!)")
        return bare.amount not in _YEARS and re.search(rf"\b(?:{words})\s$", before, re.IGNORECASE) is not None

    def _find_invented(self, one: Quantity, same: list[Quantity]) -> UnitChange | None:
        """Return the unit of time that a year or an age got: 1989 месяца."""
        if not (one.digits == one.amount and one.words.isdecimal()):
            return None
        for other in same:
            is_span = _is_time(other) if one.amount in _YEARS else _is_month(other)
            if is_span and not (_is_year(other) or other.is_weak or other.is_letter):
                named = _count_mentions(self._texts.source, self._texts.source_language)
                if not any(named[unit.base, unit.factor] for unit in other.units):
                    return UnitChange(one.words, other.words, is_lost=False)
        return None

    def _has_unit_elsewhere(self, bare: Quantity, one: Quantity) -> bool:
        """Return whether a number has the unit of the next one (5 to 7 km), or the text names it often enough."""
        units = {(unit.base, unit.factor) for unit in one.units}
        end = bare.place[1]
        for unit in units:
            places = self._places[unit]
            at = bisect_left(places, end)
            if at < len(places) and _shares_unit(self._texts.target[end : places[at]], self._texts.language):
                return True
        bases = frozenset(unit.base for unit in one.units)
        owners = sum(len(places) for unit, places in self._places.items() if unit[0] in bases)
        if _count_names(self._texts.target, self._texts.language, bases) > owners:
            return True
        return sum(len(self._places[unit]) for unit in units) >= self._owners(one)

    def _owners(self, one: Quantity) -> int:
        """Return how many numbers of the source have the unit of one: 14 statt 72 Stunden, 14 hours instead of 72."""
        ours = find_quantities(self._texts.source, self._texts.source_language)
        return sum(not {*one.units}.isdisjoint(other.units) for other in ours)


def _shares_unit(between: str, language: str) -> bool:
    """Return whether two numbers share the unit of the second one, by the text between them: 55 and for Japan 45 %."""
    words = read_table("units").get(base_language(language), {}).get("joining", "(?!)")
    return joins(between) or (len(between) <= _JOINED and re.search(rf"\b(?:{words})\b", between) is not None)


def _is_change(one: Quantity, other: Quantity) -> bool:
    """Return whether two units of one number cannot mean the same: letters may be anything, 5 J. are years."""
    if one.is_article or other.is_article:
        return _share(_kinds(one), _kinds(other))
    if one.is_glued_letter or other.is_glued_letter:
        return _share({unit.base for unit in one.units}, {unit.base for unit in other.units})
    return not (one.is_letter and _is_time(other)) or _share(_kinds(one), _kinds(other))


def _kinds(one: Quantity) -> set[str]:
    return {category(unit) for unit in one.units}


def _share(ours: set[str], theirs: set[str]) -> bool:
    return not ours.isdisjoint(theirs)


def _is_time(one: Quantity) -> bool:
    return any(unit.base in read_table("units")["durations"] for unit in one.units)


def _is_month(one: Quantity) -> bool:
    return any(unit.base == "month" or unit == Unit("second", Decimal(604800)) for unit in one.units)


def _is_year(one: Quantity) -> bool:
    """Return whether years are meant: an age or a date may have none."""
    return Unit("month", Decimal(12)) in one.units


def _count_mentions(text: str, language: str) -> Counter[tuple[str, Decimal]]:
    """Count how often a text names each unit, with its prefix."""
    found: Counter[tuple[str, Decimal]] = Counter()
    for place in mentions(text, language):
        found.update({(unit.base, unit.factor) for unit in place})
    return found


@lru_cache(maxsize=256)
def _count_names(text: str, language: str, bases: frozenset[str]) -> int:
    """Count how often a text names one of some units, with any prefix, in words and signs or in longer words."""
    named = sum(any(unit.base in bases for unit in place) for place in mentions(text, language))
    stems = "|".join(re.escape(stem) for base in bases for stem in unit_stems(language).get(base, ()))
    start = "" if base_language(language) == "de" else r"\b"
    return max(named, len(re.findall(rf"{start}(?:{stems})", text.casefold())) if stems else 0)


def _open_changes(texts: _Texts) -> Iterator[UnitChange]:
    """Yield the units behind placeholders that became others of their kind, which the other text does not name."""
    ours = find_open_units(texts.source, texts.source_language)
    theirs = find_open_units(texts.target, texts.language) if ours else ()
    if not theirs:
        return
    named = _count_mentions(texts.source, texts.source_language), _count_mentions(texts.target, texts.language)
    lost = [one for one in ours if not any(named[1][unit.base, unit.factor] for unit in one[0])]
    more = [one for one in theirs if not any(named[0][unit.base, unit.factor] for unit in one[0])]
    for (units, words), (others, other_words) in zip(lost, more, strict=False):
        if _share({*map(category, units)}, {*map(category, others)}):
            yield UnitChange(words, other_words, is_lost=False)
