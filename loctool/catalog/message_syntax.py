"""In which syntax a message is written, by its format flags, and by its files or a comment that replaces them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from loctool.catalog.entry import Entry
from loctool.catalog.syntax.comments import comments_of, occurrences_of
from loctool.text.placeholders import PROGRAM, TAGGED, is_program, syntax_of

_DOCUMENTS = {".md", ".markdown", ".mdx", ".qmd", ".rmd", ".rst", ".txt", ""}
"""Suffixes of files whose texts have markup like Markdown's; other files are programs."""
_PACKED = {".pptx", ".pptm", ".potx", ".potm", ".ppsx", ".ppsm", ".odp", ".otp", ".fodp"}
"""Suffixes of decks whose formats are numbered tags in messages."""
TAGGED_COMMENT = "plain text with numbered tags"
"""Extracted comment on a message of packed decks alone that has no references."""
_MARKS = ("#:", "#,", "#=")
_LEAST_FORMATTED, _LEAST_SHARE = 50, 0.1
"""How many messages with format flags, and which part of all, show that a catalog without references is a program's."""
_COMMENT_LINE = f"#. {TAGGED_COMMENT}"


def message_syntax(entry: Entry) -> str:
    """Return the syntax of a message, empty for texts of decks and documents without format flags."""
    return _syntax(entry.flags, [file for file, _ in entry.occurrences], entry.comment.split("\n"))


def is_packed(file: str) -> bool:
    """Return whether a file is a deck whose formats are numbered tags in messages, by its suffix."""
    return PurePosixPath(file).suffix.lower() in _PACKED


def program_syntaxes(syntaxes: Mapping[int, str], count: int) -> dict[int, str]:
    """Return the syntaxes of the messages of a catalog that has no references, number -> syntax.

    If many have formats, all are a program's: some programs, git among them, leave the references out.
    """
    programs = sum(map(is_program, syntaxes.values()))
    if programs < max(_LEAST_FORMATTED, _LEAST_SHARE * count):
        return dict(syntaxes)
    return {number: syntaxes.get(number) or PROGRAM for number in range(count)}


def syntax_in(lines: str) -> str:
    """Return the syntax of a message with these comment lines."""
    return _syntax_of(tuple(line for line in lines.split("\n") if line[:2] in _MARKS or line == _COMMENT_LINE))


@lru_cache(maxsize=1024)
def _syntax_of(lines: tuple[str, ...]) -> str:
    by_mark, flags = comments_of(lines)
    return _syntax(flags, [file for file, _ in occurrences_of(by_mark.get("#:", ()))], by_mark.get("#.", ()))


def _syntax(flags: Iterable[str], files: Iterable[str], comments: Iterable[str]) -> str:
    suffixes = {PurePosixPath(file).suffix.lower() for file in files}
    if not suffixes:
        return syntax_of(flags, TAGGED if TAGGED_COMMENT in comments else None)
    return syntax_of(flags, TAGGED if suffixes <= _PACKED else PROGRAM if suffixes - _DOCUMENTS - _PACKED else "")
