"""The comment lines of an entry: what they say by their marks, flags and references."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FLAG = re.compile(r'range:\s*[^\s,]+|(?:"(?:[^"\\]|\\.)*"|[^\s,])+')
_REFERENCE = re.compile(r"\u2068([^\u2069]*)\u2069(?::(\d+))?|(\S+)")


def keep_comment(comments: dict[str, list[str]], line: str) -> str:
    """Put a comment line, without its mark, under the mark, which is returned."""
    mark = line[:2] if line[1:2] in (".", ":", ",", "=") else "#"
    content = line[len(mark) :].rstrip("\r\n")
    comments.setdefault(mark, []).append(content.removeprefix(" "))
    return mark


def comments_of(lines: Iterable[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Return mark -> lines without it, of comment lines and blank ones; and the flags."""
    comments: dict[str, list[str]] = {}
    for line in lines:
        if line:
            keep_comment(comments, line)
    return comments, flags_of(comments)


def flags_of(comments: dict[str, list[str]]) -> list[str]:
    """Return the flags of `#,` lines, and of `#=` lines behind them."""
    if "#," not in comments and "#=" not in comments:
        return []
    return [flag for mark in ("#,", "#=") for line in comments.get(mark, ()) for flag in flags_in(line)]


def flags_in(line: str) -> list[str]:
    """Return the flags of a line without its mark: as gettext reads them, commas or white space stand between them.

    What stands in quotation marks, as in flags of Weblate, is not taken apart.
    """
    return _FLAG.findall(line)


def occurrences_of(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Return (file, line) of the references; line is "" where none is given."""
    return [one for line in lines for one in (_isolated(line) if "\u2068" in line else map(_occurrence, line.split()))]


def _isolated(line: str) -> list[tuple[str, str]]:
    """Read references of which some are file names with spaces, between U+2068 and U+2069."""
    found = (match.groups() for match in _REFERENCE.finditer(line))
    return [_occurrence(plain) if plain else (name, number or "") for name, number, plain in found]


def _occurrence(reference: str) -> tuple[str, str]:
    """Read one reference."""
    name, _, number = reference.rpartition(":")
    return (name, number) if name and number.isdecimal() else (reference, "")
