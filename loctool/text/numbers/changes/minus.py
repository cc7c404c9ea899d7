"""Minus signs that a translation loses or adds, and signs of a tolerance that it loses."""

from __future__ import annotations

import re
from decimal import Decimal

from loctool.text.language import base_language
from loctool.text.numbers.reader import SPACES, Number, find_numbers
from loctool.text.tables import read_table

_SIGNED = re.compile(r"(?<![^\s(:])(?<!\d\s)(?:−|(?<=[\s(:])-)$")
_TOLERANCE = re.compile(rf"±[{SPACES}]?$")
_COUNTED = re.compile(rf"[{SPACES}]?[°º%‰€$£¥\w]")
_DASHED = re.compile(r"(?m)^\s*[-−–]\s\d")
"""A line with a dash and a number, which may be the point of a list or a minus sign typed with a space."""
_DEGREES = re.compile(rf"[{SPACES}]?(?:°|º|grad\b|degrees?\b|градус|degrés?\b|grados?\b|stopni)", re.IGNORECASE)


def _is_negative(text: str, number: Number) -> bool:
    """Return whether a minus sign is at a number; a hyphen is one before what is counted: -250 euros, not ext. -417."""
    sign = _SIGNED.search(text[max(0, number.start - 3) : number.start])
    return sign is not None and (sign[0] == "−" or _COUNTED.match(text, number.end) is not None)


def _signed(text: str, language: str) -> tuple[dict[Decimal, tuple[str, bool]], set[Decimal]]:
    """Return the amounts with a minus sign (words; whether they are degrees), and those without."""
    signed, plain = {}, set[Decimal]()
    for number in find_numbers(text, language):
        if number.amount is not None and _is_negative(text, number):
            is_degree = _DEGREES.match(text, number.end) is not None
            signed[number.amount] = (f"−{number.surface}", is_degree)
        elif number.amount is not None:
            plain.add(number.amount)
    return signed, plain


def changed_signs(source: str, target: str, source_language: str, language: str) -> list[tuple[str, str]]:
    """Return (in the source, in the translation) for amounts that lost or got a minus sign that no word says."""
    if not re.search(r"[-−]\d", source + target):
        return []
    (ours, plain), (theirs, others) = _signed(source, source_language), _signed(target, language)
    lost = [] if _DASHED.search(target) else _unsaid(ours, others - theirs.keys(), target, language)
    more = [] if _DASHED.search(source) else _unsaid(theirs, plain - ours.keys(), source, source_language)
    return [(words, words[1:]) for words in lost] + [(words[1:], words) for words in more]


def lost_tolerances(source: str, target: str, source_language: str, language: str) -> list[tuple[str, str]]:
    """Return (in the source, in the translation) for amounts whose ± the translation neither has nor says in words."""
    words = read_table("magnitudes").get(base_language(language), {}).get("tolerance")
    if (
        "±" not in source
        or words is None
        or re.search(rf"±|\+[{SPACES}]?/?[{SPACES}]?[-−–]|{words}", target, re.IGNORECASE)
    ):
        return []
    theirs = {number.amount: number.surface for number in find_numbers(target, language)}
    found = [one for one in find_numbers(source, source_language) if _TOLERANCE.search(source[: one.start][-3:])]
    return [(f"±{one.surface}", theirs[one.amount]) for one in found if one.amount is not None and one.amount in theirs]


def _unsaid(signed: dict[Decimal, tuple[str, bool]], plain: set[Decimal], other: str, language: str) -> list[str]:
    """Return the amounts whose sign the other text neither writes nor says in words."""
    table = read_table("magnitudes").get(base_language(language), {})
    if "cold" not in table:
        return []
    falls = table["signs"]["minus"].replace("|[-−–]", "")
    return [
        words
        for amount, (words, is_degree) in signed.items()
        if amount in plain and not re.search(table["cold"] if is_degree else falls, other, re.IGNORECASE)
    ]
