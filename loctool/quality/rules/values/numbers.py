"""Rules on numbers and currencies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.model import Severity, Side
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.text.language import base_language
from loctool.text.numbers.changes.ranges import swapped_ranges
from loctool.text.numbers.changes.spoken import spoken_changes
from loctool.text.numbers.currencies import bare_amounts, changed_currencies, currencies, find_money
from loctool.text.numbers.differences import number_differences
from loctool.text.numbers.style import find_misformatted
from loctool.text.numbers.times import time_changes
from loctool.text.numbers.values import numeric_values
from loctool.text.numbers.words import roman_numbers, word_scales

_TWO_READINGS = re.compile(r"\d{1,3}[.,]\d{3}")
"""A number that is a thousand times larger in some languages: if the source is wrong, so is the fix."""
_FEW = 12
"""The greatest number that many other words may say: a dozen, noon."""


def lost_number(text: Comparison) -> Iterator[Problem]:
    """Yield the numbers that were lost, or else those that were invented: 1,2 Mio. may become 1.2 million.

    One for another is surely wrong, if the scales of both languages are known, and so is the loss of the only one; else
    one that is only missing may be said in other words.
    """
    if changed := spoken_changes(*text.visible_apart_from_terms, text.source_language, text.language):
        yield from (Problem(f"“{ours}” became “{theirs}”", find_once(theirs, text.target)) for ours, theirs in changed)
        return
    lost, more = number_differences(*text.apart_from_terms, text.source_language, text.language, text.syntax)
    is_known = all(word_scales(base_language(language)) for language in (text.source_language, text.language))
    is_sure = is_known and bool(lost) and (bool(more) or _is_unanswered(lost, text))
    severity = Severity.ERROR if is_sure else Severity.WARNING
    if lost:
        span = find_once(lost[0], text.source)
        yield Problem(f"lost the number {', '.join(lost)}", span, Side.SOURCE, severity=severity)
    elif more:
        span = find_once(more[0], text.target)
        yield Problem(f"a number that the source has not: {', '.join(more)}", span, severity=severity)
    else:
        yield from _other_times(text)
        for ours, theirs in swapped_ranges(*text.apart_from_terms, text.source_language, text.language):
            yield Problem(f"“{ours}” became “{theirs}”", find_once(theirs, text.target))


def _is_unanswered(lost: list[str], text: Comparison) -> bool:
    """Return whether the translation has no number at all, or only a Roman one; a small number may be many words."""
    theirs = numeric_values(text.target, text.language, text.syntax)
    if theirs.mentions or not all(re.fullmatch(r"\d[\d.,\s]*", one) for one in lost):
        return False
    if any(value > 1 for value in roman_numbers(theirs.prose) - roman_numbers(text.visible_source)):
        return True
    is_large = all(int(re.sub(r"\D", "", one)) > _FEW for one in lost)
    return is_large and not any(value > _FEW for value in theirs.said())


def _other_times(text: Comparison) -> Iterator[Problem]:
    """Yield the times of day that the translation puts into the other half of the day: *15 Uhr* is not *3 am*."""
    visible = (text.visible_source, text.visible_target, text.source_language, text.language)
    for ours, theirs, is_sure in time_changes(*visible):
        severity = Severity.ERROR if is_sure else Severity.WARNING
        yield Problem(f"“{ours}” became “{theirs}”", find_once(theirs, text.target), severity=severity)


def number_format(text: Comparison) -> Iterator[Problem]:
    """Yield each number of the source in the style of another language."""
    for wrong, right in find_misformatted(*text.apart_from_terms, text.source_language, text.language, text.syntax):
        span = find_once(wrong, text.target)
        fix = text.target.replace(wrong, right) if span else None
        message = f"{wrong} is written {right} in {text.language}"
        yield Problem(message, span, fix=fix, is_safe=not _TWO_READINGS.fullmatch(wrong))


def wrong_currency(text: Comparison) -> Iterator[Problem]:
    """Yield the currency in which the translation gives an amount of the source, or which it names instead of its own.

    A source without one says nothing: dollar is what some languages call a currency that others give its own name.
    """
    ours, theirs = currencies(text.visible_source), currencies(text.visible_target)
    visible = (text.visible_source, text.visible_target, text.source_language, text.language)
    changed = changed_currencies(*visible) if ours and theirs else []
    if changed or (ours and theirs - ours):
        code = changed[0][1] if changed else min(theirs - ours)
        severity = Severity.ERROR if changed or not ours & theirs else Severity.WARNING
        yield Problem(
            f"{code} is not the currency of the source",
            reason=f"another currency than the source: {code}",
            severity=severity,
        )


def lost_currency(text: Comparison) -> Iterator[Problem]:
    """Yield the currencies that an amount of the source has and the same amount of the translation lacks.

    A translation without any currency lacks that of a German source, however it writes the amount.
    """
    ours, theirs = currencies(text.visible_source), currencies(text.visible_target)
    if len(ours) == 1 and not theirs and any(one.own for one in find_money(text.visible_source, text.source_language)):
        yield Problem(f"lost the currency {min(ours)}")
    elif ours:
        visible = (text.visible_source, text.visible_target, text.source_language, text.language)
        yield from (Problem(f"lost the currency {code}") for code in bare_amounts(*visible))
