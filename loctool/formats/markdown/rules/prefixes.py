"""What stands before the lines of a block."""

from __future__ import annotations

import re

from loctool.formats.markdown.places import Source

_FOOTNOTE = re.compile(r"\[\^[^ \]]+\]:")


def continuation(source: Source, start: int) -> str:
    """Return what a further line of a block begins with: its first line's indentation and quote marks.

    List markers and footnote labels become spaces; tabs stay, since they count to the next stop.
    """
    prefix = source.normal[source.line_start(start) : start]
    return re.sub(r"[^>\s]", " ", _FOOTNOTE.sub(lambda label: " " * len(label[0]), prefix))
