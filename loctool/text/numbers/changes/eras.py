"""Eras of years that a translation loses or changes: 300 v. Chr. is not 300 CE."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from loctool.text.language import base_language, locale_of
from loctool.text.numbers.words import SPACES
from loctool.text.tables import read_table

_ERAS = ("before", "after")
_YEAR = rf"(?P<year>\d[^,;:()\n]{{0,20}}[{SPACES}.])"
"""A year, or a century with its name; BC without one is a part of Canada."""


class EraChange(NamedTuple):
    """An era that a translation loses or changes."""

    ours: str
    theirs: str
    """"" if it is lost."""


@cache
def _pattern(language: str, era: str) -> re.Pattern[str] | None:
    """Return the pattern of the names of an era, None if the language has no table of them."""
    table, locale = read_table("eras").get(language), locale_of(language)
    if table is None or locale is None:
        return None
    names = {str(width[_ERAS.index(era)]) for width in locale.eras.values()} | {*table[era]}
    names = {name for name in names if len(name) > 1}
    parts = (re.findall(r"[^\W\d_]+|[’']", name) for name in sorted(names, key=len, reverse=True))
    forms = (rf"\.?[{SPACES}-]?".join(map(re.escape, words)) for words in parts)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def era_changes(source: str, target: str, source_language: str, language: str) -> list[EraChange]:
    """Return the eras of years that a translation turns round, and the one before Christ if it is lost.

    Both texts without markup. The other era need not be named: *79 n. Chr.* may be *79*.
    """
    if not re.search(r"\d", source):
        return []
    ours, theirs = (base_language(one) for one in (source_language, language))
    before, after = _pattern(ours, "before"), _pattern(ours, "after")
    others = _pattern(theirs, "before"), _pattern(theirs, "after")
    if before is None or after is None or others[0] is None or others[1] is None:
        return []
    past, rest = others[0].search(target), others[1].search(others[0].sub("", target))
    if (own := re.search(_YEAR + before.pattern, source)) and not past:
        name = own[0].removeprefix(own["year"])
        is_kept = re.search(rf"(?<!\w){re.escape(name)}", target)
        return [] if is_kept else [EraChange(name, rest[0] if rest else "")]
    own = None if before.search(source) else re.search(_YEAR + after.pattern, source)
    return [EraChange(own[0].removeprefix(own["year"]), past[0])] if own and past else []
