"""Numbers that a translation loses, changes or invents."""

from __future__ import annotations

import re
from decimal import Decimal

from loctool.text.numbers.reader import NumericValues, numeric_values
from loctool.text.numbers.words import changed_number_words

Value = Decimal | str

_DECADE = re.compile(r"(?<!\d)(1\d\d0|20\d0)(?:ern?\b|s\b|[’']s\b|-[хе]\b|-ые\b|-ых\b)")


def number_differences(
    source: str, target: str, source_language: str, language: str, syntax: str = ""
) -> tuple[list[str], list[str]]:
    """Return the numbers that a translation lost and the numbers that it invented, as texts.

    Number words count on the other side: „zwei“ may become 2, and 21. Jahrhundert the twenty-first century.
    """
    ours, theirs = numeric_values(source, source_language, syntax), numeric_values(target, language, syntax)
    left, added = _left(ours, theirs), _left(theirs, ours)
    if left and added:
        left, added = _without_other_forms((left, ours), (added, theirs))
    left += _lost_decades(ours.prose, theirs.prose)
    lost, more = changed_number_words(ours.prose, theirs.prose, (ours.language, theirs.language))
    return _as_texts(left) + lost, _as_texts(added) + more


def _lost_decades(source: str, target: str) -> list[Value]:
    """Return the decades that a translation gives as their first year: in den 1980ern, in 1980."""
    if _DECADE.search(target):
        return []
    return [match[0] for match in _DECADE.finditer(source) if re.search(rf"(?<!\d){match[1]}(?!\d|[-–/])", target)]


def _left(one: NumericValues, other: NumericValues) -> list[Value]:
    left = one.written - other.written
    said = other.said() if left else frozenset()
    return [value for value in left.elements() if value not in said]


def _as_texts(values: list[Value]) -> list[str]:
    return sorted(f"{value:f}" if isinstance(value, Decimal) else value for value in values)


def _without_other_forms(
    one: tuple[list[Value], NumericValues], other: tuple[list[Value], NumericValues]
) -> tuple[list[Value], list[Value]]:
    """Leave out numbers whose digits the other side divides otherwise: 13.30 and 13:30, 03/2024 and 3.2024.

    Only if one side has them in a date, a time or a code, whose parts have no order and no leading zeros of their own.
    """
    lost, more = (_digit_groups(*side) for side in (one, other))
    values = [*one[0], *other[0]]
    is_divided = any(isinstance(value, str) for value in values) or any(
        value not in numbers.groups for left, numbers in (one, other) for value in left
    )
    ours, theirs = ({*lost, *map(int, one[1].excused)}, {*more, *map(int, other[1].excused)})
    return ([], []) if is_divided and {*lost} <= theirs and {*more} <= ours else (one[0], other[0])


def _digit_groups(values: list[Value], numbers: NumericValues) -> list[int]:
    """Return the groups of digits of values; a number with groups of three has one, as it may be a thousand."""
    found: list[int] = []
    for value in values:
        groups = numbers.groups.get(value, (f"{value:f}",) if isinstance(value, Decimal) else ())
        found += [int("".join(groups))] if any(len(group) == 3 for group in groups[1:]) else map(int, groups)
    return found
