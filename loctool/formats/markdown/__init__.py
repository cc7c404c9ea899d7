"""Slide decks in Markdown; commands that read none do without the parser and its tables, which take 0.1 s to load."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from loctool.errors import SourceError
from loctool.files import Content, decode
from loctool.formats.office.boxes import Box
from loctool.formats.reading import DEFAULT, Reading
from loctool.formats.references import Reference
from loctool.formats.writing import AS_IT_IS, Parts, Writing
from loctool.model import Deck, Segment

IS_TEXT = True


def parse(content: Content, path: str, reading: Reading = DEFAULT) -> Deck:
    """Return the deck of a Markdown file: see `loctool.formats.markdown.deck.parse`. Raises SourceError."""
    from loctool.formats.markdown import deck

    return deck.parse(decode(bytes(content), path, SourceError), path, reading)


def render(
    content: Content,
    path: str,
    translate: Callable[[Segment], str | None],
    reading: Reading = DEFAULT,
    writing: Writing = AS_IT_IS,
) -> Parts:
    """Return the file with translated segments: see `loctool.formats.markdown.deck.render`.

    Its labels are those of `loctool.formats.markdown.labels`. Raises SourceError.
    """
    from loctool.formats.markdown import deck

    text = deck.render(decode(bytes(content), path, SourceError), path, translate, reading)
    if writing.label and writing.labelled:
        from loctool.formats.markdown.labels import label_slides

        text = label_slides(text, path, writing.label, writing.labelled, reading)
    return (text.encode(),)


def references(content: Content, path: str) -> list[Reference]:
    """Return the file's references: see `loctool.formats.markdown.links.assets.references`. Raises SourceError."""
    from loctool.formats.markdown.links import assets

    return assets.references(decode(bytes(content), path, SourceError), path)


def boxes(content: Content, path: str, reading: Reading = DEFAULT) -> Iterator[Box]:  # noqa: ARG001 (a format has it)
    """Return nothing: where the text of a Markdown deck is shown depends on what shows it."""
    return iter(())
