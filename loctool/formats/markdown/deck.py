"""Slide Markdown: CommonMark with tables, strikethrough and footnotes; thematic breaks part the slides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from loctool.formats.markdown.front_matter import KEYS, blanked, front_matter_end, front_matter_places
from loctool.formats.markdown.places import Place, Source, splice
from loctool.formats.markdown.titles import Anchors, plain
from loctool.formats.markdown.walk import Walk
from loctool.model import Deck, Segment, Slide

_BOM = "\ufeff"


def parse(text: str, path: str, front_matter_keys: Sequence[str] = KEYS) -> Deck:
    """Return the deck of a Markdown text.

    A segment's text is the inline Markdown as it stands in the file, a soft line break as a space, a hard one as a line
    break; a table cell's escaped pipe is a pipe. Raises SourceError for broken front matter and for a directive of ours
    (`context:`, `role:`, `loctool:`) that makes no sense.
    """
    slides, env = _slides(Source(text.removeprefix(_BOM), path), front_matter_keys)
    anchors = Anchors()
    found = []
    for number, places in enumerate(slides, 1):
        segments = tuple(place.segment for place in places)
        titled = next((one for one in segments if one.role == "heading"), segments[0] if segments else None)
        title = plain(titled.text, env) if titled else f"Slide {number}"
        found.append(Slide(anchors.of(title, number), number, title, segments))
    return Deck(path, tuple(found))


def render(
    text: str,
    path: str,
    translate: Callable[[Segment], str | None],
    front_matter_keys: Sequence[str] = KEYS,
) -> str:
    """Return the text with each segment for which `translate` gives another text replaced by it.

    Everything else stays byte for byte. A translation is escaped only where it would become another block, end its
    comment or its cell, or break the front matter. Raises SourceError as `parse` does.
    """
    mark = text[: text.startswith(_BOM)]
    source = Source(text[len(mark) :], path)
    slides, _ = _slides(source, front_matter_keys)
    return mark + splice(source.text, (place for places in slides for place in places), translate)


def _slides(source: Source, keys: Sequence[str]) -> tuple[list[list[Place]], dict[str, Any]]:
    end = front_matter_end(source)
    walk = Walk(source)
    walk.slides[0].extend(front_matter_places(source, end, keys) if end else ())
    walk.run(blanked(source, end))
    return walk.slides, walk.env
