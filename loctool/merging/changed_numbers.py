"""Numbers of a text: found, read in the way of a language, and replaced in a translation where that is certain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

FIGURE = re.compile(r"[0-9]+(?:[.,:/\u00a0\u202f'’][0-9]+)*")
"""A number, a date, a time of day: digits and what stands between digits."""
_SPACED = re.compile(rf"[0-9]{{1,3}}(?: [0-9]{{3}})+(?![0-9])(?:,[0-9]+)?|{FIGURE.pattern}")
"""The same in a language that groups digits by spaces."""
_SPACES = " \u00a0\u202f"
_ATTACHED = re.compile(r"[\w'’\u2010\u2011-]")
"""What must not touch a number: endings (20-jährig, 5th, 1990er), names (COVID-19), a sign."""
_UNITS = tuple("%‰°€$£¥")
"""Signs behind a number that do not bend with it."""
_AGREEING = {
    "ca": {"el", "del", "al", "de"},
    "en": {"a", "an"},
    "es": {"o", "u", "y", "e"},
    "hu": {"a", "az"},
    "it": {"il", "lo", "l", "un", "del", "al", "dal", "nel", "sul"},
}
"""Language -> words before a number whose form depends on how it is pronounced."""
_PREPOSITIONS = {"с", "со", "в", "во", "о", "об", "к", "ко"}
"""Russian ones with a second form before some numerals."""
_YEARS = re.compile(r"(?:год(?!ов|ин)|г\.|рок|rok)", re.IGNORECASE)
"""Words behind the number of a year."""
_CLOCK = re.compile(r"\s*(?:Uhr|[ap]\.?\s?m\b|o['’]clock)", re.IGNORECASE)
"""Words behind an hour: another hour may ask for another part of the day."""
_HALF_DAY = re.compile(r"\b(?:[ap]\.?\s?m|утра|дня|вечера|ночи|ранку|вечора)\b", re.IGNORECASE)
"""Parts of the day."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is written."""

    start: int
    end: int
    literal: str
    digits: tuple[str, str] | None
    """Digits before and behind the decimal sign; None for dates, times and what else is no plain number."""
    separator: str
    """What groups the digits, "" where nothing does."""

    @property
    def meaning(self) -> tuple[str, str] | str:
        """What two figures have in common that stand for the same number."""
        return self.digits or self.literal


@lru_cache
def _symbols(language: str) -> tuple[str, str]:
    """Return a language's decimal sign and the signs that group digits, the usual one first."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol, get_group_symbol

    try:
        locale = Locale.parse(language.partition("@")[0])
    except (UnknownLocaleError, ValueError):
        return ".", ","
    usual = get_group_symbol(locale)
    return get_decimal_symbol(locale), usual + "".join(sign for sign in "\u00a0\u202f'’" if sign != usual)


def figures(text: str, language: str) -> list[Figure]:
    """Return the numbers of a text in the way that a language writes them."""
    decimal, groups = _symbols(language)
    spaced = groups[0] in _SPACES
    found = (_SPACED if spaced else FIGURE).finditer(text)
    return [_figure(match, decimal, groups + " " * spaced) for match in found]


def _figure(match: re.Match[str], decimal: str, groups: str) -> Figure:
    sign = f"[{re.escape(groups)}]"
    grouped = rf"[0-9]{{1,3}}(?P<sign>{sign})[0-9]{{3}}(?:(?P=sign)[0-9]{{3}})*"
    plain = re.fullmatch(rf"(?P<whole>{grouped}|[0-9]+)(?:{re.escape(decimal)}(?P<part>[0-9]+))?", match[0])
    if not plain:
        return Figure(match.start(), match.end(), match[0], None, "")
    digits = re.sub(r"\D", "", plain["whole"]), plain["part"] or ""
    return Figure(match.start(), match.end(), match[0], digits, plain["sign"] or "")


def with_figures(old: str, new: str, translation: str, source_language: str, language: str) -> str | None:
    """Return the translation of `old` with the numbers of `new`, None where nobody can be certain of it.

    Certain is a number that stands once in the old source and once in the translation, on its own, and whose change
    bends no word beside it: the old and the new one are of the same plural category (CLDR) in the target language.
    """
    ours, theirs = figures(old, source_language), figures(new, source_language)
    targets = figures(translation, language)
    if len(ours) != len(theirs):
        return None
    replaced: list[tuple[Figure, str]] = []
    for former, present in zip(ours, theirs, strict=True):
        if former.literal == present.literal:
            continue
        target = _only(former, targets)
        if _only(former, ours) is None or target is None or _repeated(former, old, target, translation):
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


def _only(figure: Figure, among: list[Figure]) -> Figure | None:
    """Return the one figure that stands for the same number, None where there is none or more than one."""
    same = [other for other in among if other.meaning == figure.meaning]
    return same[0] if len(same) == 1 else None


def _repeated(former: Figure, old: str, target: Figure, translation: str) -> bool:
    """Tell whether the digits stand elsewhere, too, as a part of something."""
    return any(
        re.findall(r"[0-9]+", text).count(run) > figure.literal.count(run)
        for text, figure in ((old, former), (translation, target))
        for run in re.findall(r"[0-9]+", figure.literal)
    )


def _attached(text: str, figure: Figure) -> bool:
    """Tell whether a number is a part of a word or has an ending."""
    behind = text[figure.end :]
    return bool(_ATTACHED.match(text[: figure.start][-1:]) or _ATTACHED.match(behind) or re.match(r":\w", behind))


def _written(former: Figure, present: Figure, target: Figure, language: str) -> str | None:
    """Return the new number in the way in which the translation writes the old one."""
    if present.digits is None or former.digits is None or target.digits is None:
        alike = former.digits is present.digits is None and former.literal == target.literal
        return present.literal if alike else None
    whole, part = present.digits
    if bool(former.separator) != bool(target.separator) and len(whole) != len(former.digits[0]):
        return None
    decimal, groups = _symbols(language)
    if bool(former.separator) == bool(target.separator):
        separator = (target.separator or groups[0]) if present.separator else ""
    else:
        separator = target.separator
    if separator:
        head = len(whole) % 3
        whole = separator.join([whole[:head]] * bool(head) + [whole[at : at + 3] for at in range(head, len(whole), 3)])
    return f"{whole}{decimal}{part}" if part else whole


def _agrees(source: tuple[str, Figure], present: Figure, target: tuple[str, Figure], language: str) -> bool:
    """Tell whether the words around a number of the translation are right for the new one, too."""
    (old, former), (translation, figure) = source, target
    if former.digits is None or present.digits is None:
        return not _HALF_DAY.search(translation)
    if _CLOCK.match(old[former.end :]) or _CLOCK.match(translation[figure.end :]):
        return False
    tongue = language.partition("@")[0].partition("_")[0]
    before = re.findall(r"[^\W\d_]+", translation[: figure.start].lower())[-1:]
    if set(before) & _AGREEING.get(tongue, set()):
        return False
    if tongue in ("ru", "uk", "be") and set(before) & _PREPOSITIONS and not _years(former, present):
        return False
    behind = translation[figure.end :].lstrip(_SPACES)
    if behind.startswith(_UNITS) or category(former, language) == category(present, language):
        return True
    dated = _YEARS.match(behind) or not behind[:1].isalpha()
    return bool(_years(former, present) and dated and not re.match(r"\s*(?:Jahr|year)", old[former.end :]))


def _years(*numbers: Figure) -> bool:
    """Tell whether all numbers look like years."""
    return all(re.fullmatch(r"1[0-9]{3}|20[0-9]{2}", number.literal) for number in numbers)


def category(figure: Figure, language: str) -> str:
    """Return the plural category (CLDR) of a number in a language; the number itself where nobody knows it."""
    from babel import Locale, UnknownLocaleError

    whole, part = figure.digits or ("0", "")
    try:
        return Locale.parse(language.partition("@")[0]).plural_form(Decimal(f"{whole}.{part}" if part else whole))
    except (UnknownLocaleError, ValueError):
        return figure.literal
