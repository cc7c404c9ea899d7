"""reveal.js: regular expressions cut the text into slides and notes before anybody reads Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from loctool.formats.markdown.dialects.common import NOTE
from loctool.formats.markdown.dialects.dialect import NEVER, BlockRule, Dialect, Part
from loctool.formats.markdown.dialects.foreign import FOREIGN
from loctool.formats.markdown.places import Place, Source, entity
from loctool.formats.reading import Reading, Separators

_ANCHOR = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[\^$]", re.DOTALL)
_LINE_OF_JAVASCRIPT = {"^": r"(?<![^\r\n])", "$": r"(?![^\r\n])"}
_AROUND = 3
"""Lines above and below a text in which a separator may begin or end."""
_LABEL = r"\[![A-Za-z]+\][+-]?[ \t]+"


@cache
def _compiled(expression: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return an expression as JavaScript reads it, where a line also begins and ends at a carriage return."""
    return re.compile(_ANCHOR.sub(lambda one: _LINE_OF_JAVASCRIPT.get(one[0], one[0]), expression), flags)


_SEPARATOR = _compiled(r"^-{2,4}[ \t]*$")
"""`---` parts slides; `--` and `----` part vertical ones, in reveal.js before 5.2 and in reveal-md."""
_NOTES = _compiled(r"^\s*notes?:", re.IGNORECASE)


def split(source: Source, start: int, reading: Reading) -> list[Part]:
    """Return the slides and their notes. Notes begin at a word that stands once on a slide."""
    notes = _compiled(reading.separators.notes, re.IGNORECASE) if reading.separators else _NOTES
    return [part for begin, end in _slides(source, start, reading) for part in _parts(source, begin, end, notes)]


def _slides(source: Source, start: int, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where each slide begins and ends."""
    cuts = sorted({match.span() for pattern in _cutting(reading) for match in pattern.finditer(source.text, start)})
    for low, high in cuts:
        if low >= start:
            yield start, low
            start = high
    yield start, len(source.text)


def _cutting(reading: Reading) -> list[re.Pattern[str]]:
    """Return what parts slides. The lines around stay parts of them, so that a line end is not asked for twice."""
    if not reading.separators:
        return [_SEPARATOR]
    return [_compiled(one) for one in (reading.separators.slides, reading.separators.vertical) if one]


def _parts(source: Source, start: int, end: int, notes: re.Pattern[str]) -> Iterator[Part]:
    found = list(notes.finditer(source.text[start:end]))
    if len(found) != 1:
        yield Part(start, end)
        return
    yield Part(start, start + found[0].start())
    yield Part(start + found[0].end(), end, "notes")


def _refine(_: Source, reading: Reading) -> Dialect:
    """Return the table with the separators that the project configures."""
    return _configured(reading.separators) if reading.separators else REVEAL


@cache
def _configured(separators: Separators) -> Dialect:
    notes = _compiled(separators.notes, re.IGNORECASE).pattern
    reading = Reading(separators=separators)
    return replace(
        REVEAL,
        rules=(BlockRule(rf"(?i:{notes})[ \t]*$"), *FOREIGN),
        leading=rf"{_LABEL}|(?i:{notes})[ \t]*",
        raw=NEVER,
        settle=partial(_settle, (*_cutting(reading), _compiled(separators.notes, re.IGNORECASE))),
    )


def _settle(patterns: tuple[re.Pattern[str], ...], source: Source, _: int, place: Place, written: str) -> str:
    """Return what is written with an entity in each place at which a separator would be found."""
    before = source.text[source.offset(max(source.line(place.start) - 1 - _AROUND, 0)) : place.start]
    end = place.end
    for _ in range(_AROUND + 1):
        end = source.normal.find("\n", end) + 1 or len(source.normal)
    for pattern in patterns:
        written = _without(pattern, before, written, source.text[place.end : end])
    return written


def _without(pattern: re.Pattern[str], before: str, written: str, after: str) -> str:
    """Return what is written without a match of the pattern in it, together with the lines around it."""
    at = 0
    while at <= len(before) + len(written) and (match := pattern.search(before + written + after, at)):
        start, end = max(match.start() - len(before), 0), max(match.end() - len(before), 0)
        at = max(match.end(), match.start() + 1)
        if shown := written[start:end].strip():
            start = written.index(shown, start)
            written = written[:start] + entity(written[start:])
            at = len(before) + start + 1
    return written


REVEAL = Dialect(
    name="reveal",
    label="html",
    rules=(NOTE, *FOREIGN),
    leading=rf"{_LABEL}|(?i:notes?):[ \t]+",
    plugins=(),
    math=False,
    split=split,
    raw=r"-{2,4}[ \t]*$|(?i:\s*notes?:)",
    refine=_refine,
)
