"""Units, signs of percent and signs of currencies in a draft."""

from __future__ import annotations

import re
from functools import cache

from loctool.text.language import locale_of
from loctool.text.numbers.style.spaces import GAP, NBSP, known_locale
from loctool.text.tables import read_table


def write_percent(draft: str, language: str) -> str:
    """Write the sign of percent with the space before it that the language has."""
    pattern = str(known_locale(language).percent_formats[None].pattern)
    gap = NBSP if re.search(r"0\s%", pattern) else ""
    return re.sub(rf"(?<=\d){GAP}?%(?![\w(])", f"{gap}%", draft) if pattern.endswith("%") else draft


@cache
def _symbols(language: str) -> dict[str, str]:
    from babel.units import UnknownUnitError, format_unit

    found = {}
    for unit in read_table("units")["names"] if locale_of(language) else ():
        try:
            text = str(format_unit(5, unit, "short", locale=known_locale(language)))
        except UnknownUnitError:
            continue
        if text.startswith("5"):
            found[unit] = text.removeprefix("5").strip()
    return found


def write_units(source: str, draft: str, source_language: str, language: str) -> str:
    """Write the symbols of the source's units as the language does, with no-break spaces before them, and money."""
    ours, theirs = (_symbols(source_language), _symbols(language)) if re.search(r"\d", source) else ({}, {})
    for unit, symbol in sorted(ours.items(), key=lambda item: -len(item[1])):
        if unit in theirs and re.search(rf"\d{GAP}?{re.escape(symbol)}(?!\w)", source):
            joined = theirs[unit] if theirs[unit] == "°" else NBSP + theirs[unit]
            for form in dict.fromkeys((symbol, theirs[unit])):
                is_right = form.casefold() == theirs[unit].casefold()  # ml, mL
                written = joined[: -len(form)] + form if is_right else joined
                draft = re.sub(rf"(?<=\d){GAP}?{re.escape(form)}(?!\w)", written, draft)
    draft = _write_products(draft, language)
    draft = _DOUBLED.sub(lambda m: m[0] if m[0] in source else m["sign"] + m["amount"], draft)
    draft = re.sub(rf"(\d{GAP}?[€£¥₽])(?=[^\W\d_])", r"\1 ", draft)  # models join them: 4 €a month
    return re.sub(r"(?<=\d) (?=[€$£¥₽](?!\w))|(?<=[№§]) (?=\d)", NBSP, _money(draft, language))


def _write_products(draft: str, language: str) -> str:
    """Write products of two units with their dot everywhere if a draft has it once: кВт·ч, кВтч."""
    for symbol in _symbols(language).values():
        if _DOT.search(symbol):
            first, last = (re.escape(part) for part in _DOT.split(symbol, maxsplit=1))
            if dotted := re.search(rf"(?<!\w){first}{_DOT.pattern}{last}(?!\w)", draft):
                draft = re.sub(rf"(?<!\w){first}{last}(?!\w)", dotted[0], draft)
    return draft


_DOT = re.compile("[·⋅∙]")
_AMOUNT = r"(?P<amount>\d(?:[\d.,]*\d)?)"
_BEFORE = re.compile(rf"(?<![\w.,–—€£¥₽-])(?<![\d€£¥₽]{GAP}){_AMOUNT}{GAP}?(?P<sign>[€£¥₽])(?![\w-])")
_BEHIND = re.compile(rf"(?<![\w€£¥₽-])(?<!\d{GAP})(?P<sign>[€£¥₽]){GAP}?{_AMOUNT}(?![\w–—-]|{GAP}?[€£¥₽])")
"""A number before or behind the sign of its currency, not in a range."""
_DOUBLED = re.compile(
    rf"(?<![\w–—-])(?<!\d{GAP})(?P<sign>[€$£¥₽]){GAP}?{_AMOUNT}{GAP}?(?P=sign)(?![\w–—-])(?!{GAP}?\d)"
)
"""An amount between two signs of its currency."""
_FORMER = re.compile(rf"\d{GAP}?(?:[^\W\d_]{{1,4}}|[,/&+]){GAP}$")
_NEXT = re.compile(rf"{GAP}?(?:[^\W\d_]{{1,4}}|[,/&+]){GAP}(?=\d)(?!\d[\d.,]*{GAP}?[€£¥₽$])")
"""A number that may share the sign: 5 or 7 € is neither 5 or €7 nor €5 or €7."""


def _money(draft: str, language: str) -> str:
    """Write the sign of a currency before or behind its number as the language does: €4, 4 €."""
    pattern = str(known_locale(language).currency_formats["standard"].pattern).partition(";")[0]
    gap = NBSP if re.search(r"¤\s|\s¤", pattern) else ""
    if pattern.startswith("¤"):
        return _BEFORE.sub(
            lambda m: m[0] if _FORMER.search(draft[: m.start()]) else m["sign"] + gap + m["amount"], draft
        )
    if pattern.endswith("¤"):
        return _BEHIND.sub(lambda m: m[0] if _NEXT.match(draft, m.end()) else m["amount"] + gap + m["sign"], draft)
    return draft
