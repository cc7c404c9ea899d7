"""Slide decks in Markdown; commands that read none do without the parser and its tables, which take 0.1 s to load."""

from __future__ import annotations

from collections.abc import Callable, Collection

from loctool.errors import SourceError
from loctool.files import decode
from loctool.formats.labels import Label
from loctool.formats.reading import DEFAULT, Reading
from loctool.formats.references import Reference
from loctool.model import Deck, Segment


def parse(content: bytes, path: str, reading: Reading = DEFAULT) -> Deck:
    """Return the deck of a Markdown file: see `loctool.formats.markdown.deck.parse`. Raises SourceError."""
    from loctool.formats.markdown import deck

    return deck.parse(decode(content, path, SourceError), path, reading)


def render(
    content: bytes,
    path: str,
    translate: Callable[[Segment], str | None],
    reading: Reading = DEFAULT,
) -> bytes:
    """Return the file with translated segments: see `loctool.formats.markdown.deck.render`. Raises SourceError."""
    from loctool.formats.markdown import deck

    return deck.render(decode(content, path, SourceError), path, translate, reading).encode()


def label(content: bytes, path: str, label: Label, numbers: Collection[int], reading: Reading = DEFAULT) -> bytes:
    """Return the file with a label on some slides: see `loctool.formats.markdown.labels`. Raises SourceError."""
    from loctool.formats.markdown.labels import label_slides

    return label_slides(decode(content, path, SourceError), path, label, numbers, reading).encode()


def references(content: bytes, path: str) -> list[Reference]:
    """Return the file's references: see `loctool.formats.markdown.links.assets.references`. Raises SourceError."""
    from loctool.formats.markdown.links import assets

    return assets.references(decode(content, path, SourceError), path)
