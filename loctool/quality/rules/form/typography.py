"""Rules on outer white space, final marks, quotation marks, stray punctuation and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loctool.model import Severity
from loctool.quality.comparison import Comparison, Problem
from loctool.text.endings import ends_alike, final_mark
from loctool.text.markup import mask, unmask
from loctool.text.placeholders import is_program
from loctool.text.quotes import (
    MARKS,
    Quotes,
    are_spaced_alike,
    count_quoted_names,
    find_quotations,
    quotation_marks,
    replace_marks,
)

_BEGINNING = re.compile(r"[,;:!?)]|\.(?:\w\.|\W|\d)|[-–—](?!\d)")
_INSIDE = re.compile(r"(?<![.\w])\.(?:[,;:]|\w\.)|(?<=\w)\.\.(?![.\w/])|(?<=\s)\.(?=\s)")
"""Full stops that belong to nothing: the remains of abbreviations."""
_ENDING = re.compile(r"[,;(–—-]$")


def outer_space(text: Comparison) -> Iterator[Problem]:
    """Yield each end at which the white space is not the source's; msgfmt and `compile` refuse such line breaks."""
    source, target = text.source, text.target
    ours, theirs = (len(one) - len(one.lstrip()) for one in (source, target))
    if source[:ours] != target[:theirs]:
        message = "does not begin with the same white space as the source"
        yield Problem(message, (0, theirs), fix=source[:ours] + target[theirs:] if target.strip() else None)
    ours, theirs = len(source.rstrip()), len(target.rstrip())
    if source[ours:] != target[theirs:]:
        message = "does not end with the same white space as the source"
        fix = target[:theirs] + source[ours:] if target.strip() else None
        yield Problem(message, (theirs, len(target)), fix=fix)


def full_stop(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if the last punctuation mark is of another kind than that of the source.

    There is no fix: translations end in other marks for good reasons, and the source's mark would spoil those.
    """
    if ends_alike(text.source, text.target, text.source_language, text.language):
        return
    source, target = text.source.rstrip(), text.target.rstrip()
    ours, theirs = final_mark(source, text.source_language), final_mark(target, text.language)
    yield Problem(f"ends with {theirs or 'no punctuation mark'}, the source with {ours or 'none'}")


def wrong_quotes(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if the quotations differ in number, or else if their marks are not those of the language.

    Names may be in quotation marks in one language and not in the other.
    """
    ours, theirs = _quotations(text.source, text.syntax), _quotations(text.target, text.syntax)
    more = len(theirs.pairs) - len(ours.pairs)
    if more > count_quoted_names(text.target, theirs, text.language) or (
        -more > count_quoted_names(text.source, ours, text.source_language)
    ):
        if "'" in text.source and is_program(text.syntax):  # which quotes `so' or 'so', as Markdown does not
            return
        yield Problem(f"{_counted(len(ours.pairs))} in the source, {len(theirs.pairs)} here")
        return
    own = {depth: quotation_marks(text.language, depth) for depth in sorted(set(theirs.shape()))}
    fix = replace_marks(text.target, theirs, own)
    if not are_spaced_alike(fix, text.target):
        marks = "".join(text.target[place] for quote in theirs.pairs for place in (quote.start, quote.end))
        right = "".join("".join(pair) for pair in own.values())
        yield Problem(
            f"quotation marks {marks} are not those of {text.language}: {right}", fix=fix, severity=Severity.NOTE
        )


def stray_punctuation(text: Comparison) -> Iterator[Problem]:
    """Yield the punctuation at a draft's beginning or end, and full stops, that no text has unless its source has."""
    source, draft = text.visible_source.strip(), text.visible_target.strip()
    for verb, pattern in (("begins", _BEGINNING.match), ("contains", _INSIDE.search), ("ends", _ENDING.search)):
        if (found := pattern(draft)) and not pattern(source):
            yield Problem(f"{verb} with “{found[0].strip()}”")


def empty_line(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if a line that has words in the source has none in the draft."""
    ours, theirs = text.visible_source.split("\n"), text.visible_target.split("\n")
    if len(ours) == len(theirs) and any(
        any(map(str.isalpha, one)) and not any(map(str.isalnum, other)) for one, other in zip(ours, theirs, strict=True)
    ):
        yield Problem("lost the text of a line")


def _quotations(text: str, syntax: str) -> Quotes:
    """Return a text's quotations; marks of its markup are not among them: [link](address "title"), `<a title="…">`."""
    masked = mask(text, syntax)
    spans = ("".join("x" if char in MARKS else char for char in span) for span in masked.spans)
    return find_quotations(unmask(replace(masked, spans=tuple(spans))))


def _counted(number: int) -> str:
    return f"{number} quotation{'s' * (number != 1)}"
