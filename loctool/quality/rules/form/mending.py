"""Problems of form, with all their places mended at once."""

from __future__ import annotations

from collections.abc import Sequence

from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem
from loctool.text.markup.proof import keeps_markup
from loctool.text.typography.shading import Edit, apply_edits, shade


def shaded_target(text: Comparison) -> str:
    """Return the translation with its markup hidden; a place in it is the same place in the translation."""
    return shade(text.target, text.syntax)


def shaded_source(text: Comparison) -> str:
    """Return the source with its markup hidden."""
    return shade(text.source, text.syntax)


def problem(
    text: Comparison,
    message: str,
    edits: Sequence[Edit],
    *,
    is_safe: bool = True,
    severity: Severity = Severity.ERROR,
) -> Problem:
    """Return a problem at the first of some edits, whose fix has all of them unless they change the markup."""
    fix = apply_edits(text.target, edits)
    sure = fix.strip() and keeps_markup(text.target, fix, text.syntax)
    return Problem(message, edits[0][:2], fix=fix if sure else None, is_safe=is_safe, severity=severity)


def quote_around(text: str, start: int, end: int) -> str:
    """Return a place with the words beside it, for a message."""
    before = text[max(0, start - 12) : start].split("\n")[-1]
    after = text[end : end + 12].split("\n")[0]
    return (before.split(" ")[-1] if " " in before else before) + text[start:end] + (after.split(" ")[0])
