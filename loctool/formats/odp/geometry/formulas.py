"""Formulas of custom shapes (OpenDocument 1.3, part 3, 19.171 draw:formula)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence

_TOKEN = re.compile(r"\s*(?:([0-9]+\.?[0-9]*(?:[eE][-+]?[0-9]+)?|\.[0-9]+)|([?$]?[A-Za-z0-9_]+)|([-+*/(),]))")
_FUNCTIONS: dict[str, tuple[int, Callable[..., float]]] = {
    "abs": (1, abs), "sqrt": (1, math.sqrt), "sin": (1, math.sin), "cos": (1, math.cos), "tan": (1, math.tan),
    "atan": (1, math.atan), "atan2": (2, math.atan2), "min": (2, min), "max": (2, max),
    "if": (3, lambda test, positive, other: positive if test > 0 else other),
}  # fmt: skip
"""Name -> number of arguments and function."""
_LONGEST = 1000
"""Characters of a formula."""
_DEEPEST = 60
"""Parentheses and formulas within each other."""


class FormulaError(ValueError):
    """A formula that cannot be calculated."""


class Formulas:
    """The equations of a shape."""

    def __init__(self, equations: Mapping[str, str], modifiers: Sequence[float], values: Mapping[str, float]) -> None:
        """Take name -> formula, the values of $0, $1, …, and name -> value, such as that of width."""
        self._equations, self._modifiers = equations, modifiers
        self._values = {"pi": math.pi, **values}
        self._known: dict[str, float] = {}
        self.depth = 0
        """How deep in parentheses and other formulas the part is that is being calculated."""

    def value(self, formula: str) -> float:
        """Return the value of a formula such as "?f3 *$0 /2". Raises FormulaError."""
        if len(formula) > _LONGEST:
            raise FormulaError("is too long")
        parser = _Parser(_tokens(formula), self)
        try:
            value = parser.sum()
        except (ArithmeticError, ValueError) as problem:
            raise FormulaError(str(problem)) from problem
        if parser.rest or not math.isfinite(value):
            raise FormulaError("has no value")
        return value

    def named(self, name: str) -> float:
        """Return the value of a word of a formula: ?f3, $0, width. Raises FormulaError."""
        if name in self._known:
            return self._known[name]
        if name[:1] == "$" and name[1:].isdecimal() and int(name[1:5]) < len(self._modifiers):
            return self._modifiers[int(name[1:5])]
        if name[:1] == "?" and name[1:] in self._equations:
            self._known[name] = self.value(self._equations[name[1:]])
            return self._known[name]
        if name in self._values:
            return self._values[name]
        raise FormulaError(f"{name} is unknown")


def _tokens(formula: str) -> list[str]:
    found, at, text = [], 0, formula.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            raise FormulaError(f"cannot be read from {text[at : at + 10]}")
        found.append(match[1] or match[2] or match[3])
        at = match.end()
    return found


class _Parser:
    """Calculates a formula by recursive descent."""

    def __init__(self, tokens: list[str], formulas: Formulas) -> None:
        self.rest = tokens[::-1]
        self._formulas = formulas

    def sum(self) -> float:
        value = self._product()
        while self._next_is("+", "-"):
            value = value + self._product() if self.rest.pop() == "+" else value - self._product()
        return value

    def _product(self) -> float:
        value = self._factor()
        while self._next_is("*", "/"):
            value = value * self._factor() if self.rest.pop() == "*" else value / self._factor()
        return value

    def _factor(self) -> float:
        word = self.rest.pop() if self.rest else ""
        self._formulas.depth += 1
        if self._formulas.depth > _DEEPEST:
            raise FormulaError("is nested too deeply")
        value = self._value(word)
        self._formulas.depth -= 1
        return value

    def _value(self, word: str) -> float:
        if word in ("-", "+"):
            return -self._factor() if word == "-" else self._factor()
        if word == "(":
            value = self.sum()
            self._take(")")
            return value
        if word in _FUNCTIONS and self._next_is("("):
            return self._call(*_FUNCTIONS[word])
        return float(word) if word[:1] in (*"0123456789.",) else self._formulas.named(word)

    def _call(self, count: int, function: Callable[..., float]) -> float:
        self._take("(")
        arguments = [self.sum()]
        while self._next_is(","):
            self._take(",")
            arguments.append(self.sum())
        self._take(")")
        if len(arguments) != count:
            raise FormulaError("has too few or too many arguments")
        return function(*arguments)

    def _next_is(self, *signs: str) -> bool:
        return bool(self.rest) and self.rest[-1] in signs

    def _take(self, sign: str) -> None:
        if not self._next_is(sign):
            raise FormulaError(f"lacks {sign}")
        self.rest.pop()
