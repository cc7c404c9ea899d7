"""Numbers that a translation loses, changes or invents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from typing import NamedTuple

from loctool.text.numbers.calendar import possible_in
from loctool.text.numbers.changes.number_words import changed_number_words
from loctool.text.numbers.quantities import Quantity, find_quantities
from loctool.text.numbers.times import find_times
from loctool.text.numbers.values import Mention, NumericValues, Value, lost_decades_in, numeric_values
from loctool.text.numbers.words import has_number_words, joins
from loctool.text.tables import read_table

_FEW = 12
"""The greatest number that people mostly write as a word."""
_ROUNDED, _DEGREES = Decimal("0.06"), Decimal("0.6")
"""The part by which people round when they convert a quantity into another system, and the degrees Celsius."""
_PHONE = re.compile(r"(?<![\w.,])\+?\d(?:[ \u00a0\u202f/().–-]{0,3}\d){5,24}(?!\w)")
_LONGEST_PREFIX = 3
_MOST_QUANTITIES = 100
_SHORTEST_PHONE = 6
"""Digits of a phone number without its prefixes."""

Place = tuple[int, int]


def number_differences(
    source: str, target: str, source_language: str, language: str, syntax: str = ""
) -> tuple[list[str], list[str]]:
    """Return the numbers that a translation lost and the numbers that it invented, as they are written.

    Number words count on the other side: „zwei“ may become 2, and 21. Jahrhundert the twenty-first century. So do
    quantities of the same value in other units, and amounts in another language's style.
    """
    ours, theirs = numeric_values(source, source_language, syntax), numeric_values(target, language, syntax)
    left, added = _left(ours, theirs), _left(theirs, ours)
    if left or added:
        left, added = _explain((left, ours), (added, theirs))
    lost_decades = lost_decades_in(ours.prose, theirs.prose) if has_number_words(theirs.language) else []
    lost, more = changed_number_words(
        ours.prose, theirs.prose, (ours.language, theirs.language), (ours.said_in_digits(), theirs.said_in_digits())
    )
    surfaces = [[one.surface for one in sorted(some, key=lambda one: one.number.start)] for some in (left, added)]
    return surfaces[0] + lost_decades + lost, surfaces[1] + more


def _left(one: NumericValues, other: NumericValues) -> list[Mention]:
    """Return what one text gives and the other does not say."""
    there = Counter(mention.value for mention in other.mentions)
    left = []
    for mention in one.mentions:
        there[mention.value] -= 1
        if there[mention.value] < 0:
            left.append(mention)
    said = other.said() if left else frozenset()
    return [mention for mention in left if not one.readings(mention) & said]


Side = tuple[list[Mention], NumericValues]


def _explain(one: Side, other: Side) -> tuple[list[Mention], list[Mention]]:
    """Leave out what the other side says in another way."""
    ours, theirs = one[1], other[1]
    left, added = _pair(one, other)
    left, added = _same_elsewhere(left, ours, theirs), _same_elsewhere(added, theirs, ours)
    if left and added:
        left, added = _without_other_forms((left, ours), (added, theirs))
    if not added:
        left = _beyond_words(left, theirs)
    if not left:
        added = _beyond_words(added, ours)
    return left, added


def _pair(one: Side, other: Side) -> tuple[list[Mention], list[Mention]]:
    """Leave out pairs that may mean the same: 3 of *3 to 8 million* and 3 million, 12m and 12."""
    (lost, ours), (more, theirs) = one, other
    places: dict[Value, list[int]] = defaultdict(list)
    for place, mention in enumerate(more if lost else ()):
        for value in theirs.readings(mention):
            places[value].append(place)
    free = dict.fromkeys(range(len(more)))
    untried = {value: iter(some) for value, some in places.items()}
    left = []
    for mention in lost:
        values = (value for value in ours.readings(mention) if value in untried)
        same = next((place for value in values for place in untried[value] if place in free), None)
        if same is None:
            left.append(mention)
        else:
            del free[same]
    return left, [more[place] for place in free]


def _same_elsewhere(left: list[Mention], ours: NumericValues, theirs: NumericValues) -> list[Mention]:
    """Leave out quantities that the other text gives in other units, its times and its phone numbers."""
    if not left:
        return []
    times = {time.minutes for time in find_times(theirs.prose, theirs.language)}
    hours = {one.start for one in find_times(ours.prose, ours.language) if one.minutes in times}
    places = conversions(ours.prose, theirs.prose, ours.language, theirs.language)
    places += phone_numbers(ours.prose, theirs.prose)
    covered = {index for start, end in places for index in range(start, end)}
    left = [one for one in left if one.number.start not in hours and one.number.start not in covered]
    if not any(one.number.kind == "slashed" for one in left):
        return left
    months = possible_in(theirs.prose, theirs.language, "months")  # 05/03/2024 is May 3 or 5 March
    return [one for one in left if not (one.number.kind == "slashed" and one.value in months)]


def _beyond_words(left: list[Mention], other: NumericValues) -> list[Mention]:
    """Leave out small numbers that may be words of a language whose words nobody knows."""
    if has_number_words(other.language):
        return left
    return [one for one in left if not isinstance(one.value, Decimal) or one.value > _FEW]


def _without_other_forms(one: Side, other: Side) -> tuple[list[Mention], list[Mention]]:
    """Leave out numbers whose digits the other side divides otherwise: 13.30 and 13:30, 03/2024 and 3.2024.

    Only if one side has them in a date, a time or a code, whose parts have no order and no leading zeros of their own.
    """
    lost, more = (_digit_groups(side[0]) for side in (one, other))
    is_divided = any(mention.number.kind not in ("number", "fraction") for mention in (*one[0], *other[0]))
    is_divided |= lost == more and len(one[0]) != len(other[0])  # (3, 5) and (3,5)
    ours, theirs = ({*lost, *one[1].excused}, {*more, *other[1].excused})
    return ([], []) if is_divided and {*lost} <= theirs and {*more} <= ours else (one[0], other[0])


def _digit_groups(mentions: list[Mention]) -> list[Decimal]:
    """Return the groups of digits of values; a number with groups of three has one, as it may be a thousand."""
    found: list[Decimal] = []
    for mention in mentions:
        is_whole = mention.number.kind in ("number", "phone", "version")
        groups = mention.number.parts if is_whole else re.findall(r"\d+", mention.surface)
        is_grouped = any(len(group) == 3 for group in groups[1:])
        found += map(Decimal, ["".join(groups)] if is_grouped else groups)
    return found


class _Metric(NamedTuple):
    """A quantity in the metric unit of its kind."""

    base: str
    per: str
    value: Decimal
    unit: str
    """The unit that the text gives it in."""


def conversions(source: str, target: str, source_language: str, language: str) -> list[Place]:
    """Return where a text without markup has quantities whose value the other has in any unit: 12 MW, 12 000 kW."""
    found = dict.fromkeys(form for one in _with_units(target, language) for form in _in_metric(one))
    theirs = [*found][:_MOST_QUANTITIES]
    ours = _with_units(source, source_language) if theirs else []
    return [one.place for one in ours if any(_is_same(form, other) for form in _in_metric(one) for other in theirs)]


def _with_units(text: str, language: str) -> list[Quantity]:
    """Return the quantities of a text; the first number of a range has the unit of the last."""
    found: list[Quantity] = []
    follower: Quantity | None = None
    for one in reversed(find_quantities(text, language)):
        if not one.units and follower and joins(text[one.place[1] : follower.place[0]]):
            one = one._replace(units=follower.units)
        follower = one if one.units else None
        found += [one] if one.units else []
    return found


def _in_metric(quantity: Quantity) -> list[_Metric]:
    """Return what a quantity may be in metric units; divided ones by seconds or metres too."""
    found = []
    for unit in quantity.units:
        base, factor = read_table("conversions")["metric"].get(unit.base, (unit.base, "1"))
        value = quantity.amount * unit.factor * Decimal(factor) / (unit.per_factor or 1)
        if unit.base == "fahrenheit":
            base, value = "degree", (value - 32) * 5 / 9
        found.append(_Metric(base, unit.per, value, unit.base))
    return found


def _is_same(one: _Metric, other: _Metric) -> bool:
    """Return whether two quantities may be the same; people round what they convert into another system."""
    if one.base != other.base or (one.per != other.per and one.per and other.per):
        return False
    slack = _DEGREES if one.base == "degree" else _ROUNDED * max(one.value, other.value)
    return one.value == other.value if one.unit == other.unit else abs(one.value - other.value) <= slack


def phone_numbers(source: str, target: str) -> list[Place]:
    """Return where a text has phone numbers that the other has with another prefix or other gaps: 030 12, +49 30 12."""
    theirs = {_subscriber(match[0]) for match in _PHONE.finditer(target)} - {""}
    endings = {digits[prefix:] for digits in theirs for prefix in range(_LONGEST_PREFIX + 1)}
    ours = [(match.span(), _subscriber(match[0])) for match in _PHONE.finditer(source)] if theirs else []
    return [
        place
        for place, digits in ours
        if digits and (digits in endings or any(digits[n:] in theirs for n in range(_LONGEST_PREFIX + 1)))
    ]


def _subscriber(text: str) -> str:
    """Return the digits of a phone number without leading zeros, "" if there are too few."""
    digits = re.sub(r"\D", "", text).lstrip("0")
    return digits if len(digits) >= _SHORTEST_PHONE else ""
