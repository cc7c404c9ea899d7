"""Names and symbols of units in a language: CLDR's (through Babel), each metric one with each SI prefix."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from loctool.text.language import base_language, locale_of
from loctool.text.tables import read_table

_POWERS = {"square-": 2, "cubic-": 3}
_PREFIX = re.compile(r"(10|1024)p(-?\d+)")
"""CLDR's name of an SI or binary prefix: 10p3 is kilo."""
_ENDINGS = {
    "de": re.compile(r"(?<=\w{3})(?:e?n|e?s|e)$"),
    "en": re.compile(r"(?<=\w{3})(?:(?<=ch)es|s)$"),
    "ru": re.compile(
        r"(?<=\w{2})(?:ами|ями|ыми|ими|ого|его|ому|ему|ов|ев|ей|ам|ям|ах|ях|ый|ий|ая|ое|ые|ых|их|ым|им|ом|ем|ой|ою"
        r"|[аяуюыиеоьй])$"
    ),
}
"""Endings of the names of units, which CLDR gives in the forms behind numbers only."""


class Unit(NamedTuple):
    """A unit as a multiple of another one."""

    base: str
    """CLDR's name without category and prefix: watt, square-meter, meter."""
    factor: Decimal
    per: str = ""
    """The base of the unit behind the stroke: second for km/h."""
    per_factor: Decimal = Decimal(1)

    def over(self, other: Unit) -> Unit:
        """Return this unit divided by another."""
        return Unit(self.base, self.factor, other.base, other.factor)


class UnitNames(NamedTuple):
    """What a language calls units."""

    symbols: dict[str, tuple[Unit, ...]]
    """As they are written: MW is not mW."""
    words: dict[str, tuple[Unit, ...]]
    """Without regard to case, ending and hyphens (see `stem_words`)."""
    folded: dict[str, tuple[Unit, ...]]
    """Symbols of several letters without regard to case."""
    spaced: dict[str, tuple[Unit, ...]]
    """Symbols of several words (see `spaced_symbol`)."""
    weak: frozenset[str]
    """Symbols that are mostly something else behind a number."""


@cache
def _prefix_factors() -> dict[str, Decimal]:
    """Return English prefix -> factor, as they occur in CLDR's names of units: kilo, mebi."""
    return {
        str(forms["long"]["prefix"]).removesuffix("{0}"): Decimal(found[1]) ** int(found[2])
        for key, forms in _patterns("en", "compound_unit_patterns").items()
        if (found := _PREFIX.fullmatch(key))
    }


def _combines(factor: Decimal, name: str) -> bool:
    """Return whether people write a prefix before a unit: dB is no tenth of a byte, nor is a kibimetre anything."""
    if factor % 1024 == 0 and factor % 1000 != 0:
        return name in ("byte", "bit")
    return Decimal("1E-12") <= factor <= Decimal("0.001") or 1000 <= factor <= 10**15


def _patterns(language: str, kind: str) -> dict[str, dict[str, dict[str, str]]]:
    """Return patterns of CLDR that Babel has no function for: names of units -> length -> plural form -> pattern."""
    locale = locale_of(language)
    found = locale._data.get(kind, {}) if locale else {}
    return {name: {length: dict(found[name][length]) for length in found[name]} for name in found}


@cache
def _categories() -> dict[str, str]:
    """Return base of a unit -> what CLDR says that it measures: length, duration."""
    kinds = (key.partition("-")[::2] for key in _patterns("en", "unit_patterns"))
    return {unit_named(name).base: kind for kind, name in kinds if "-per-" not in name}


def category(unit: Unit) -> str:
    """Return what a unit measures; itself if CLDR does not say so."""
    return _categories().get(unit.base, unit.base)


@cache
def unit_named(name: str) -> Unit:
    """Return the unit of a name in CLDR without its category: kilometer-per-hour, square-kilometer, hectare."""
    upper, per, lower = name.partition("-per-")
    if per:
        return unit_named(upper).over(unit_named(lower))
    power, rest = next(
        ((p, name.removeprefix(word)) for word, p in _POWERS.items() if name.startswith(word)), (1, name)
    )
    table = read_table("units")
    for prefix, factor in _prefix_factors().items():
        if rest.startswith(prefix) and rest.removeprefix(prefix) in table["metric"]:
            return _raise(unit_named(rest.removeprefix(prefix)), factor, power)
    if rest in table["equal"]:
        base, factor = table["equal"][rest]
        return Unit(base, Decimal(factor))
    return _raise(Unit(rest, Decimal(1)), Decimal(1), power)


def _raise(unit: Unit, factor: Decimal, power: int) -> Unit:
    word = {1: "", 2: "square-", 3: "cubic-"}[power]
    return Unit(word + unit.base, (unit.factor * factor) ** power)


def stem_words(text: str, language: str) -> str:
    """Return words in lower case, without endings and with spaces for hyphens."""
    ending = _ENDINGS.get(base_language(language))
    words = re.findall(r"[^\W\d_]+[²³]?|[%‰°′″]", text.casefold())
    return " ".join(ending.sub("", word) if ending else word for word in words)


_JOINTS = "⋅·∙\u00a0\u202f ."


def spaced_symbol(text: str) -> str:
    """Return the parts of a symbol with a space between them: л с for л. с., fl oz."""
    return " ".join(part for part in re.split(rf"[{re.escape(_JOINTS)}]+", text.replace("μ", "µ")) if part)


def plain_symbol(text: str) -> str:
    """Return a symbol in one of its spellings: kWh for kW⋅h, m² for m2, µ for μ."""
    plain = text.translate({ord(sign): None for sign in _JOINTS}).replace("μ", "µ")
    return re.sub(r"(?<=[^\W\d_])([23])$", lambda found: "²³"[int(found[1]) - 2], plain)


@lru_cache(maxsize=64)
def unit_names(language: str) -> UnitNames:
    """Return what a language calls units, symbols of English included; nothing if CLDR does not know the language."""
    symbols: dict[str, dict[Unit, None]] = defaultdict(dict)
    words: dict[str, dict[Unit, None]] = defaultdict(dict)
    spaced: dict[str, dict[Unit, None]] = defaultdict(dict)
    base = base_language(language)
    for tag in dict.fromkeys(("en", "en_GB", base) if base == "en" else ("en", base)):
        for length, name, form in _forms(tag):
            if length == "short":
                symbols[plain_symbol(form)][unit_named(name)] = None
                spaced[spaced_symbol(form)][unit_named(name)] = None
            elif tag == "en_GB" or tag == base:
                words[stem_words(form, base)][unit_named(name)] = None
    symbols.pop("", None), words.pop("", None)
    weak = read_table("units").get(base, {}).get("weak", "").split()
    folded: dict[str, dict[Unit, None]] = defaultdict(dict)
    for form, units in symbols.items():
        if len(form) > 1:
            folded[form.casefold()] |= units
    return UnitNames(_freeze(symbols), _freeze(words), _freeze(folded), _freeze(spaced), frozenset(weak))


def _freeze(table: dict[str, dict[Unit, None]]) -> dict[str, tuple[Unit, ...]]:
    return {form: tuple(units) for form, units in table.items()}


def _forms(tag: str) -> Iterator[tuple[str, str, str]]:
    """Yield (short or long, name, form) of all units of a language, each metric unit with each prefix."""
    prefixes = _prefixes(tag)
    simple: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for key, name, form in (*_cldr_forms(tag), *_more_forms(tag)):
        simple[key, name][form] = None
    kilo = {length: prefixes[length].get("kilo", "") for length in prefixes}
    for (length, name), forms in list(simple.items()):  # CLDR has kWh, but no Wh
        if name.startswith("kilo") and (bare := name.removeprefix("kilo")) in read_table("units")["metric"]:
            before = kilo.get(length, "")
            simple[length, bare] |= {
                form[len(before) :]: None for form in forms if before and form.casefold().startswith(before.casefold())
            }
    for (length, name), forms in simple.items():
        yield from ((length, name, form) for form in forms)
        if name in read_table("units")["metric"]:
            used = {p: before for p, before in prefixes[length].items() if _combines(_prefix_factors()[p], name)}
            for prefix, before in used.items():
                yield from ((length, prefix + name, before + form) for form in forms)


def _prefixes(tag: str) -> dict[str, dict[str, str]]:
    """Return length -> English prefix -> the language's one: short -> kilo -> k."""
    found: dict[str, dict[str, str]] = {"short": {}, "long": {}}
    names = {factor: name for name, factor in _prefix_factors().items()}
    for key, forms in _patterns(tag, "compound_unit_patterns").items():
        if match := _PREFIX.fullmatch(key):
            name = names[Decimal(match[1]) ** int(match[2])]
            for length in found:
                found[length][name] = str(forms.get(length, {}).get("prefix", "")).removesuffix("{0}")
    return found


@cache
def prefix_stems(language: str) -> frozenset[str]:
    """Return the prefixes of a language as `stem_words` leaves them: кил, тер."""
    return frozenset(stem_words(prefix, base_language(language)) for prefix in _prefixes(language)["long"].values())


def _cldr_forms(tag: str) -> Iterator[tuple[str, str, str]]:
    for name, lengths in _patterns(tag, "unit_patterns").items():
        unit = name.partition("-")[2]
        for length, forms in lengths.items():
            for plural, pattern in forms.items():
                if plural != "per" and "{0}" in pattern:
                    yield "long" if length == "long" else "short", unit, pattern.replace("{0}", "").strip()


def _more_forms(tag: str) -> Iterator[tuple[str, str, str]]:
    for name, forms in read_table("units").get(base_language(tag), {}).get("forms", {}).items():
        for form in forms.split("|"):
            plain = form.replace("\\", "")
            yield "short", name, plain
            if len(plain) > 2 and not plain.isupper():
                yield "long", name, plain
