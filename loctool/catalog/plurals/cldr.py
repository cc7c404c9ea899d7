"""CLDR's plural rules as gettext's C expressions for whole numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from loctool.text.language import locale_of

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories in the order in which gettext numbers their forms."""
_Node = tuple[str, Sequence[Any]]
"""Kind and parts of a node in Babel's tree of a rule."""
_COMPACT = "ec"
"""The operands for compact numbers (1.5M), which gettext does not know."""


@cache
def cldr_forms(language: str, *, compact: bool = False) -> str | None:
    """Return CLDR's rule for whole numbers as a Plural-Forms field, None if CLDR does not know the language.

    Categories that only fractions have are left out, and without `compact` those, too, that CLDR defines by the
    exponent of compact numbers. They are for the millions of Romance languages ("1 million de").
    """
    locale = locale_of(language)
    if locale is None:
        return None
    nodes: dict[str, _Node] = dict(locale.plural_form.abstract)
    conditions = [_condition(nodes[tag]) for tag in CATEGORIES if tag in nodes and (compact or _is_plain(nodes[tag]))]
    steps = [condition for condition in conditions if isinstance(condition, str)]
    expression = "".join(f"{step} ? {form} : " for form, step in enumerate(steps))
    return f"nplurals={len(steps) + 1}; plural={expression}{len(steps)};"


def _is_plain(node: _Node) -> bool:
    """Return whether a condition does without the exponent of compact numbers."""
    kind, parts = node
    return kind not in _COMPACT and all(_is_plain(part) for part in _nodes_in(parts))


def _nodes_in(parts: Sequence[Any]) -> Iterator[_Node]:
    for part in parts:
        if isinstance(part, tuple) and part and isinstance(part[0], str):
            yield part[0], part[1]
        elif isinstance(part, tuple):
            yield from _nodes_in(part)


def _condition(node: _Node, *, negated: bool = False) -> str | bool:
    """Return a condition in C, or its value where it is the same for all whole numbers."""
    kind, parts = node
    if kind == "not":
        return _condition(parts[0], negated=not negated)
    if kind == "relation":
        (_, operand, (_, ranges)) = parts
        return _relation(_operand(operand), [(low[1][0], high[1][0]) for low, high in ranges], negated)
    return _joined([_condition(part, negated=negated) for part in parts], any_of=(kind == "or") is not negated)


def _joined(conditions: Sequence[str | bool], *, any_of: bool) -> str | bool:
    """Return the condition that any of some conditions is met, or all; values that decide nothing are left out."""
    if any(condition is any_of for condition in conditions):
        return any_of
    kept = [condition for condition in conditions if isinstance(condition, str)]
    if not kept:
        return not any_of
    return kept[0] if len(kept) == 1 else f"({' || '.join(kept)})" if any_of else " && ".join(kept)


def _operand(node: _Node) -> str | int:
    """Return an operand in C: n and i are the number itself; digits after the point and exponents are zero."""
    kind, parts = node
    if kind == "value":
        return int(parts[0])
    if kind == "mod":
        left, right = map(_operand, parts)
        return left % right if isinstance(left, int) and isinstance(right, int) else f"{left}%{right}"
    return "n" if kind in ("n", "i") else 0


def _relation(operand: str | int, ranges: Sequence[tuple[int, int]], negated: bool) -> str | bool:
    """Return the condition that an operand is in some of the ranges, or in none."""
    if isinstance(operand, int):
        return any(low <= operand <= high for low, high in ranges) is not negated
    return _joined([_in_range(operand, low, high, negated) for low, high in ranges], any_of=not negated)


def _in_range(operand: str, low: int, high: int, negated: bool) -> str:
    if low == high:
        return f"{operand}{'!=' if negated else '=='}{low}"
    if low == 0:
        return f"{operand}{'>' if negated else '<='}{high}"
    return f"({operand}<{low} || {operand}>{high})" if negated else f"{operand}>={low} && {operand}<={high}"
