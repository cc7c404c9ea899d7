"""What tags of templates hold wherever they stand: notes between them, and texts in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from loctool.formats.markdown.dialects.dialect import NEVER, Dialect
from loctool.formats.markdown.places import Pieces, Place, Source


def mark_notes(source: Source, dialect: Dialect, slides: list[list[Place]]) -> list[list[Place]]:
    """Return the places of the slides, those between the marks of notes as notes."""
    if dialect.notes == NEVER:
        return slides
    spans = [match.span() for match in dialect.notes_pattern.finditer(source.normal)]
    return [[_as_note(place) if _is_within(place, spans) else place for place in slide] for slide in slides]


def with_tags(source: Source, dialect: Dialect, pieces: Pieces, found: Iterable[Place]) -> list[Place]:
    """Return the places of a block of HTML with those of the texts in tags of templates."""
    tags = dialect.tag_texts(source, pieces) if dialect.tag_texts else iter(())
    return sorted([*found, *tags], key=lambda place: place.start)


def _is_within(place: Place, spans: list[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (place.start, place.start)) - 1
    return at >= 0 and place.start < spans[at][1] and place.segment.role != "metadata"


def _as_note(place: Place) -> Place:
    return place._replace(segment=replace(place.segment, role="note"))
