"""Translations put in place of the texts of a deck, and nothing else changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import takewhile

from loctool.formats.markdown.places import Drawing, Place, Source, collapse, edited, entity, one_line
from loctool.model import Segment

_INNER = re.compile(r"""<!--\s*((?:(?!-->).)*?)\s*-->|=[ \t]*"([^"\n]*)"|=[ \t]*'([^'\n]*)'""", re.DOTALL)
"""What a comment or an attribute holds."""


def splice(
    source: Source,
    places: Iterable[Place],
    translate: Callable[[Segment], str | None],
    raw: re.Pattern[str] | None,
    settle: Callable[[Place, str], str] | None = None,
) -> str:
    """Return the text with the spans of the translated segments replaced; the places come in order.

    A translation that is missing, blank or equal to the source leaves its span as it is, byte for byte. None makes a
    line that matches `raw`, where the line did not match it before. `settle` makes what is written safe at last.
    """
    text = source.text
    places = list(places)
    result: list[str] = []
    done = 0
    for number, place in enumerate(places):
        if place.start < done:
            continue  # a note within the text before it, or another cell of a table
        if place.drawing:
            written = _draw(text, place.drawing, (places[at] for at in range(number, len(places))), translate, raw)
            result += text[done : place.drawing.span[0]], written
            done = place.drawing.span[1]
            continue
        new = translate(place.segment)
        if new is None or (wanted := collapse(new)) == place.segment.text:
            continue
        if not (wanted := collapse(wanted.replace("\ufeff", "")) if "\ufeff" in wanted else wanted):
            continue
        written = place.write(wanted)
        notes: list[tuple[str, Place, str | None]] = []
        while number + 1 < len(places) and (note := places[number := number + 1]).start < place.end:
            notes.append((text[note.start : note.end], note, translate(note.segment)))
        written = _with_notes(notes, written) if notes else written
        if place.segment.role != "metadata":
            written = _without_raw_lines(source, place, written, raw) if raw else written
        written = settle(place, written) if settle else written
        result += text[done : place.start], written
        done = place.end
    return "".join([*result, text[done:]])


def _draw(
    text: str,
    drawing: Drawing,
    places: Iterable[Place],
    translate: Callable[[Segment], str | None],
    raw: re.Pattern[str] | None,
) -> str:
    """Return a block that is drawn anew, or its text where nothing of it changes; its places come first."""
    cells = takewhile(lambda other: other.drawing is drawing, places)
    drawn = drawing.write({cell.number: translate(cell.segment) for cell in cells}, raw)
    return text[slice(*drawing.span)] if drawn is None else drawn


def _with_notes(notes: list[tuple[str, Place, str | None]], written: str) -> str:
    """Return what is written of a text with the notes and attributes within it translated, where they are as they were.

    Each comes with what it was, and its translation.
    """
    there: dict[str, list[tuple[int, int]]] = {}
    for found in reversed([*_INNER.finditer(written)]):
        span = found.span(found.lastindex or 0)
        there.setdefault(collapse(one_line(written[slice(*span)])), []).append(span)
    changes: dict[tuple[int, int], str] = {}
    for old, place, new in notes:
        if spans := there.get(collapse(one_line(old))):
            span = spans.pop()
            if wanted := collapse(new or ""):
                changes[span] = place.write(wanted)
    return edited(written, changes)


def _without_raw_lines(source: Source, place: Place, written: str, raw: re.Pattern[str]) -> str:
    """Return what is written with an entity at the start of each line that would match a pattern of raw lines."""
    before = source.normal[source.line_start(place.start) : place.start]
    lines, after = written.split("\n"), source.rest_of_line(place.end)
    for number, line in enumerate(lines):
        whole = (before if not number else "") + line + (after if number == len(lines) - 1 else "")
        if line.strip() and raw.match(whole) and not (number == 0 and raw.match(before)):
            indent = len(line) - len(line.lstrip(" \t>"))
            lines[number] = line[:indent] + entity(line[indent:])
    return "\n".join(lines)
