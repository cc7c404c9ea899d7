"""Rules on what numbers count and where they stand: units, dates, parts and multiples, bounds, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.text.numbers.calendar import calendar_changes
from loctool.text.numbers.changes.eras import era_changes
from loctool.text.numbers.changes.minus import changed_signs, lost_tolerances
from loctool.text.numbers.changes.percent import lost_percentage
from loctool.text.numbers.changes.rates import rate_changes
from loctool.text.numbers.changes.units import unit_changes
from loctool.text.numbers.codes import changed_codes, glued_words, lost_codes
from loctool.text.numbers.magnitudes import bound_changes, magnitude_changes

_OPEN_ENTITY = re.compile(r"&(?:nbsp|thinsp|ensp|emsp|#160|#xa0|#8239)(?!;)", re.IGNORECASE)
"""A space as an entity without its semicolon."""


def wrong_unit(text: Comparison) -> Iterator[Problem]:
    """Yield each unit that changed behind a number that is kept, and each that is lost: 12 MW are 12 000 kW."""
    texts = _without_open_entities(*_visible(text))
    changes = unit_changes(*texts)
    if (percent := lost_percentage(*texts)) and not any(change.ours == percent for change in changes):
        yield Problem(f"lost the unit of {percent}")
    for ours, theirs, is_lost in changes:
        if is_lost and "%" in ours:
            yield Problem(f"lost the unit of {ours}", find_once(theirs, text.target))
        elif is_lost:
            yield Problem(f"lost the unit of {ours}", find_once(theirs, text.target), severity=Severity.WARNING)
        else:
            yield Problem(f"“{ours}” became “{theirs}”", find_once(theirs, text.target))
    for ours, theirs in rate_changes(*texts):
        yield Problem(f"“{ours}” became “{theirs}”", find_once(theirs, text.target))


def _without_open_entities(source: str, target: str, *languages: str) -> tuple[str, str, str, str]:
    """Leave out entities without their semicolon, which another rule reports: 10&nbspMB is no lost unit."""
    plain = [_OPEN_ENTITY.sub(" ", one) if "&" in one else one for one in (source, target)]
    return plain[0], plain[1], languages[0], languages[1]


def wrong_date(text: Comparison) -> Iterator[Problem]:
    """Yield the months and days of the week that were changed, lost or invented; 12.05. may be *12 May*."""
    for ours, theirs in calendar_changes(*_visible(text)):
        if ours and theirs:
            yield Problem(f"“{ours}” became “{theirs}”", find_once(theirs, text.target))
        elif ours:
            yield Problem(f"lost “{ours}”", severity=Severity.WARNING)
        else:
            yield Problem(f"“{theirs}” is not in the source", find_once(theirs, text.target), severity=Severity.WARNING)
    for ours, theirs in era_changes(*_visible(text)):
        if theirs:
            yield Problem(f"“{ours}” became “{theirs}”", find_once(theirs, text.target))
        else:
            yield Problem(f"lost “{ours}”", severity=Severity.WARNING)


def wrong_magnitude(text: Comparison) -> Iterator[Problem]:
    """Yield the parts and multiples in words that became other ones: *zwei Drittel* is no *one third*."""
    for ours, theirs, _ in magnitude_changes(*_visible(text)):
        yield Problem(f"“{ours}” became “{theirs}”", find_once(theirs, text.target))


def lost_bound(text: Comparison) -> Iterator[Problem]:
    """Yield the words and signs that bound a number (more than, up to, −) and were lost or turned round."""
    signs = [*changed_signs(*_visible(text)), *lost_tolerances(*_visible(text))]
    yield from (Problem(f"“{ours}” became “{theirs}”", find_once(theirs, text.target)) for ours, theirs in signs)
    if signs:
        return
    for ours, theirs, is_lost in bound_changes(*_visible(text)):
        if is_lost:
            yield Problem(f"lost the bound of “{ours}”", severity=Severity.WARNING)
        else:
            yield Problem(f"“{ours}” became “{theirs}”", find_once(theirs, text.target))


def lost_code(text: Comparison) -> Iterator[Problem]:
    """Yield the codes beside numbers that lost letters: *DIN EN 1090* is not *DIN 1090*."""
    for code in lost_codes(*text.visible_apart_from_terms, text.source_language):
        yield Problem(f"lost letters of {code}")
    for ours, theirs in changed_codes(text.visible_source, text.visible_target):
        yield Problem(f"“{ours}” became “{theirs}”", find_once(theirs, text.target))


def glued_number(text: Comparison) -> Iterator[Problem]:
    """Yield the numbers of a draft with letters behind them that are no unit and no ending: 1980there."""
    for word in glued_words(*text.visible_apart_from_terms, text.language):
        yield Problem(f"a number runs into a word: {word}")


def _visible(text: Comparison) -> tuple[str, str, str, str]:
    return *text.visible_apart_from_terms, text.source_language, text.language
