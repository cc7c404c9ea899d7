"""Texts in columns of characters, as terminals show them: wide characters of East Asia take two columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_ASCII = re.compile(r"[\x00-\x7f]*")
_FIRST = re.compile(r"[>\s]*(?:(?:[-+*]|\d{1,9}[.)]|#[.)]|\(?[a-zA-Z\d@]{1,4}[.)])[ \t]+)?")
_WORDS = re.compile(r"\S+")
_LETTER = re.compile(r"\w")
_SAFE = re.compile(r"[^\W\d_](?![.)](?:\s|$))|\d+(?![.)\d])")
"""What a line may begin with that begins no list, heading or code in any case."""

_BEGINS = re.compile(
    r"(?=[-+*][ \t]|[-+*]$|-[- \t]*$|#{1,6}[ \t]|#\.|[>|:]|~{3}|`{3}|={2}|\+[-=]|\(|@)"
    r"|[Tt]able(?=:)|(?:\d{1,9}|[a-zA-Z]{1,9})(?=[.)][ \t])"
)
"""What a row may begin with that would make it another block; a backslash at its end makes it text."""


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) if _ASCII.fullmatch(text) else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, columns: int) -> str:
    """Return a text with spaces up to a number of columns."""
    return text + " " * (columns - width(text))


def cut_columns(line: str, starts: Sequence[int]) -> list[str]:
    """Return the parts of a line that begin at the columns `starts`; what is before the first one belongs to it."""
    ends = [*starts[1:], len(line) * 2 + 1]
    parts, part, column = list[str](), "", 0
    for char in line:
        while column >= ends[len(parts)]:
            parts.append(part)
            part = ""
        part += char
        column += 1 if char < "\x80" else _columns(char)
    return [*parts, part, *[""] * (len(ends) - len(parts) - 1)]


def wrap(line: str, columns: int) -> list[str]:
    """Return a line in lines of at most so many columns where there are spaces to break it.

    Lines of a list item or a quotation are indented as its text is; none begins with what would begin a block, or has
    nothing but signs, which may be a thematic break or underline a heading.
    """
    first = _FIRST.match(line)
    lead = first[0] if first else ""
    indent = re.sub(r"[^>\s]", " ", lead)
    lines, now = list[str](), lead
    for word in _WORDS.findall(line[len(lead) :]):
        bare = now in (lead, indent)
        fits = bare or width(now) + 1 + width(word) <= columns
        if not fits and _SAFE.match(word) and _LETTER.search(now, len(indent)):
            lines.append(now)
            now, bare = indent, True
        now += word if bare else " " + word
    return [*lines, now]


def guard_row(text: str) -> str:
    """Return the first text of a row, which begins nothing but a row."""
    match = _BEGINS.match(text)
    return text[: match.end()] + "\\" + text[match.end() :] if match else text
