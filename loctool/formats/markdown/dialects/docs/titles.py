"""Titles of containers and of code blocks, which stand on a line with syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.formats.markdown.places import Place, Source, edited, ends_escaping, one_line, text_place

_NAME = re.compile(r"\S*[./\\_@:]\S*")
"""A file, a package or an address: one piece with a sign that words do not have."""
_WORD = re.compile(r"[^\W\d_]{2}")
_SIGNS = str.maketrans(
    {"]": "&#93;", "`": "&#96;", "<": "&lt;", "{": "(", "}": ")", '"': "\u201d", "'": "\u2019", "\\": "\u2216"}
)
"""What would end a title, or would be something else to the system's search for it."""


def is_title(text: str) -> bool:
    """Return whether a code block's title has words; names of files and packages have none."""
    return _WORD.search(text) is not None and not _NAME.fullmatch(text)


def label_place(source: Source, span: tuple[int, int]) -> Iterator[Place]:
    """Yield the place of a code block's title if it has words."""
    if is_title(source.normal[slice(*span)].strip()):
        yield from text_place(source, *span, "paragraph", _write_label)


def _write_label(text: str) -> str:
    return one_line(text).translate(_SIGNS)


def escape_brackets(text: str) -> str:
    """Return the text with a backslash before each bracket that has no partner."""
    opened: list[int] = []
    lone: list[int] = []
    for match in re.finditer(r"\\.|[\[\]]", text):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]":
            if opened:
                opened.pop()
            else:
                lone.append(match.start())
    return edited(text, {(at, at): "\\" for at in (*opened, *lone)})


def ends_open(text: str) -> str:
    """Return the text without a backslash at its end that would escape what follows."""
    return text + "\\" if ends_escaping(text) else text
