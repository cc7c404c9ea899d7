"""Drafts in their language's own style: what the rules of this room make of a whole text, apart from its markup."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from loctool.text.language import locale_of
from loctool.text.markup import BAR, mask, unmask
from loctool.text.markup.masking import mask_further
from loctool.text.numbers.style.amounts import reread_amounts
from loctool.text.numbers.style.dashes import write_dashes, write_ranges
from loctool.text.numbers.style.dates import write_dates
from loctool.text.numbers.style.hours import write_hours
from loctool.text.numbers.style.ordinals import write_ordinals
from loctool.text.numbers.style.spaces import GAP
from loctool.text.numbers.style.units import write_percent, write_units


def localise_numbers(
    source: str, draft: str, source_language: str, language: str, syntax: str = "", *, names: Collection[str] = ()
) -> str:
    """Return the draft with its numbers, dates, units and dashes in the target language's own form.

    Only what the source has too is rewritten, and always with the source's value: amounts, dates and ranges. Years,
    versions, addresses, phone numbers, markup and `names` stay. In a language that CLDR does not know everything stays.
    """
    if locale_of(language) is None or source_language == language:
        return draft
    prose, masked = mask(source, syntax).prose(), mask(draft, syntax)
    masked = mask_further(masked, re.compile("|".join(map(re.escape, names)))) if names else masked
    whole = masked.prose()
    if re.search(r"\d", whole):
        for number, text in reversed(reread_amounts(prose, whole, source_language, language)):
            whole = whole[: number.start] + text + whole[number.end :]
        whole = write_dates(prose, whole, source_language, language)
        whole = write_percent(write_hours(prose, whole, language), language)
        whole = write_units(prose, whole, source_language, language)
        whole = write_ranges(prose, write_ordinals(prose, whole, source_language, language))
    pieces = tuple(write_dashes(prose, whole, language).split(f" {BAR} "))
    return unmask(replace(masked, pieces=pieces)) if len(pieces) == len(masked.pieces) else draft


def find_misformatted(
    source: str, target: str, source_language: str, language: str, syntax: str = ""
) -> list[tuple[str, str]]:
    """Return (as it is, as it should be) for amounts of the source in another language's form."""
    if locale_of(language) is None or source_language == language:
        return []
    found = reread_amounts(mask(source, syntax).prose(), mask(target, syntax).prose(), source_language, language)
    wrong = [(n.surface, right) for n, right in found if re.sub(GAP, "", n.surface) != re.sub(GAP, "", right)]
    return [(surface, right) for surface, right in wrong if not re.sub(GAP, "", surface).isdecimal()]
