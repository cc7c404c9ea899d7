"""Rule on accelerators: the letters of menus and buttons that a sign marks for the keyboard, &File."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem
from loctool.text.placeholders import is_tagged

_UNDECLARED = re.compile(r"(?<![^\s(\[„“\"«])&(?=[^\W\d_])(?![\w-]{1,30};)|(?<=[^\W\d_])&(?=[a-zа-яё])(?![\w-]{1,30};)")
"""An ampersand before a word, or within one: &File, E&xit; not R&D, AT&T or an entity."""
_LONGEST = 60
"""Characters of a label; in longer texts an ampersand is something else."""
_ADDRESS = re.compile(r"://|\bwww\.|[?=]")


def lost_accelerator(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a label has one accelerator and its translation none or several, or the other way round.

    Where the catalog declares no sign, `&` before a word counts: people write it there for nothing else.
    """
    sign = text.accelerator or "&"
    if sign not in text.source + text.target or is_tagged(text.syntax):
        return
    if not text.accelerator and (len(text.source) > _LONGEST or _ADDRESS.search(text.source + text.target)):
        return
    pattern = _pattern(text.accelerator)
    ours, theirs = len(pattern.findall(text.source)), list(pattern.finditer(text.target))
    if ours == 1 and not theirs and (text.accelerator or "&" not in text.target):
        yield Problem(f"no letter is marked for the keyboard by {sign}", severity=Severity.WARNING)
    elif ours <= 1 < len(theirs) and (ours or text.accelerator):
        yield Problem(f"{len(theirs)} letters are marked for the keyboard by {sign}", theirs[1].span())
    elif text.accelerator and not ours and theirs:
        yield Problem(f"{sign} marks a letter for the keyboard that the source does not mark", theirs[0].span())


@cache
def _pattern(sign: str) -> re.Pattern[str]:
    """Return the pattern of an accelerator of a catalog; a doubled sign is the sign itself, `R&D` none."""
    if not sign:
        return _UNDECLARED
    mark = re.escape(sign)
    return re.compile(rf"(?<!{mark})(?:(?<![A-ZА-ЯЁ]){mark}|{mark}(?![A-ZА-ЯЁ]))(?=\w)(?!\w{{1,30}};)")
