"""Rules on markup: placeholders, tags, links, emphasis, and line breaks."""

from __future__ import annotations

from collections.abc import Iterator

from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem
from loctool.quality.rules.structure.icu import is_icu_message
from loctool.quality.rules.structure.tolerated import comparable_texts, is_date_format
from loctool.text.markup import protected_spans
from loctool.text.markup.proof import (
    differ_in_lone_signs,
    differ_in_order,
    find_misplaced,
    keeps_markup,
    lost_and_invented,
    show_other_arguments,
)
from loctool.text.placeholders import is_program
from loctool.text.signs import writes_percent


def lost_markup(text: Comparison) -> Iterator[Problem]:
    """Yield what differs between the protected spans of source and translation."""
    if is_icu_message(text) or keeps_markup(text.source, text.target, text.syntax, may_omit_count=text.is_single):
        return
    if is_date_format(text):
        return
    source, target = comparable_texts(text)
    if keeps_markup(source, target, text.syntax, may_omit_count=text.is_single):
        return
    lost, invented = lost_and_invented(source, target, text.syntax)
    is_light = differ_in_lone_signs(source, target, text.syntax)
    if is_light and {*lost, *invented} == {"%%"} and _writes_percent(text, in_target=bool(lost)):
        return
    parts = [f"lost {' '.join(lost)}"] if lost else []
    parts += [f"not in the source: {' '.join(invented)}"] if invented else []
    found = "; ".join(parts).replace("\n", "\\n") or _misplaced(source, target, text.syntax)
    severity = Severity.WARNING if is_light else Severity.ERROR
    if found:
        yield Problem(found, severity=severity, fix=_with_doubled_percents(text, lost.count("%%")))


def _misplaced(source: str, target: str, syntax: str) -> str:
    """Return what is wrong with the places of the spans of a translation that has all of its source's, "" if nothing.

    Pairs around phrases may change places.
    """
    if show_other_arguments(source, target, syntax):
        return "placeholders of different types changed places: number them, such as %2$s before %1$d"
    if differ_in_order(source, target, syntax):
        return ""
    return find_misplaced(source, target, syntax) or "markup is in another order than in the source"


def _with_doubled_percents(text: Comparison, count: int) -> str | None:
    """Return a translation with each percent sign doubled that formats nothing, if it lacks as many doubled ones."""
    if not count:
        return None
    target = text.target
    formats = [one.span() for one in protected_spans(target, text.syntax) if one[0][:2] != "% "]
    inside = {place for start, end in formats for place in range(start, end)}
    mended = "".join("%%" if sign == "%" and at not in inside else sign for at, sign in enumerate(target))
    is_right = keeps_markup(text.source, mended, text.syntax, may_omit_count=text.is_single)
    return mended if is_right and len(mended) == len(target) + count else None


def _writes_percent(text: Comparison, *, in_target: bool) -> bool:
    """Return whether the text without the sign `%%` has a word for it."""
    other = (text.target, text.language) if in_target else (text.source, text.source_language)
    return writes_percent(*other)


def line_breaks(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a translation has more or fewer line breaks than its source: its lines may end elsewhere.

    Those of a program's text are its own affair.
    """
    ours, theirs = (one.strip().count("\n") for one in (text.source, text.target))
    if ours != theirs and not is_program(text.syntax):
        written = text.target.replace("\\n", "\n") if "\\n" not in text.source else ""
        fix = written if written != text.target and written.strip().count("\n") == ours else None
        yield Problem(f"{ours} line break{'s' * (ours != 1)} in the source, {theirs} here", fix=fix)
