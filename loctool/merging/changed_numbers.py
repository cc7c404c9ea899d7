"""Changed numbers of a source text, put into its translation if the result is certain to be right."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from loctool.text.language import base_language, locale_of, separators
from loctool.text.numbers.reader import SPACES, Number, find_numbers, group_digits, read_digits
from loctool.text.numbers.style import find_misformatted
from loctool.text.tables import read_table

_ATTACHED = re.compile(r"[\w'’\u2010\u2011-]")
"""Characters that attach a number to an ending (20-jährig, 5th, 1990er), a name (COVID-19) or a sign."""
_UNITS = tuple("%‰°€$£¥")
"""Signs after a number that do not agree with it."""


def meaning(number: Number) -> tuple[str, str] | str:
    """Return a key that is the same for two notations of a number."""
    return (number.digits.whole, number.digits.part) if number.digits else number.surface


def numbers_of(text: str, language: str) -> list[Number]:
    """Return the numbers of a text in a language, without subscripts (CO₂) and without the last dot of 24.8."""
    found = [one for one in find_numbers(text, language) if text.startswith(one.surface, one.start)]
    return [_without_dot(one, language) if one.surface.endswith(".") else one for one in found]


def _without_dot(day: Number, language: str) -> Number:
    digits = read_digits(day.surface[:-1], language)
    return day._replace(end=day.end - 1, surface=day.surface[:-1], digits=digits)


def replace_numbers(old: str, new: str, translation: str, source_language: str, language: str) -> str | None:
    """Return the translation of `old` with the numbers of `new`, None if the result is not certain to be right.

    A changed number has to occur once in the old source and once in the translation, not attached to a word. Its change
    may not affect the words beside it: the old and the new one need the same plural category (CLDR) in the language.
    A number that the translation writes as another language does is a translator's to mend.
    """
    ours, theirs = numbers_of(old, source_language), numbers_of(new, source_language)
    targets = numbers_of(translation, language)
    if len(ours) != len(theirs):
        return None
    misread = {number for number, _ in find_misformatted(old, translation, source_language, language)}
    replaced: list[tuple[Number, str]] = []
    for former, present in zip(ours, theirs, strict=True):
        if former.surface == present.surface:
            continue
        target = _only(former, targets)
        if _only(former, ours) is None or target is None or target.surface in misread:
            return None
        if _repeated(former, old, target, translation):
            return None
        if _attached(old, former) or _attached(new, present) or _attached(translation, target):
            return None
        text = _written(former, present, target, language)
        if text is None or not _agrees((old, former), present, (translation, target), language):
            return None
        replaced.append((target, text))
    for target, text in sorted(replaced, key=lambda pair: -pair[0].start):
        translation = translation[: target.start] + text + translation[target.end :]
    return translation


def _only(number: Number, among: list[Number]) -> Number | None:
    """Return the only number with the same value, None if there is none or more than one."""
    same = [other for other in among if meaning(number) in (meaning(other), other.surface)]
    return same[0] if len(same) == 1 else None


def _repeated(former: Number, old: str, target: Number, translation: str) -> bool:
    """Return whether the digits also occur elsewhere, as a part of another text."""
    return any(
        re.findall(r"[0-9]+", text).count(run) > number.surface.count(run)
        for text, number in ((old, former), (translation, target))
        for run in re.findall(r"[0-9]+", number.surface)
    )


def _attached(text: str, number: Number) -> bool:
    behind = text[number.end :]
    return bool(_ATTACHED.match(text[: number.start][-1:]) or _ATTACHED.match(behind) or re.match(r":\w", behind))


def _written(former: Number, present: Number, target: Number, language: str) -> str | None:
    """Return the new number in the notation of the old one in the translation."""
    if present.digits is None or former.digits is None or target.digits is None:
        alike = former.digits is present.digits is None and former.surface == target.surface
        return present.surface if alike else None
    whole, part, group, _ = present.digits
    if bool(former.digits.group) != bool(target.digits.group) and len(whole) != len(former.digits.whole):
        return None
    point, usual = separators(language)
    if bool(former.digits.group) == bool(target.digits.group):
        separator = (target.digits.group or usual) if group else ""
    else:
        separator = target.digits.group
    return group_digits(whole, separator) + ((target.digits.point or point) + part if part else "")


def _agrees(source: tuple[str, Number], present: Number, target: tuple[str, Number], language: str) -> bool:
    """Return whether the words around a number of the translation are right for the new one too."""
    (old, former), (translation, number) = source, target
    if former.digits is None or present.digits is None:
        return not re.search(rf"\b(?:{_any('parts_of_day')})\b", translation, re.IGNORECASE)
    clock = re.compile(rf"\s*(?:{_any('clock')})", re.IGNORECASE)
    if clock.match(old[former.end :]) or clock.match(translation[number.end :]):
        return False
    before = {*re.findall(r"[^\W\d_]+", translation[: number.start].lower())[-1:]}
    if before & _words("agreeing", language):
        return False
    if before & _words("prepositions", language) and not _years(former, present):
        return False
    behind = translation[number.end :].lstrip(SPACES)
    if behind.startswith(_UNITS) or category(former, language) == category(present, language):
        return True
    dated = re.match(_any("years"), behind, re.IGNORECASE) or not behind[:1].isalpha()
    return bool(_years(former, present) and dated and not re.match(r"\s*(?:Jahr|year)", old[former.end :]))


def _words(kind: str, language: str) -> set[str]:
    """Return the words of a kind that a language has beside numbers."""
    return {*read_table("beside_numbers").get(base_language(language), {}).get(kind, "").split()}


@cache
def _any(kind: str) -> str:
    """Return an expression for the words of a kind in all languages."""
    return "|".join(words[kind] for words in read_table("beside_numbers").values() if kind in words)


def _years(*numbers: Number) -> bool:
    return all(re.fullmatch(r"1[0-9]{3}|20[0-9]{2}", number.surface) for number in numbers)


def category(number: Number, language: str) -> str:
    """Return the plural category (CLDR) of a number; the number itself if CLDR does not know the language."""
    locale = locale_of(language)
    return locale.plural_form(number.amount or Decimal(0)) if locale else number.surface
