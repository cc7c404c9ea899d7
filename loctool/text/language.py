"""Language tags of ISO 639, and what CLDR knows about a language (through Babel, which is imported on first use)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from loctool.text.tables import read_table

if TYPE_CHECKING:
    from babel import Locale

_TAG = re.compile(r"[A-Za-z]+(?:_[A-Za-z0-9]+)*(?:@[A-Za-z0-9]+)?")
"""gettext's form of a language tag. Tags become parts of paths, so nothing else may pass."""
_SUBTAGS = re.compile(r"(?:_[A-Z][a-z]{3})?(?:_(?:[A-Z]{2}|[0-9]{3}))?(?:_[a-z0-9]{5,8}|_[0-9][a-z0-9]{3})*")
"""Script, region and variants, for languages of which CLDR has nothing to compare them with."""
_WITHDRAWN = {"in": "id", "iw": "he", "ji": "yi", "jw": "jv", "mo": "ro"}
"""Two-letter codes that ISO 639 has replaced, all of them."""
_SCRIPTS = {
    "latin": "Latn", "iqtelif": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva", "greek": "Grek",
    "hebrew": "Hebr", "armenian": "Armn", "georgian": "Geor", "mongolian": "Mong",
}  # fmt: skip
"""Modifier of a locale that names a script -> ISO 15924: sr@latin, uz@cyrillic, and glibc's tt@iqtelif."""
_SEVERAL_SCRIPTS = ("zh", "sr", "uz", "az", "pa")
"""Languages written in several scripts: texts in a bare tag may be in a script that another tag does not use."""

_WESTERN = ("Latn", "Cyrl", "Grek", "Armn", "Geor")
_EASTERN = ("Hans", "Hant", "Jpan", "Kore")


@lru_cache
def base_language(tag: str) -> str:
    """Return the language of a gettext or BCP 47 tag, in lower case: "pt" for pt_BR, "sr" for sr@latin."""
    return re.split("[-_@]", tag, maxsplit=1)[0].lower()


def gettext_tag(tag: str) -> str:
    """Return a language tag as gettext writes it: pt_BR for PT-BR, de for deu, sr@latin, zh_Hant."""
    code, at, modifier = tag.strip().replace("-", "_").partition("@")
    base, *rest = code.split("_")
    parts = (part.upper() if len(part) < 4 else part.title() if len(part) == 4 else part.lower() for part in rest)
    return "_".join([_shortest_code(base.lower()), *parts]) + at + modifier.lower()


def canonical_tag(tag: str) -> str:
    """Return a tag as gettext writes it, with the modifier as it is: there are catalogs in uz@Latn and in sr@latin."""
    code, at, modifier = tag.strip().partition("@")
    return gettext_tag(code) + at + modifier


def _shortest_code(code: str) -> str:
    """Return the two-letter code of ISO 639 for the same language, if there is one: de for deu and ger, he for iw.

    A language is not the larger one to which CLDR counts it: kmr is not ku, cmn is not zh. What ISO 639 has withdrawn
    is known to CLDR alone.
    """
    if len(code) != 3:
        return _WITHDRAWN.get(code, code)
    known = _registered_codes()
    if code in known:
        return known[code]
    from babel.core import get_global

    short = str(get_global("language_aliases").get(code, code))
    return short if len(short) == 2 else code


@cache
def _registered_codes() -> dict[str, str]:
    """Return all codes of ISO 639, each with the shortest one for the same language."""
    table = read_table("language_codes")
    codes = {word[:2] + letter for word in table["long"].split() for letter in word[2:]}
    found = dict(zip(codes, codes, strict=True))
    for row in table["short"].split():
        short, _, longer = row.partition(":")
        found |= dict.fromkeys((short, *longer.split(",")), short)
    return found


def bcp47_tag(tag: str) -> str:
    """Return a gettext tag as HTML writes it: pt-BR for pt_BR, sr-Latn-RS for sr_RS@latin."""
    code, _, modifier = tag.partition("@")
    base, *rest = code.split("_")
    script = _SCRIPTS.get(modifier.lower())
    return "-".join([base, *([script] if script else []), *rest])


def fallback_tags(tag: str) -> list[str]:
    """Return the tags that may stand for a gettext tag, in gettext's order: sr_RS@latin, sr@latin, sr_RS, sr."""
    code, at, modifier = tag.partition("@")
    parts = code.split("_")
    codes = ["_".join(parts[:count]) for count in range(len(parts), 0, -1)]
    return [*(f"{one}@{modifier}" for one in codes if at), *codes]


def are_compatible(one: str, other: str) -> bool:
    """Return whether texts in one language can be used for the other: equal tags, or one has no region (en, en_GB)."""
    base = base_language(one)
    if one == other or base in _SEVERAL_SCRIPTS:
        return one == other
    return base == base_language(other) and base in (one, other)


@cache
def is_same_language(one: str, other: str) -> bool:
    """Return whether two tags name one language by CLDR's likely subtags: pt-BR and pt_BR, sr@latin, de and de_DE."""
    return gettext_tag(one) == gettext_tag(other) or _completed(one) == _completed(other)


def _completed(tag: str) -> tuple[str, str, str, str]:
    """Return the language, script, region and the modifier that names no script, as CLDR completes a tag."""
    from babel.core import get_global

    code, _, modifier = gettext_tag(tag).partition("@")
    base, *rest = code.split("_")
    if len(base) == 2:  # tl is fil; of three-letter codes CLDR replaces those of members by the whole: kmr by ku
        base = get_global("language_aliases").get(base, base).split("_")[0]
    script = script_of_language(tag)
    likely = get_global("likely_subtags")
    found = likely.get(f"{base}_{script}") or likely.get(base) or ""
    regions = [part for part in rest if len(part) in (2, 3)] or found.split("_")[2:3]
    return base, script, "".join(regions), "" if modifier in _SCRIPTS else modifier


def region_of_language(tag: str) -> str:
    """Return the region of a language tag, by CLDR the likeliest one if it names none: RU for ru; empty if unknown."""
    return _completed(tag)[2]


def is_language(tag: str) -> bool:
    """Return whether a text is a gettext tag of a language that CLDR or ISO 639 knows: de, pt_BR, sr@latin, ace."""
    if not _TAG.fullmatch(tag):
        return False
    if locale_of(tag) is not None:
        return True
    code = tag.partition("@")[0]
    base = code.partition("_")[0]
    known = base in _registered_codes() and locale_of(base) is None
    return known and _SUBTAGS.fullmatch(code.removeprefix(base)) is not None


def english_name(tag: str) -> str:
    """Return what a language is called in English, its tag if CLDR does not know it."""
    locale = locale_of(tag)
    return (locale and locale.english_name) or tag


@cache
def locale_of(tag: str) -> Locale | None:
    """Return Babel's locale of a language tag, None if CLDR does not know the language."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    code, _, modifier = tag.replace("-", "_").partition("@")
    base, *rest = code.split("_")
    script = _SCRIPTS.get(modifier.lower())
    usual = get_global("language_aliases").get(base, base)  # sh is sr_Latn, which Babel does not see
    for name in (*(["_".join([base, script, *rest])] if script else []), code, "_".join([usual, *rest])):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return None


@cache
def script_of_language(tag: str) -> str:
    """Return the ISO 15924 script that a language is written in (Latn), "" if CLDR does not know the language.

    The tag's own script or modifier comes first (sr_Latn, sr@latin), then CLDR's likely subtags.
    """
    from babel.core import get_global

    code, _, modifier = tag.replace("-", "_").partition("@")
    base, *rest = code.split("_")
    named = [part.title() for part in rest if len(part) == 4 and part.isalpha()]
    if named or modifier.lower() in _SCRIPTS:
        return named[0] if named else _SCRIPTS[modifier.lower()]
    base, *own = get_global("language_aliases").get(base.lower(), base.lower()).split("_")
    if own:  # sh is sr_Latn
        return str(own[0])
    likely = get_global("likely_subtags")
    names = [*(f"{base}_{part.upper()}" for part in rest), base]
    found = next((likely[name] for name in names if name in likely), "")
    return str(found.split("_")[1]) if found else ""


@cache
def kind_of_typeface(tag: str) -> Literal["latin", "asian", "complex"]:
    """Return which of the three typefaces of office programs shows a language; Cyrillic and Greek are latin."""
    script = script_of_language(tag)
    return "latin" if not script or script in _WESTERN else "asian" if script in _EASTERN else "complex"


@cache
def is_right_to_left(tag: str) -> bool:
    """Return whether a language is written from right to left: ar, he, fa, ur, az_Arab."""
    script = script_of_language(tag)
    locale = locale_of(tag)
    if locale is None or script != script_of_language(str(locale)):
        return script in ("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg")
    return bool(locale.text_direction == "rtl")


@cache
def separators(tag: str) -> tuple[str, str]:
    """Return the decimal and the grouping separator of a language; those of English if CLDR does not know it."""
    locale = locale_of(tag)
    symbols = locale.number_symbols.get("latn") if locale else None
    return (str(symbols["decimal"]), str(symbols["group"])) if symbols else (".", ",")


@cache
def place_names(language: str) -> dict[str, str]:
    """Return CLDR's countries and large cities with a space in their names, by the name in small letters: New York."""
    from babel.core import get_global

    locale = locale_of(language)
    if locale is None:
        return {}
    zones, known = get_global("zone_territories"), locale.time_zones
    cities = (known[zone].get("city") if zone in known else None for zone in zones)
    ids = (zone.rpartition("/")[2].replace("_", " ") for zone in zones)
    names = [*ids, *(city for city in cities if city), *locale.territories.values()]
    return {name.lower(): name for name in names if " " in name and "(" not in name}


def languages_of_countries(own: str, other: str) -> dict[str, str]:
    """Return name of a country in one language -> name of its first official language in another: Polen, Polish.

    Only names of one word; empty if CLDR does not know one of the languages.
    """
    from babel.languages import get_official_languages

    ours, theirs = locale_of(own), locale_of(other)
    if ours is None or theirs is None:
        return {}
    found: dict[str, str] = {}
    for code, name in ours.territories.items():
        spoken = get_official_languages(code) if code.isalpha() and name.isalpha() else ()
        if spoken and spoken[0] in theirs.languages:
            found[name] = theirs.languages[spoken[0]]
    return found
