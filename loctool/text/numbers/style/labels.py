"""Numbers that name something and count nothing: Raum 2.105, Abschnitt 4.125, Az. 12.345/22, Joh 3,16."""

from __future__ import annotations

import re

from loctool.text.abbreviations import abbreviations
from loctool.text.language import base_language, separators
from loctool.text.numbers.reader import SPACES, Number, find_numbers
from loctool.text.numbers.words import joins
from loctool.text.tables import read_table

_BEFORE = re.compile(rf"(?<![\w.])([^\W\d_]\w*)(\.?)[{SPACES}]$")
_BEHIND = re.compile(rf"[{SPACES}]?([^\W\d_]+|[%‰°€$£¥₽])")
_VERSION = re.compile(r"\d{1,3}\.\d{1,3}")
_GLUED = re.compile(r"(?:[^\W\d_]{2,}|(?<![^\W\d])[^\W\d_xх×])[/=_@~-]?$|[^\W_][/=_@-]$")
"""What is before a number within an identifier: HTTP/1.1, timeout=1.5, python3.11, libfoo-1.2; 2x1.5 is an amount."""
_MONEY = re.compile(rf"(?:[€$£¥₽₹]|(?<![^\W\d_])(?:EUR|USD|GBP|CHF|RUB|JPY|CNY|PLN))[{SPACES}]?$")
_ABBREVIATION = re.compile(rf"(?<![\w.])(?:[A-ZА-ЯЁ]{{2,6}}|[A-ZÄÖÜА-ЯЁ][^\W\d_]{{1,4}}\.)[{SPACES}]$")
"""Capitals or a short word before the number of a rule or a class: GHS 6.1, Kat. 6.1."""
_LONGEST = 40
"""Characters before a number in which its label is."""
_VERSE = re.compile(r"[^\W\d_]{2,3}")
"""A label so short that digits with a decimal comma are no amount: Joh 3,16."""


def find_labels(text: str, language: str) -> set[str]:
    """Return the numbers, as a text writes them, that are everywhere behind a label and before nothing countable.

    Only numbers with one separator, whose sense is open: 1.234,5 and 1.234.567 are always amounts.
    """
    named: set[str] = set()
    counted: set[str] = set()
    previous: Number | None = None
    for number in find_numbers(text, language):
        follows = previous is not None and previous.surface in named and joins(text[previous.end : number.start])
        is_label = _is_open(number) and _is_label(text, number, language, follows=follows)
        (named if is_label else counted).add(number.surface)
        previous = number
    return named - counted


def is_identifier(text: str, number: Number, language: str) -> bool:
    """Return whether a number with one point is a version or a part of an identifier, as every language writes it."""
    before = text[max(0, number.start - _LONGEST) : number.start]
    if not _VERSION.fullmatch(number.surface) or _MONEY.search(before):
        return False
    if _GLUED.search(before):
        return True
    return _ABBREVIATION.search(before) is not None and not _is_counting(text, number, language)


def _is_open(number: Number) -> bool:
    return number.digits is not None and len(re.findall(r"[.,]", number.surface)) == 1


def _is_label(text: str, number: Number, language: str, *, follows: bool) -> bool:
    """Return whether a number has a label, a capitalised word that starts no sentence, and counts nothing."""
    if re.match(r"/\d", text[number.end : number.end + 2]):
        return True
    before = _BEFORE.search(text[max(0, number.start - _LONGEST) : number.start])
    label = before[1] if before else ""
    if label.lower() in read_table("beside_numbers").get(base_language(language), {}).get("labels", "").split():
        return True
    is_amount = "," in number.surface and separators(language)[0] == "," and not _VERSE.fullmatch(label)
    is_name = label[:1].isupper() and label not in abbreviations(language).starters
    return (follows or (is_name and not is_amount)) and not _is_counting(text, number, language)


def _is_counting(text: str, number: Number, language: str) -> bool:
    """Return whether what stands behind a number may be counted or measured by it; a small word may not."""
    behind = _BEHIND.match(text, number.end)
    if behind is None:
        return False
    word = behind[1]
    is_small = len(word) > 1 and word.islower() and word.capitalize() in abbreviations(language).starters
    return not is_small or base_language(language) not in ("de", "en", "ru")
