"""In which syntax a message is written, by its format flags and by the files that it comes from."""

from __future__ import annotations

from pathlib import PurePosixPath

from loctool.catalog.entry import Entry
from loctool.text.placeholders import syntax_of

_DOCUMENTS = {".md", ".markdown", ".rst", ".txt", ""}
"""Suffixes of files whose texts have markup like Markdown's; other files are programs."""


def message_syntax(entry: Entry) -> str:
    """Return the syntax of a message, empty for texts of decks and documents without format flags."""
    suffixes = {PurePosixPath(file).suffix.lower() for file, _ in entry.occurrences}
    return syntax_of(entry.flags, program=bool(suffixes - _DOCUMENTS) if suffixes else None)
