"""Planted errors of values, dates, units and magnitudes."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from benchmarks.planting import russian
from benchmarks.planting.texts import Text, replace_one

_NUMBER = re.compile(r"(?<![\w.,/-])\d[\d.,\u00a0\u202f]*\d(?![\w/-])|(?<![\w.,/-])\d(?![\w.,/-])")
_DECIMAL = re.compile(r"(?<![\d.,])(\d+)([.,])(\d{1,2})(?![\d.,])")
_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,])")
_WORD = re.compile(r"[^\W\d_]+")
_MINUS = re.compile(r"(?<![^\s(])[−-](?=\d)|\b(?:minus|минус) (?=\d)")
_RANGE = re.compile(r"(?<![\d.,–-])(\d+)( ?[–-] ?| to | до )(\d+)(?![\d.,–-])")
_PERCENT = re.compile(r"\s?%|\sper ?cent\b|\sпроцент\w*")


@cache
def table(topic: str, code: str) -> Any:
    """Return a topic of words.toml for a language."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))[topic][code]


def another_number(text: Text, drawn: random.Random) -> str | None:
    """Replace a number by another of as many digits."""

    def other(match: re.Match[str]) -> str:
        at = drawn.choice([n for n, sign in enumerate(match[0]) if sign.isdigit()])
        digits = [digit for digit in "123456789" if digit != match[0][at]]
        return match[0][:at] + drawn.choice(digits) + match[0][at + 1 :]

    return replace_one(text.target, _NUMBER, other, drawn)


def swapped_digits(text: Text, drawn: random.Random) -> str | None:
    """Swap the first two different neighbouring digits of a number."""
    return replace_one(text.target, _NUMBER, lambda match: re.sub(r"(\d)(?!\1)(\d)", r"\2\1", match[0], count=1), drawn)


def shifted_decimal(text: Text, drawn: random.Random) -> str | None:
    """Write a number ten times as large."""
    if found := replace_one(text.target, _DECIMAL, lambda m: f"{m[1]}{m[3][0]}{m[2]}{m[3][1:]}".rstrip(".,"), drawn):
        return found
    return replace_one(text.target, _NUMBER, lambda m: f"{m[0]}0" if m[0].isdigit() and len(m[0]) < 4 else None, drawn)


def number_word(text: Text, drawn: random.Random) -> str | None:
    """Replace a number word by another."""
    known = table("number_words", text.code).split()
    return _replace_words(text, [(one, drawn.choice([o for o in known if o != one])) for one in known], drawn)


def month(text: Text, drawn: random.Random) -> str | None:
    """Replace the name of a month."""
    names = Locale(text.code).months["format"]["wide"]
    return _replace_among(text, list(names.values()), drawn)


def weekday(text: Text, drawn: random.Random) -> str | None:
    """Replace the name of a weekday."""
    return _replace_among(text, list(Locale(text.code).days["format"]["wide"].values()), drawn)


def day(text: Text, drawn: random.Random) -> str | None:
    """Replace the day before or after the name of a month."""
    months = "|".join(Locale(text.code).months["format"]["wide"].values())
    pattern = re.compile(
        rf"\b\d{{1,2}}(?= (?:{months})\b)|(?<= )\d{{1,2}}(?=, \d{{4}})|\b\d\d?(?=\.\d\d\.)", re.IGNORECASE
    )
    return replace_one(text.target, pattern, lambda m: str((int(m[0]) + drawn.randint(1, 9)) % 28 + 1), drawn)


def year(text: Text, drawn: random.Random) -> str | None:
    """Replace a year by one nearby."""
    return replace_one(text.target, _YEAR, lambda m: str(int(m[0]) + drawn.choice([-10, -2, -1, 1, 2, 10])), drawn)


def magnitude(text: Text, drawn: random.Random) -> str | None:
    """Replace millions by billions, a half by a third and so on."""
    return _replace_words(text, table("magnitudes", text.code), drawn)


def lost_minus(text: Text, drawn: random.Random) -> str | None:
    """Leave out a minus sign, or the word."""
    return replace_one(text.target, _MINUS, "", drawn)


def swapped_range(text: Text, drawn: random.Random) -> str | None:
    """Swap the ends of a range in digits."""
    return replace_one(text.target, _RANGE, lambda match: f"{match[3]}{match[2]}{match[1]}", drawn)


def lost_percent(text: Text, drawn: random.Random) -> str | None:
    """Leave out a per cent."""
    return replace_one(text.target, _PERCENT, "", drawn)


def unit(text: Text, drawn: random.Random) -> str | None:
    """Replace a unit behind a number by another."""
    return _beside_number(text, dict(table("units", text.code)), drawn)


def lost_unit(text: Text, drawn: random.Random) -> str | None:
    """Leave out a unit behind a number."""
    return _beside_number(text, dict.fromkeys(dict(table("units", text.code)), ""), drawn)


def _beside_number(text: Text, units: dict[str, str], drawn: random.Random) -> str | None:
    """Replace a unit; 2020 года is a date, which says the same without the word."""
    pattern = re.compile(r"(?<=\d)(?<!\b[12]\d\d\d)(\s?)([^\W\d_]+(?:·ч|²|³| (?:Celsius|Цельсия))?|°C)(?!\w)")

    def other(match: re.Match[str]) -> str | None:
        name = match[2] if match[2] in units or text.code != "ru" else russian.lemma(match[2])
        if (new := units.get(name)) is None:
            return None
        if not new:
            return ""
        return match[1] + (new if name == match[2] and name != new.lower() else russian.inflect_like(new, match[2]))

    return replace_one(text.target, pattern, other, drawn)


def _replace_among(text: Text, names: list[str], drawn: random.Random) -> str | None:
    pattern = re.compile(rf"\b(?:{'|'.join(names)})\b")
    return replace_one(text.target, pattern, lambda m: drawn.choice([name for name in names if name != m[0]]), drawn)


def _replace_words(text: Text, pairs: Iterable[Any], drawn: random.Random) -> str | None:
    """Replace one word of a table by its partner, in Russian in the same form."""
    known = dict(pairs)
    if text.code == "ru":
        return replace_one(text.target, _WORD, lambda m: _russian(m[0], known), drawn)
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(known, key=len, reverse=True))})\b")
    return replace_one(text.target, pattern, lambda m: known[m[0]], drawn)


def _russian(word: str, known: dict[str, str]) -> str | None:
    new = known.get(word.lower()) or known.get(russian.lemma(word))
    return russian.inflect_like(new, word) if new else None
