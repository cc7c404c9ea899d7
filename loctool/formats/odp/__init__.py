"""Decks of Impress: .odp, templates (.otp), and flat files (.fodp)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from loctool.files import Content
from loctool.formats.office.boxes import Box
from loctool.formats.reading import DEFAULT, Reading
from loctool.formats.references import Reference
from loctool.formats.writing import AS_IT_IS, Parts, Writing
from loctool.model import Deck, Segment

IS_TEXT = False


def parse(content: Content, path: str, reading: Reading = DEFAULT) -> Deck:
    """Return the deck of a presentation: see `loctool.formats.odp.deck.parse`. Raises SourceError."""
    from loctool.formats.odp import deck

    return deck.parse(content, path, reading)


def render(
    content: Content,
    path: str,
    translate: Callable[[Segment], str | None],
    reading: Reading = DEFAULT,
    writing: Writing = AS_IT_IS,
) -> Parts:
    """Return the presentation with translated segments: see `loctool.formats.odp.deck.render`. Raises SourceError."""
    from loctool.formats.odp import deck

    return deck.render(content, path, translate, reading, writing)


def references(content: Content, path: str) -> list[Reference]:  # noqa: ARG001 (a format has it)
    """Return nothing: what a presentation shows is in its package."""
    return []


def boxes(content: Content, path: str, reading: Reading = DEFAULT) -> Iterator[Box]:  # noqa: ARG001 (a format has it)
    """Yield the boxes of the slides: see `loctool.formats.odp.geometry.walk.read_boxes`. Raises SourceError."""
    from loctool.formats.odp.geometry import walk

    return walk.read_boxes(content, path)
