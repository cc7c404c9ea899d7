"""Numbers of a text with the units behind them, and units that words and placeholders have."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language
from loctool.text.markup import BAR
from loctool.text.numbers.cardinals import find_cardinals
from loctool.text.numbers.reader import SPACES, Number, find_numbers, find_scale
from loctool.text.numbers.unit_names import (
    Unit,
    UnitNames,
    plain_symbol,
    prefix_stems,
    spaced_symbol,
    stem_words,
    unit_names,
)
from loctool.text.tables import read_table

_GAP = rf"[{SPACES}\u2009]"
_SIGN = "%‰‱°′″Ω"
_WORD = rf"(?:[^\W\d_]+[²³23]?\.?(?!\d)|[{_SIGN}])"
_BEHIND = re.compile(rf"(?:{_GAP}?[-‑]?{_GAP}?)({_WORD}(?:{_GAP}?[-‑⋅·.]?{_GAP}?{_WORD}){{0,3}})")
"""A gap, and up to four words that may be the name of a unit."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2}")
"""Letters with stops, of which one alone is no unit: 500 B.C.E."""
_MOST_WORDS = 4
_SHORTEST_STEM = 3


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
    is_article: bool = False
    """An article stands for the number: a mile."""
    is_words: bool = False
    """The number is written in words."""

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
    """Return the numbers of a text without markup, in digits and in words."""
    found = [_quantity(text, number, language) for number in find_numbers(text, language) if number.amount is not None]
    for start, end, value in find_cardinals(text, base_language(language)):
        units, stop, is_weak = _unit_at(text, end, language)
        stop = stop if units else end
        found.append(Quantity(value, value, units, text[start:stop], is_weak, (start, stop), is_words=True))
    for match in _article(base_language(language)).finditer(text):
        units, stop, is_weak = _unit_at(text, match.end(), language)
        if units and not is_weak:
            place = (match.start(), stop)
            found.append(Quantity(Decimal(1), Decimal(1), units, text[slice(*place)], True, place, is_article=True))
    return tuple(sorted(found, key=lambda one: one.place))


@cache
def _article(language: str) -> re.Pattern[str]:
    words = read_table("units").get(language, {}).get("one", "(?!)")
    return re.compile(rf"(?<![\w-])(?:{words})(?={_GAP}[^\W\d_]{{2}})", re.IGNORECASE)


@lru_cache(maxsize=64)
def find_open_units(text: str, language: str) -> tuple[tuple[tuple[Unit, ...], str], ...]:
    """Return the units behind placeholders, which a bar stands for (see `visible_text`), and how they are written."""
    found = []
    for match in re.finditer(rf"{BAR}[{SPACES}]*(?=[^\W\d_]{{2}}|[{_SIGN}])", text):
        units, stop, is_weak = _unit_at(text, match.end(), language)
        if units and not is_weak:
            found.append((units, text[match.end() : stop]))
    return tuple(found)


def _quantity(text: str, number: Number, language: str) -> Quantity:
    amount, end = find_scale(text, number, base_language(language))
    units, stop, is_weak = _unit_at(text, end, language)
    return Quantity(
        amount, number.amount or Decimal(0), units, text[number.start : stop].strip(), is_weak, (number.start, stop)
    )


def _unit_at(text: str, start: int, language: str) -> tuple[tuple[Unit, ...], int, bool]:
    """Return what the unit at a place may be, divided by another or not, where it ends, and whether it is weak."""
    units, stop, is_weak = _name_at(text, start, language)
    if denominator := denominator_at(text, stop, language)[0] if units and not is_weak else ():
        return tuple(one.over(other) for one in units for other in denominator if not one.per), stop, False
    return units, stop, is_weak


def _name_at(text: str, start: int, language: str) -> tuple[tuple[Unit, ...], int, bool]:
    """Return what the name at a place may say, where it ends, and whether it is weak."""
    found = _BEHIND.match(text, start)
    if found is None:
        return (), start, False
    names = unit_names(language)
    ends = [match.end() for match in re.finditer(_WORD, found[1])][:_MOST_WORDS]
    for end in reversed(ends):
        form = found[1][:end]
        if len(form.rstrip(".")) == 1 and _INITIALS.match(text, found.start(1)):
            continue
        units = _units_called(form, names, language)
        folded = () if units or re.search(r"\s", form) else names.folded.get(plain_symbol(form).casefold(), ())
        if units or folded:
            stop = found.start(1) + end
            if folded:  # kw for kW
                return folded, stop, True
            is_weak = plain_symbol(form) in names.weak or all(
                unit.base in read_table("units")["vague"] for unit in units
            )
            return units, stop, is_weak
    return (), start, False


def denominator_at(text: str, start: int, language: str) -> tuple[tuple[Unit, ...], int]:
    """Return what the unit behind a stroke or *per* at a place may be, and where its name ends."""
    found = _per(base_language(language)).match(text, start)
    units, stop, _ = _name_at(text, found.end(), language) if found else ((), start, False)
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
    symbol = names.symbols.get(plain_symbol(form), ())
    if re.search(r"\s", form):  # kW h may have a space, but 5 m in the sea are no minutes
        spaced = names.spaced.get(spaced_symbol(form), ())
        symbol = spaced or tuple(unit for unit in symbol if unit.base.endswith(("-hour", "-ampere")))
    return symbol or names.words.get(stem_words(form, language), ())


@cache
def _power_words(language: str) -> re.Pattern[str]:
    words = read_table("units").get(language, {})
    named = [f"(?P<{kind}>{words[kind]})" for kind in ("square", "cubic") if kind in words]
    return re.compile(rf"(?:{'|'.join(named)}){_GAP}?(?=\w)" if named else "(?!)")


@lru_cache(maxsize=64)
def mentions(text: str, language: str) -> tuple[tuple[Unit, ...], ...]:
    """Return what the words and signs of a text may name, each place by itself."""
    starts = re.finditer(rf"(?<!\w)(?=\w)|(?<=\d)(?=[^\W\d_])|(?=[{_SIGN}])", text)
    return tuple(units for start in starts if (units := _unit_at(text, start.start(), language)[0]))


@cache
def unit_stems(language: str) -> dict[str, frozenset[str]]:
    """Return base of a unit -> beginnings of its names, those with prefixes too, but no prefix alone."""
    found: dict[str, set[str]] = {}
    for word, units in unit_names(language).words.items():
        for unit in units:
            if len(word) >= _SHORTEST_STEM and word not in prefix_stems(language):
                found.setdefault(unit.base, set()).add(word)
    return {base: frozenset(words) for base, words in found.items()}
