"""The lines of .po files and the items in them, cut as gettext cuts them."""

from __future__ import annotations

import re

WHITE = " \t\r\f\v\n"
"""White space between items. All else, a no-break space for example, is text."""
_W = f"[{WHITE}]*+"
ITEM = re.compile(
    rf"{_W}((?:(?:#~\|?|#\|){_W})*)(?:([A-Za-z_$][A-Za-z0-9_$]*+){_W})?(?:\[{_W}([0-9]++){_W}\]{_W})?"
    rf'((?:"[^"\\\n]*+(?:\\.[^"\\\n]*+)*"{_W})*)(#(?![~|])[^\n]*+\n?)?'
)
"""A part of a line, of which each group may be empty: marks, keyword, number of the form, strings, comment."""
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with their line feeds."""
    *lines, last = text.split("\n")
    return [*(line + "\n" for line in lines), *([last] if last else [])]


def logical_line(lines: list[str], index: int) -> tuple[str, int]:
    """Return a line, joined with those that it goes on in behind a backslash at its end, and their number."""
    line = lines[index]
    pieces, end = [line.removesuffix("\\\n")], index + 1
    while line.endswith("\\\n") and end < len(lines):
        line = lines[end]
        pieces.append(line.removesuffix("\\\n"))
        end += 1
    return "".join(pieces), end - index


def begins_entry(lines: list[str], index: int) -> bool:
    """Guess whether an entry begins in a line."""
    line, before = lines[index], lines[index - 1]
    if not line.strip(WHITE):
        return False
    if not before.strip(WHITE) or (line[0] == "#" and line[1:2] not in ("~", "|") and before[0] != "#"):
        return True
    return line.startswith(("msgctxt ", "msgid ")) and before.startswith(("msgstr", '"'))
