"""Slide decks in Markdown."""

from __future__ import annotations

from collections.abc import Callable

from loctool.errors import SourceError
from loctool.files import decode
from loctool.formats.markdown import deck
from loctool.formats.markdown.links import assets
from loctool.formats.reading import DEFAULT, Reading
from loctool.formats.references import Reference
from loctool.model import Deck, Segment


def parse(content: bytes, path: str, reading: Reading = DEFAULT) -> Deck:
    """Return the deck of a Markdown file: see `loctool.formats.markdown.deck.parse`. Raises SourceError."""
    return deck.parse(decode(content, path, SourceError), path, reading)


def render(
    content: bytes,
    path: str,
    translate: Callable[[Segment], str | None],
    reading: Reading = DEFAULT,
) -> bytes:
    """Return the file with translated segments: see `loctool.formats.markdown.deck.render`. Raises SourceError."""
    return deck.render(decode(content, path, SourceError), path, translate, reading).encode()


def references(content: bytes, path: str) -> list[Reference]:
    """Return the file's references: see `loctool.formats.markdown.links.assets.references`. Raises SourceError."""
    return assets.references(decode(content, path, SourceError), path)
