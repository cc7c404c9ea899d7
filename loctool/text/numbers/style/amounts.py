"""Amounts of a draft in the digits of its language."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from loctool.text.language import separators
from loctool.text.numbers.differences import conversions
from loctool.text.numbers.reader import Number, find_numbers, find_scale, group_digits, read_amount, read_digits
from loctool.text.numbers.style.labels import find_labels, is_identifier
from loctool.text.numbers.values import powers_at, style_of
from loctool.text.numbers.words import multiply


def reread_amounts(source: str, draft: str, source_language: str, language: str) -> list[tuple[Number, str]]:
    """Return the numbers of a draft that mean an amount of the source in some reading, and the target's form of it."""
    numbers = [number for number in find_numbers(source, source_language) if number.amount is not None]
    wanted = Counter(value for number in numbers for value in _amounts(source, number, source_language))
    point = separators(source_language)[0]
    codes = {number.surface for number in numbers if number.digits and number.digits.point not in ("", point)}
    codes |= find_labels(source, source_language)
    given: list[tuple[int, int]] | None = None
    found: list[tuple[Number, str]] = []
    surfaces = {number.surface for number in numbers}
    for found_number in find_numbers(draft, language):
        number = _without_stop(found_number, surfaces, language)
        is_code = number.surface in codes or is_identifier(draft, number, language)  # Industrie 4.0, HTTP/1.1
        if number.amount is None or number.surface.isdecimal() or is_code:
            wanted[find_scale(draft, number, language)[0]] -= number.amount is not None
            continue
        style = style_of(number, wanted, powers_at(draft, number, language), (language, source_language, "en"))
        if style and style != language and given is None:
            given = conversions(draft, source, language, source_language)  # 1,5 km, 1,500 m
        if style == language:  # 2,000 stays, although the source has 2000
            found.append((number, localise_number(number, language)))
        elif style and not any(start <= number.start < end for start, end in given or ()):
            model = number._replace(digits=read_digits(number.surface, style))
            found.append((number, localise_number(model, language)))
    return found


def _amounts(text: str, number: Number, language: str) -> set[Decimal]:
    """Return what a number may amount to: 20k is 20 000, but 20m may be metres."""
    return {multiply(number.amount or Decimal(0), power) for power in powers_at(text, number, language)}


def _without_stop(number: Number, surfaces: set[str], language: str) -> Number:
    """Return the amount of the source that a number at the end of a sentence is, which looks like a date: 3.5."""
    surface = number.surface.removesuffix(".")
    if number.kind != "date" or surface not in surfaces:
        return number
    digits, amount = read_digits(surface, language), read_amount(surface, language)
    return Number(number.start, number.end - 1, surface, "number", digits, amount)


def localise_number(number: Number, language: str) -> str:
    """Return an amount in a language's form, with the same decimals, grouped if it is grouped."""
    if number.digits is None:
        return number.surface
    point, group = separators(language)
    whole, part, grouped, _ = number.digits
    return (group_digits(whole, group) if grouped else whole) + (point + part if part else "")
