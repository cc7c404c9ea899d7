"""Planted faults of form: spaces, signs, marks and capitals; what the translation says stays the same."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

from babel import Locale

from benchmarks.planting.texts import Text, replace_one

_SPACE = re.compile(r"(?<=\w) (?=\w)")
_COMMA = re.compile(r"(?<=[^\W\d]),(?= )")
_STOP = re.compile(r"(?<=[^\W\d_]{3})\. (?=[^\W\d_]{2})")
_FINAL = re.compile(r"(?<=\w)[.?!]$")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])")
_QUOTED = re.compile(r"[“„«]([^“”„«»\"]+)[”“»]")
_BRACKETED = re.compile(r"\(([^()]+)\)")
_DASH = re.compile(r"(?<=\w)\s?[–—]\s?(?=[^\W\d_])")
_RANGE = re.compile(r"(?<=\d)–(?=\d)")
_UNIT = re.compile(r"(?<=\d)[ \u00a0\u202f](?=(?:km|kg|m|g|MW|кг|км|м|г|т|МВт|Euro|тонн|tonnes)\b)")
_PERCENT = re.compile(r"(?<=\d)([ \u00a0\u202f]?)%")
_DECIMAL = re.compile(r"(?<![\d.,])(\d{1,3})([.,])(\d{1,2})(?![\d.,%]|\s?(?:Uhr|Mai|am|pm))")
_GROUPED = re.compile(r"(?<![\d.,])(\d{1,3})([.,\u00a0 ])(\d{3})(?![\d.,])")
_ACRONYM = re.compile(r"(?<![\w-])[A-ZА-Я]{3,5}(?![\w-])")
_LIKE_CYRILLIC = dict(zip("аеорсухАВЕКМНОРСТХ", "aeopcyxABEKMHOPCTX", strict=True))
_QUOTES = {"en": "„“", "de": "“”", "ru": "“”"}


def _sub(pattern: re.Pattern[str], replacement: object) -> Callable[[Text, random.Random], str | None]:
    def plant(text: Text, drawn: random.Random) -> str | None:
        return replace_one(text.target, pattern, replacement, drawn)

    return plant


double_space = _sub(_SPACE, "  ")
space_before_comma = _sub(_COMMA, " ,")
space_before_stop = _sub(_FINAL, lambda match: f" {match[0]}")
no_space_after_stop = _sub(_STOP, ".")
zero_width_space = _sub(_SPACE, " \u200b")
bidi_control = _sub(_SPACE, " \u202e")
soft_hyphen = _sub(_WORD, lambda match: f"{match[0][:3]}\u00ad{match[0][3:]}")
double_stop = _sub(_FINAL, lambda match: match[0] * 2 if match[0] == "." else None)
lost_mark = _sub(_FINAL, "")
lost_bracket = _sub(_BRACKETED, lambda match: f"({match[1]}")
lost_brackets = _sub(_BRACKETED, lambda match: match[1])
unpaired_quote = _sub(_QUOTED, lambda match: match[0][:-1])
straight_quotes = _sub(_QUOTED, lambda match: f'"{match[1]}"')
hyphen_for_dash = _sub(_DASH, " - ")
hyphen_in_range = _sub(_RANGE, "-")
glued_unit = _sub(_UNIT, "")
word_twice = _sub(_WORD, lambda match: f"{match[0]} {match[0]}" if match[0].islower() else None)
acronym_swapped = _sub(_ACRONYM, lambda match: match[0][1] + match[0][0] + match[0][2:])


def trailing_space(text: Text, _: random.Random) -> str:
    """Add a space at the end."""
    return f"{text.target} "


def leading_space(text: Text, _: random.Random) -> str:
    """Add a space at the beginning."""
    return f" {text.target}"


def decomposed(text: Text, _: random.Random) -> str:
    """Decompose the letters."""
    return unicodedata.normalize("NFD", text.target)


def mojibake(text: Text, _: random.Random) -> str | None:
    """Read the bytes of UTF-8 in the code page of the language."""
    page = "cp1251" if text.code == "ru" else "cp1252"
    try:
        found = text.target.encode().decode(page)
    except UnicodeDecodeError:
        return None
    return found if found != text.target else None


def homoglyph(text: Text, drawn: random.Random) -> str | None:
    """Write a Latin letter in a Cyrillic word."""
    letters = re.compile(f"(?<=[а-я])[{''.join(_LIKE_CYRILLIC)}](?=[а-я])")
    return (
        replace_one(text.target, letters, lambda match: _LIKE_CYRILLIC[match[0]], drawn) if text.code == "ru" else None
    )


def foreign_quotes(text: Text, drawn: random.Random) -> str | None:
    """Write the quotation marks of another language."""
    opening, closing = _QUOTES[text.code]
    return replace_one(text.target, _QUOTED, lambda match: f"{opening}{match[1]}{closing}", drawn)


def dots_for_ellipsis(text: Text, drawn: random.Random) -> str | None:
    """Write an ellipsis by dots, where the source has the sign."""
    return replace_one(text.target, re.compile("…"), "...", drawn) if "…" in text.source else None


def percent_space(text: Text, drawn: random.Random) -> str | None:
    """Write the per cent sign with a space in English, and without one elsewhere."""
    return replace_one(text.target, _PERCENT, "\u00a0%" if text.code == "en" else "%", drawn)


def decimal_sign(text: Text, drawn: random.Random) -> str | None:
    """Write a decimal number with the other sign."""
    own = Locale(text.code).number_symbols["latn"]["decimal"]
    other = "," if own == "." else "."
    return replace_one(text.target, _DECIMAL, lambda m: f"{m[1]}{other}{m[3]}" if m[2] == own else None, drawn)


def grouping_sign(text: Text, drawn: random.Random) -> str | None:
    """Group a number as another language does."""
    other = "." if text.code in ("en", "ru") else ","
    return replace_one(text.target, _GROUPED, lambda m: f"{m[1]}{other}{m[3]}", drawn)


def lower_start(text: Text, _: random.Random) -> str | None:
    """Begin a sentence with a small letter."""
    first = text.target[:1]
    is_word = text.target[1:2].islower() and text.source[:1].isupper() and text.source.endswith(".")
    return first.lower() + text.target[1:] if first.isupper() and is_word else None


def all_capitals(text: Text, _: random.Random) -> str | None:
    """Write everything in capitals."""
    return text.target.upper() if len(text.target.split()) > 2 and not text.source.isupper() else None


def title_case(text: Text, _: random.Random) -> str | None:
    """Write every word with a capital, as English titles do."""
    is_title = text.code == "ru" and len(text.target.split()) > 3 and text.target[-1].isalnum()
    return re.sub(r"\b[^\W\d_]", lambda m: m[0].upper(), text.target) if is_title else None


def weekday_case(text: Text, drawn: random.Random) -> str | None:
    """Write the name of a month or weekday in the other case."""
    locale = Locale(text.code)
    names = [*locale.months["format"]["wide"].values(), *locale.days["format"]["wide"].values()]
    pattern = re.compile(rf"(?<=[^\W\d_] )(?:{'|'.join(name for name in names if len(name) > 3)})(?= |,|$)")
    return replace_one(text.target, pattern, lambda m: m[0].swapcase()[0] + m[0][1:], drawn)


def untranslated(text: Text, _: random.Random) -> str | None:
    """Leave the source."""
    return text.source if len(text.source.split()) > 3 else None


def half_translated(text: Text, _: random.Random) -> str | None:
    """Leave the second half in the source's language."""
    ours, theirs = text.source.split(), text.target.split()
    if len(ours) < 8:
        return None
    return " ".join(theirs[: len(theirs) // 2] + ours[len(ours) // 2 :])


def truncated(text: Text, _: random.Random) -> str | None:
    """Cut the text off in the middle."""
    return text.target[: len(text.target) // 2].rstrip() if len(text.target) > 60 else None


def loop(text: Text, drawn: random.Random) -> str | None:
    """Repeat a word many times."""
    return replace_one(
        text.target, _WORD, lambda match: " ".join([match[0]] * 6) if match[0].islower() else None, drawn
    )
