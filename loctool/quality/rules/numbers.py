"""Rules on numbers and currencies."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.text.numbers.currencies import currencies, names_amount
from loctool.text.numbers.reader import number_differences
from loctool.text.numbers.style import find_misformatted


def lost_number(text: Comparison) -> Iterator[Problem]:
    """Yield the numbers that were lost, or else those that were invented: 1,2 Mio. may become 1.2 million."""
    lost, more = number_differences(*text.apart_from_names, text.source_language, text.language, text.syntax)
    if lost:
        yield Problem(f"lost the number {', '.join(lost)}")
    elif more:
        yield Problem(f"a number that the source has not: {', '.join(more)}")


def number_format(text: Comparison) -> Iterator[Problem]:
    """Yield each number of the source that is written as another language would write it."""
    for wrong, right in find_misformatted(*text.apart_from_names, text.source_language, text.language, text.syntax):
        span = find_once(wrong, text.target)
        fix = text.target.replace(wrong, right) if span else None
        yield Problem(f"{wrong} is written {right} in {text.language}", span, fix=fix)


def wrong_currency(text: Comparison) -> Iterator[Problem]:
    """Yield a currency that the translation names instead of the source's.

    A source without one says nothing: dollar is what some languages call a currency that others give its own name.
    """
    ours = currencies(text.visible_source)
    if ours and (others := currencies(text.visible_target) - ours):
        code = min(others)
        yield Problem(f"{code} is not the currency of the source", reason=f"another currency than the source: {code}")


def lost_currency(text: Comparison) -> Iterator[Problem]:
    """Yield the only currency in which a German source names an amount, if the translation names none."""
    ours = currencies(text.visible_source)
    if len(ours) == 1 and names_amount(text.visible_source) and not currencies(text.visible_target):
        yield Problem(f"lost the currency {min(ours)}")
