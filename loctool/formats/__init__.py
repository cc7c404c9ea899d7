"""Source formats: each is a module that parses a file into segments and renders it with their translations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from os import PathLike
from pathlib import Path
from typing import Protocol

from loctool.errors import SourceError
from loctool.files import Content, map_bytes, read_bytes
from loctool.formats import markdown, odp, pptx
from loctool.formats.office.boxes import Box
from loctool.formats.reading import DEFAULT, Reading
from loctool.formats.references import Reference
from loctool.formats.writing import AS_IT_IS, Parts, Writing
from loctool.model import Deck, Segment


class Format(Protocol):
    """What a module offers to be a source format; it imports foreign packages inside its functions only."""

    @property
    def IS_TEXT(self) -> bool:  # noqa: N802 - a constant of each module
        """Whether its files are UTF-8, with lines that errors can name."""
        ...

    def parse(self, content: Content, path: str, reading: Reading = DEFAULT) -> Deck:
        """Return the deck of a file; `path` is for Deck.path and for errors. Raises SourceError."""
        ...

    def render(
        self,
        content: Content,
        path: str,
        translate: Callable[[Segment], str | None],
        reading: Reading = DEFAULT,
        writing: Writing = AS_IT_IS,
    ) -> Parts:
        """Return the file with its segments translated; the rest stays as it is. Raises SourceError."""
        ...

    def references(self, content: Content, path: str) -> list[Reference]:
        """Return what the file calls other files, with offsets in its decoded text; none for packed formats."""
        ...

    def boxes(self, content: Content, path: str, reading: Reading = DEFAULT) -> Iterator[Box]:
        """Yield the text areas of the slides, in the order of the deck; none for text formats. Raises SourceError.

        A translated deck has the same boxes in the same order.
        """
        ...


FORMATS: dict[str, Format] = {
    ".md": markdown,
    ".markdown": markdown,
    ".mdx": markdown,
    ".qmd": markdown,
    ".rmd": markdown,
    ".pptx": pptx,
    ".pptm": pptx,
    ".potx": pptx,
    ".potm": pptx,
    ".ppsx": pptx,
    ".ppsm": pptx,
    ".odp": odp,
    ".otp": odp,
    ".fodp": odp,
}
"""Suffix -> format."""


def read_deck(path: Path) -> Content:
    """Return the bytes of a deck; those of a large packed one are mapped into memory. Raises SourceError."""
    return read_bytes(path, SourceError) if format_of(path).IS_TEXT else map_bytes(path, SourceError)


def dialect_names() -> tuple[str, ...]:
    """Return the names of the Markdown dialects that a project may choose."""
    from loctool.formats.markdown.dialects import DIALECTS

    return tuple(DIALECTS)


def format_of(path: str | PathLike[str]) -> Format:
    """Return the format of a file by its suffix; raises SourceError, naming the known ones, for any other suffix."""
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        raise SourceError(f"no format for {suffix or 'a file without suffix'}; known are {', '.join(FORMATS)}", path)
    return FORMATS[suffix]
