"""The comment lines of an entry, by their marks; flags and references."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FLAG = re.compile(r'range:[ \t]*[^ \t\r\f\v\n,]+|(?:"(?:[^"\\]|\\.)*"|[^ \t\r\f\v\n,])+')
IGNORED_FLAG_LINES = re.compile(r'#=[^\n]*\bfuzzy\b|#[,!][^\n]*\bfuzzy\b[^\n]*\n(?:[^\n"]*\n)*?[^\n"]*#[,!]')
"""Found in every text with an entry that has more lines of flags behind `fuzzy`, or has it in a line `#=`."""
_FLAG_LINE = re.compile(r"^(?:[ \t\r\f\v]|#~\|?|#\|)*#[,!]([^\n]*)", re.MULTILINE)
_REFERENCE = re.compile(r"\u2068([^\u2069]*)\u2069(?::(\d+))?|([^ \t\r\n]+)")


def keep_comment(comments: dict[str, list[str]], line: str) -> str:
    """Add a comment line to those with the same mark, and return the mark."""
    mark = line[:2] if line[1:2] in (".", ":", ",", "=", "!") else "#"
    content = line[len(mark) :].rstrip("\r\n")
    mark = "#," if mark == "#!" else mark  # as flags were written once, and gettext still reads them
    content = content.removeprefix(" ")
    comments.setdefault(mark, []).append(content[:-1] if content.endswith("\\ ") else content)
    return mark


def comments_of(lines: Iterable[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Return mark -> comment lines without it, and the flags. Blank lines are ignored."""
    comments: dict[str, list[str]] = {}
    for line in lines:
        if line:
            keep_comment(comments, line)
    return comments, flags_of(comments)


def flags_of(comments: dict[str, list[str]]) -> list[str]:
    """Return the flags of `#,` lines, then those of `#=` lines."""
    return [flag for mark in ("#,", "#=") for line in comments.get(mark, ()) for flag in flags_in(line)]


def gettext_ships(lines: str) -> bool:
    """Return whether gettext takes a fuzzy entry for translated: it looks for `fuzzy` in the last `#,` line only.

    Lines `#=` are none for gettext 0.21.
    """
    found = _FLAG_LINE.findall(lines)
    return not found or "fuzzy" not in flags_in(found[-1])


def flags_in(line: str) -> list[str]:
    """Return the flags of a line without its mark, separated by commas or white space, as for gettext.

    Text in quotation marks, as in flags of Weblate, is not split.
    """
    return _FLAG.findall(line)


def occurrences_of(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Return (file, line or "") of the references. File names with spaces are between U+2068 and U+2069."""
    found = (groups for line in lines for groups in _REFERENCE.findall(line))
    return [_occurrence(plain) if plain else (name, number) for name, number, plain in found]


def _occurrence(reference: str) -> tuple[str, str]:
    name, _, number = reference.rpartition(":")
    return (name, number) if name and number.isdecimal() else (reference, "")
