"""Plural-Forms: the expression of a header, evaluated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from loctool.errors import CatalogError

NUMBERS = range(1001)
"""The numbers for which msgfmt tries a rule."""
SAMPLE = (*NUMBERS, 1001, 2000, 11_000, 20_000, 30_000, 40_000, 100_000, 101_000, 1_000_000, 1_000_001, 3_000_000)
"""The numbers for which rules are compared: some languages have a form for thousands or millions."""
_COUNT = r"\s*nplurals\s*=\s*([1-9][0-9]?)(?![0-9])"
_FIELD = re.compile(_COUNT + r"\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*\Z")


@dataclass(frozen=True, slots=True)
class PluralRule:
    """What a Plural-Forms field says."""

    count: int
    """nplurals."""
    form: Callable[[int], int]
    """Number -> index of its form."""

    def forms(self, numbers: Iterable[int] = NUMBERS) -> list[int]:
        """Return the form of each number. Raises CatalogError if a number has no value, or one beyond the forms."""
        try:
            found = [self.form(number) for number in numbers]
        except (ArithmeticError, RecursionError) as problem:
            raise CatalogError(f"Plural-Forms has no value for some numbers: {problem}") from problem
        if wrong := [form for form in found if not 0 <= form < self.count]:
            raise CatalogError(f"Plural-Forms gives form {wrong[0]}, but nplurals is {self.count}")
        return found


def plural_rule(text: str) -> PluralRule:
    """Parse the value of a Plural-Forms field; the standard library checks and compiles its C expression.

    Raises CatalogError if the value is not valid.
    """
    from gettext import c2py

    found = _FIELD.fullmatch(text)
    if not found:
        raise CatalogError(f"Plural-Forms is not `nplurals=N; plural=EXPRESSION;` but {text!r}")
    try:
        return PluralRule(int(found[1]), c2py(found[2]))
    except (ValueError, RecursionError, SyntaxError, MemoryError) as problem:
        raise CatalogError(f"Plural-Forms has no valid expression: {problem}") from problem


@cache
def sound_rule(text: str) -> PluralRule | None:
    """Return the rule of a Plural-Forms field, None if it cannot be read or has no form for some number."""
    try:
        rule = plural_rule(text)
        rule.forms()
    except CatalogError:
        return None
    return rule


def plural_count(text: str) -> int:
    """Return nplurals of a Plural-Forms field, also of one with an invalid expression; 2 if it gives no number."""
    found = re.match(_COUNT, text)
    return int(found[1]) if found else 2
