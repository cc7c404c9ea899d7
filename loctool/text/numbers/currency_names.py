"""What languages call currencies, by CLDR (through Babel): a noun stands for all currencies that have it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from loctool.text.language import locale_of
from loctool.text.tables import read_table

_LANGUAGES = ("de", "en", "ru")
_SHORTEST = 4
"""Letters of a name that may stand for a currency behind a number."""
_ADJECTIVE = re.compile(r"\w+(?:ий|ый|ой|ая|ое|ие|ые|ых|их|ого)")
_PLAIN = str.maketrans("łŁ", "lL")


@cache
def currency_names() -> dict[str, str]:
    """Return code -> the pattern of the names of a currency, which stands for all that share a name with it.

    The code is the one of the table of currencies, or else one that has a sign of its own: all dollars are USD.
    """
    table = {code: names for code, names in read_table("currencies").items() if code.isupper()}
    signs = getattr(locale_of("en"), "currency_symbols", {})
    found = {}
    for codes, nouns in _families():
        code = min(codes, key=lambda one: (one not in table, signs.get(one, one) == one, one))
        if code not in table and nouns:
            found[code] = rf"\b(?:{'|'.join(sorted(nouns, key=len, reverse=True))})\b"
    return table | found


def _families() -> list[tuple[set[str], set[str]]]:
    """Return the sets of currencies that share nouns, with the nouns."""
    families: list[tuple[set[str], set[str]]] = []
    by_code: dict[str, set[str]] = defaultdict(set)
    for code, noun in _nouns():
        by_code[code].add(noun)
    for code, nouns in by_code.items():
        joined = [one for one in families if one[1] & nouns]
        families = [one for one in families if not one[1] & nouns]
        families.append(({code}.union(*(one[0] for one in joined)), nouns.union(*(one[1] for one in joined))))
    return families


def _nouns() -> Iterator[tuple[str, str]]:
    """Yield the currencies that are in use somewhere, with the nouns of their names in all forms that CLDR has."""
    vague = read_table("currencies")["vague"].split()
    current = _current()
    yield from ((code, noun) for code, nouns in read_table("currencies")["more"].items() for noun in nouns.split())
    for tag in _LANGUAGES:
        data = locale_of(tag)._data  # type: ignore[union-attr]  # Babel has no function for the forms
        for code in current & data["currency_names"].keys():
            names = [data["currency_names"][code], *data["currency_names_plural"].get(code, {}).values()]
            for noun in {_noun(str(name), tag).casefold() for name in names} - {""}:
                plain = "".join(one for one in unicodedata.normalize("NFD", noun) if tag == "ru" or one.isalpha())
                forms = {noun, unicodedata.normalize("NFC", plain).translate(_PLAIN)}
                yield from ((code, form) for form in forms if len(form) >= _SHORTEST and form not in vague)


def _noun(name: str, tag: str) -> str:
    """Return the noun of a name: the last word, in Russian the first that is no adjective."""
    words = re.findall(r"[^\W\d_]+", name)
    if tag == "ru":
        words = [word for word in words if not _ADJECTIVE.fullmatch(word)][:1] or words[-1:]
    return "" if re.search(r"[\d()]", name) or not words else words[-1]


def _current() -> set[str]:
    from babel.core import get_global

    used = get_global("territory_currencies").values()
    return {code for territory in used for code, _, end, is_tender in territory if end is None and is_tender}
