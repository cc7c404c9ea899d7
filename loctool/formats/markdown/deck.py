"""Slide Markdown: CommonMark with tables, strikethrough and footnotes; thematic breaks part the slides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from loctool.formats.markdown.front_matter import blank_front_matter, front_matter_end, front_matter_places
from loctool.formats.markdown.limits import check_size
from loctool.formats.markdown.parser import inlines
from loctool.formats.markdown.places import Place, Source, splice
from loctool.formats.markdown.walk import Walk
from loctool.formats.reading import DEFAULT, Reading
from loctool.model import Deck, Segment, Slide

_BOM = "\ufeff"
_MARKUP = re.compile(r"[*_`\[\]<>&\\!~\n]")
_SHOWN = {"softbreak": " ", "hardbreak": " ", "html_inline": ""}
"""Type of an inline token -> what a reader sees of it, if not its content."""


def parse(text: str, path: str, reading: Reading = DEFAULT) -> Deck:
    """Return the deck of a Markdown text.

    A segment's text is the inline Markdown as it stands in the file, a soft line break as a space, a hard one as a line
    break; a table cell's escaped pipe is a pipe. Raises SourceError for broken front matter and for a directive of ours
    (`context:`, `role:`, `loctool:`) that makes no sense.
    """
    slides, env = _slides(Source(text.removeprefix(_BOM), path), reading.front_matter)
    counts: dict[str, int] = {}
    found = []
    for number, places in enumerate(slides, 1):
        segments = tuple(place.segment for place in places)
        titled = next((one for one in segments if one.role == "heading"), segments[0] if segments else None)
        title = plain(titled.text, env) if titled else f"Slide {number}"
        found.append(Slide(_anchor(title, number, counts), number, title, segments))
    return Deck(path, tuple(found))


def render(
    text: str,
    path: str,
    translate: Callable[[Segment], str | None],
    reading: Reading = DEFAULT,
) -> str:
    """Return the text with each segment for which `translate` gives another text replaced by it.

    Everything else stays byte for byte. A translation is escaped only where it would become another block, end its
    comment or its cell, or break the front matter. Raises SourceError as `parse` does.
    """
    mark = text[: text.startswith(_BOM)]
    source = Source(text[len(mark) :], path)
    slides, _ = _slides(source, reading.front_matter)
    return mark + splice(source.text, (place for places in slides for place in places), translate)


def _slides(source: Source, keys: Sequence[str]) -> tuple[list[list[Place]], dict[str, Any]]:
    check_size(source.normal, source.path)
    end = front_matter_end(source)
    walk = Walk(source)
    walk.slides[0].extend(front_matter_places(source, end, keys) if end else ())
    walk.run(blank_front_matter(source, end))
    return walk.slides, walk.env


def plain(text: str, env: dict[str, Any]) -> str:
    """Return a text's words without inline markup."""
    if not _MARKUP.search(text):
        return text
    shown = "".join(_SHOWN.get(token.type, token.content) for token in inlines(text, env))
    return " ".join(shown.split()) or text


def _anchor(title: str, number: int, counts: dict[str, int]) -> str:
    """Return the slug of a title: lower case, letters and digits of any script, hyphens; -2, -3 for a twin."""
    title = unicodedata.normalize("NFC", title.lower())
    kept = (char if unicodedata.category(char)[0] in "LMN" else " " for char in title)
    slug = "-".join("".join(kept).split()) or f"slide-{number}"
    anchor = slug
    while anchor in counts:
        counts[slug] = counts.get(slug, 1) + 1
        anchor = f"{slug}-{counts[slug]}"
    counts[anchor] = 1
    return anchor
