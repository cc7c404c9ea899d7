"""What CommonMark's parser sees in place of pandoc's list markers."""

from __future__ import annotations

import re

from loctool.formats.markdown.dialects.dialect import FILLER

_ROMAN = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_LETTERS = rf"[a-zA-Z]|{_ROMAN}|{_ROMAN.upper()}"
_SIGNS = rf"\(@[\w-]*\)|@[\w-]*\)|\((?:\d{{1,9}}|#|{_LETTERS})\)|#[.)]"
_WORDS = rf"(?:{_LETTERS})(?=\)(?:[ \t]|$))|(?:[a-z]|{_ROMAN})(?=\.(?:[ \t]|$))|[A-Z](?=\.[ \t]{{2}})"
_MARKER = re.compile(
    r"^(?P<lead>[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*)"
    rf"(?!p\.[ ]\d)(?P<marker>{_SIGNS}|(?:{_WORDS})[.)])(?=[ \t]+\S)",
    re.MULTILINE,
)
"""A marker and what stands before it; `p. 3` is a page, as pandoc has it."""
_MOST_DIGITS = 9

GUARD = rf"(?=(?:{_SIGNS})(?:[ \t]|$))|{_WORDS}"
"""What makes a list of a line: a backslash at its end makes it text."""


def view_markers(text: str) -> str:
    """Return a text of the same length in which `(@x)`, `#.`, `a)`, `iv.` and `(2)` are numbers."""
    return _MARKER.sub(lambda match: match["lead"] + _number(match["marker"]), text)


def _number(marker: str) -> str:
    end = "." if marker[-1] == "." else ")"
    if len(marker) <= _MOST_DIGITS + 1:
        return "1" * (len(marker) - 1) + end
    return "1" * (_MOST_DIGITS - 1) + end + " " + FILLER * (len(marker) - _MOST_DIGITS - 1)
