"""What languages call currencies, by CLDR (through Babel): a noun stands for all currencies that have it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from loctool.text.language import locale_of
from loctool.text.tables import read_table

LANGUAGES = ("de", "en", "ru")
_SHORTEST = 4
"""Letters of a name that may stand for a currency behind a number."""
_ADJECTIVE = re.compile(r"\w+(?:ий|ый|ой|ая|ое|ие|ые|ых|их|ого)")
_PLAIN = str.maketrans("łŁ", "lL")


@cache
def currency_nouns() -> dict[str, str]:
    """Return noun in small letters -> code of a currency that is not in the table of currencies.

    The code stands for all currencies that share a noun with it: of those without a sign of their own the first.
    """
    signs = getattr(locale_of("en"), "currency_symbols", {})
    found: dict[str, str] = {}
    for family in _families():
        codes = {one for one in family if one.isupper()}
        code = min(codes, key=lambda one: (signs.get(one, one) == one, one))
        if codes.isdisjoint(read_table("currencies")):
            found |= dict.fromkeys(family - codes, code)
    return found


def _families() -> list[set[str]]:
    """Return the sets of currencies that share nouns, each with these nouns."""
    nouns_of: dict[str, set[str]] = defaultdict(set)
    for code, noun in _nouns():
        nouns_of[code].add(noun)
    families: list[set[str]] = []
    for code, nouns in nouns_of.items():
        joined = [one for one in families if one & nouns]
        families = [one for one in families if one not in joined] + [{code}.union(nouns, *joined)]
    return families


def _nouns() -> Iterator[tuple[str, str]]:
    """Yield the currencies that are in use somewhere, with the nouns of their names in all forms that CLDR has."""
    from babel.core import get_global

    table = read_table("currencies")
    used = get_global("territory_currencies").values()
    current = {code for territory in used for code, _, end, is_tender in territory if end is None and is_tender}
    yield from ((code, noun) for code, nouns in table["more"].items() for noun in nouns.split())
    for tag in LANGUAGES:
        data = locale_of(tag)._data  # type: ignore[union-attr]  # Babel has no function for the forms
        for code in current & data["currency_names"].keys():
            names = [data["currency_names"][code], *data["currency_names_plural"].get(code, {}).values()]
            for noun in {_noun(str(name), tag).casefold() for name in names}:
                plain = "".join(one for one in unicodedata.normalize("NFD", noun) if tag == "ru" or one.isalpha())
                forms = {noun, unicodedata.normalize("NFC", plain).translate(_PLAIN)} - {*table["vague"].split()}
                yield from ((code, form) for form in forms if len(form) >= _SHORTEST)


def _noun(name: str, tag: str) -> str:
    """Return the noun of a name: the last word, in Russian the first that is no adjective; "" if there is none."""
    words: list[str] = [] if re.search(r"[\d()]", name) else re.findall(r"[^\W\d_]+", name)
    nouns = [word for word in words if not _ADJECTIVE.fullmatch(word)][:1] if tag == "ru" else []
    return (nouns or words[-1:] or [""])[0]
