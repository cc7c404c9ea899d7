"""Numbers that are written as words, and words that multiply the number before them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache

_WORDS: dict[str, dict[int, str]] = {
    "de": {
        **dict(enumerate("null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split())),  # noqa: SIM905
        13: "dreizehn",
        14: "vierzehn",
        15: "fünfzehn",
        16: "sechzehn",
        17: "siebzehn",
        18: "achtzehn",
        19: "neunzehn",
        20: "zwanzig",
        30: "dreissig",
        40: "vierzig",
        50: "fünfzig",
        60: "sechzig",
        70: "siebzig",
        80: "achtzig",
        90: "neunzig",
        100: "hundert",
        1000: "tausend",
    },
    "en": {
        **dict(enumerate(r"zero|nil|no\b|none one two three four five six seven eight nine ten eleven twelve".split())),  # noqa: SIM905
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty|twent",
        30: "thirty|thirt",
        40: "forty|fort",
        50: "fifty|fift",
        60: "sixty|sixt",
        70: "seventy|sevent",
        80: "eighty|eight",
        90: "ninety|ninet",
        100: "hundred|century",
        1000: "thousand|millenni",
        24: "twenty-four",
    },
    "ru": {
        0: "нол|нул",
        1: "один|одн|перв|единств",
        2: "два|две|двум|двух|втор|двое|дву|пара|оба|обе",
        3: "три|трех|трёх|трем|трём|трет|трое",
        4: "четыр|четверт|четвер|четвёр",
        5: "пят",
        6: "шест",
        7: "сем|седьм",
        8: "восем|восьм",
        9: "девят",
        10: "десят",
        11: "одиннадцат",
        12: "двенадцат|дюжин",
        13: "тринадцат",
        14: "четырнадцат",
        15: "пятнадцат",
        16: "шестнадцат",
        17: "семнадцат",
        18: "восемнадцат",
        19: "девятнадцат",
        20: "двадцат",
        24: "сутки|суток|круглосуточн",
        30: "тридцат",
        40: "сорок|сорока",
        50: "пятьдесят|пятидесят|половин",
        60: "шестьдесят|шестидесят",
        70: "семьдесят|семидесят",
        80: "восемьдесят|восьмидесят",
        90: "девяност",
        100: "сто|сот|век|столет",
        1000: "тысяч",
    },
}
"""Language -> number -> how its words begin; a compound one (twenty-first) counts as its parts and as their sum."""

_MORE: dict[str, dict[int | Decimal, str]] = {
    "de": {1: "erst|einz", 2: "beid|paar|doppel|zweit", 3: "dritt", 7: "siebt", 12: "dutzend|mittag"},
    "en": {
        1: r"a\b|an\b|first|once|single", 2: "second|twice|both|pair|double|couple|two",
        3: "third|triple|treble|thrice", 5: "fifth", 8: "eighth", 9: "ninth",
        12: "twelfth|dozen|noon|midday|midnight", 50: "half",
    },
    "ru": {12: "полдень|полдня|полудн|полноч", Decimal("1.5"): "полтор"},
}  # fmt: skip
_HALVES: dict[str, dict[Decimal, str]] = {
    "de": {Decimal("1.5"): "anderthalb|eineinhalb", Decimal("0.5"): "halb"},
    "en": {Decimal("0.5"): "half|halves"},
}

SCALES = {
    "de": {
        r"(?:Tsd\.?|[Tt]ausend)": 3,
        r"(?:Mio\.?|Mill\.|Million(?:en)?)": 6,
        r"(?:Mrd\.?|Md\.|Milliarden?)": 9,
        r"(?:Bio\.|Billion(?:en)?)": 12,
        r"Billiarden?": 15,
    },
    "en": {r"thousand": 3, r"(?:million|mn)": 6, r"(?:billion|bn)": 9, r"(?:trillion|tn|trn)": 12, r"quadrillion": 15},
    "ru": {
        r"(?:тыс\.?|тысяч\w*)": 3, r"(?:млн\.?|миллион\w*)": 6, r"(?:млрд\.?|миллиард\w*)": 9,
        r"(?:трлн\.?|триллион\w*)": 12,
    },
}  # fmt: skip
"""Language -> pattern of a word behind a number -> the power of ten that it multiplies by; Billion is no billion."""

_ROMAN = re.compile(r"\b(?=[IVXL])(X{0,3}L?X{0,3})(IX|IV|V?I{0,3})\b")
_TENS = {"": 0, "X": 10, "XX": 20, "XXX": 30, "XL": 40, "L": 50, "LX": 60, "LXX": 70, "LXXX": 80}
_ONES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "": 0}


@cache
def _starts(language: str) -> tuple[tuple[re.Pattern[str], Decimal], ...]:
    """Return what the words of each number look like in a language; none for a language without a table."""
    return tuple(
        (re.compile(words, re.IGNORECASE), Decimal(number))
        for table in (_WORDS, _MORE, _HALVES)
        for number, words in dict(table.get(language, {})).items()
    )


_CARDINALS = frozenset([*range(2, 20), *range(20, 100, 10)])
_RUSSIAN_CARDINALS = {
    2: "два|две|двух|двум|двумя", 3: "три|трех|трёх|трем|трём|тремя",
    4: "четыре|четырех|четырёх|четырем|четырём|четырьмя",
    7: "семь|семи", 8: "восемь|восьми|восемью|восьмью", 40: "сорок|сорока", 90: "девяносто|девяноста",
    50: "пятьдесят|пятидесяти|пятьюдесятью", 60: "шестьдесят|шестидесяти|шестьюдесятью",
    70: "семьдесят|семидесяти|семьюдесятью",
    80: "восемьдесят|восьмидесяти|восемьюдесятью",
    **{number: f"{stem}ь|{stem}и|{stem}ью" for number, stem in {
        5: "пят", 6: "шест", 9: "девят", 10: "десят", 11: "одиннадцат", 12: "двенадцат", 13: "тринадцат",
        14: "четырнадцат", 15: "пятнадцат", 16: "шестнадцат", 17: "семнадцат", 18: "восемнадцат", 19: "девятнадцат",
        20: "двадцат", 30: "тридцат",
    }.items()},
}  # fmt: skip
"""The cardinals up to twenty and the tens in all their cases; but семью is a family, too."""
_NO_CARDINAL_BEFORE = "(?<!halb )(?<!viertel )"
_NO_CARDINAL_BEHIND = r"(?! (?:uhr|augen|o['’]clock|час)|(?<=vierzehn) tag|(?<=acht) (?:tag|woche))"
"""Halb drei is half past two, fünfzehn Uhr three o'clock; unter vier Augen are two people, vierzehn Tage two weeks."""


@cache
def _cardinals(language: str) -> tuple[re.Pattern[str], Mapping[str, Decimal]]:
    """Return the pattern of the cardinals from two to ninety that are one word without a hyphen, and their values."""
    if language == "ru":
        table = {number: words.split("|") for number, words in _RUSSIAN_CARDINALS.items()}
    else:
        table = {number: words.split("|")[:1] for number, words in _WORDS[language].items() if number in _CARDINALS}
    known = {word: Decimal(number) for number, words in table.items() for word in words}
    words = "|".join(known)
    return re.compile(rf"(?<![\w-]){_NO_CARDINAL_BEFORE}(?:{words})(?![\w-]){_NO_CARDINAL_BEHIND}"), known


def changed_words(source: str, target: str, source_language: str, language: str) -> tuple[list[str], list[str]]:
    """Return the cardinals in words that a translation lost, and those that it has in their place; both or none.

    One alone is no change: *zwölf Monate* may be *a year*. Languages without a table change none.
    """
    if not (has_words(source_language) and has_words(language)):
        return [], []
    lost = _left_words(source, source_language, target, language)
    more = _left_words(target, language, source, source_language) if lost else []
    return (lost, more) if more else ([], [])


def _left_words(text: str, language: str, other: str, other_language: str) -> list[str]:
    """Return the cardinals of a text that the other neither says nor writes in figures."""
    pattern, known = _cardinals(language)
    found = pattern.findall(text.casefold())
    if not found:
        return []
    said = in_words(other, other_language) | set(map(Decimal, re.findall(r"\d+", other)))
    return [word for word in dict.fromkeys(found) if known[word] not in said]


def has_words(language: str) -> bool:
    """Tell whether the number words of a language are known."""
    return language in _WORDS


def in_words(text: str, language: str) -> frozenset[Decimal]:
    """Return the numbers that words, ordinals or Roman numerals of a text may stand for: generous, to excuse only."""
    found: set[Decimal] = set()
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()):
        parts = _parts(word, language)
        found |= parts
        tens, ones = {n for n in parts if n % 10 == 0 and n >= 20}, {n for n in parts if 0 < n < 10}
        found |= {ten + one for ten in tens for one in ones}
        found |= {
            hundreds + ten for hundreds in [n * 100 for n in ones if 100 in parts] for ten in {Decimal(0), *parts}
        }
    found |= {ten + one for ten in found if ten % 10 == 0 and 20 <= ten <= 90 for one in range(1, 10) if one in found}
    found |= {Decimal(_roman(*match.groups())) for match in _ROMAN.finditer(text)}
    return frozenset(found)


@lru_cache(maxsize=50_000)
def _parts(word: str, language: str) -> frozenset[Decimal]:
    """Return the numbers whose words stand in a word: anywhere in German compounds, else at a start."""
    found: set[Decimal] = set()
    for pattern, number in _starts(language):
        places = (pattern.search(word),) if language == "de" else map(pattern.match, (word, *word.split("-")))
        if any(places):
            found.add(number)
    return frozenset(found)


def _roman(tens: str, ones: str) -> int:
    """Return the value of a Roman numeral below ninety."""
    return _TENS.get(tens, 0) + _ONES[ones]
