"""reveal.js: regular expressions cut the text into slides and notes before anybody reads Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.formats.markdown.dialects.common import NOTE
from loctool.formats.markdown.dialects.dialect import Dialect, Part
from loctool.formats.markdown.dialects.foreign import FOREIGN
from loctool.formats.markdown.places import Source
from loctool.formats.reading import Reading

_SEPARATOR = re.compile(r"^-{2,4}[ \t]*$", re.MULTILINE)
"""`---` parts slides; `--` and `----` part vertical ones, in reveal.js before 5.2 and in reveal-md."""
_NOTES = re.compile(r"^\s*notes?:", re.MULTILINE | re.IGNORECASE)


def split(source: Source, start: int, reading: Reading) -> list[Part]:
    """Return the slides and their notes. Notes begin at a word that stands once on a slide."""
    notes = _NOTES
    if reading.separators:
        notes = re.compile(reading.separators.notes, re.MULTILINE | re.IGNORECASE)
    return [part for begin, end in _slides(source, start, reading) for part in _parts(source, begin, end, notes)]


def _slides(source: Source, start: int, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where each slide begins and ends."""
    text = source.normal
    separators = [_SEPARATOR]
    if configured := reading.separators:
        # The lines around stay parts of the slides, so that a line end is not asked for twice.
        both = (configured.slides, configured.vertical)
        separators = [re.compile(one, re.MULTILINE) for one in both if one]
    cuts = sorted({match.span() for pattern in separators for match in pattern.finditer(text, start)})
    for low, high in cuts:
        if low >= start:
            yield start, low
            start = high
    yield start, len(text)


def _parts(source: Source, start: int, end: int, notes: re.Pattern[str]) -> Iterator[Part]:
    found = list(notes.finditer(source.normal, start, end))
    if len(found) != 1:
        yield Part(start, end)
        return
    yield Part(start, found[0].start())
    yield Part(found[0].end(), end, "notes")


REVEAL = Dialect(
    name="reveal",
    rules=(NOTE, *FOREIGN),
    leading=r"\[![A-Za-z]+\][+-]?[ \t]+|(?i:notes?):[ \t]+",
    plugins=(),
    math=False,
    split=split,
    raw=r"-{2,4}[ \t]*$|(?i:\s*notes?:)",
)
