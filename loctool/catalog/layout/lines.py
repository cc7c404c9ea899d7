"""The lines of an entry in a .po file: order, escapes and wrapping as in GNU gettext."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from polib import POEntry

from loctool.catalog.layout.linebreak import break_chances, columns
from loctool.catalog.syntax.strings import escape

NO_WRAP = 0
"""Width of a file that breaks strings at line feeds only."""
PAGE_WIDTH = 79
"""Columns of a line with its quotation marks: gettext's default."""
_LONG_WORD = re.compile(r"\S{400}")
"""Babel looks for hyphens in quadratic time (a word of 20 000 letters takes it minutes), so it is not asked here."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is laid out."""

    width: int = PAGE_WIDTH
    """Columns of a line of a string, quotation marks included; NO_WRAP for none."""
    newline: str = "\n"
    wrap: Literal["gettext", "babel", "polib", "line"] = "gettext"
    """The program whose way of breaking strings it is; `line` means that no string is broken."""


def lay_out(entry: POEntry, style: Style) -> Iterator[tuple[str, str]]:
    """Yield the parts of an entry, as `ParsedEntry.parts` names them, in the order of gettext, with their lines."""
    mark = "#~ " if entry.obsolete else ""
    if entry.tcomment:
        yield "#", _comment("#", entry.tcomment)
    if entry.comment:
        yield "#.", _comment("#.", entry.comment)
    if entry.occurrences:
        yield "#:", _references(entry.occurrences)
    if entry.flags:
        fuzzy_first = sorted(dict.fromkeys(entry.flags), key=lambda flag: flag != "fuzzy")  # as gettext does
        yield "#,", f"#, {', '.join(fuzzy_first)}\n"
    if "no-wrap" in entry.flags or (style.wrap == "line" and not entry.msgid):
        style = replace(style, width=NO_WRAP, wrap="gettext")
    texts = ((keyword, getattr(entry, f"previous_{keyword}")) for keyword in ("msgctxt", "msgid", "msgid_plural"))
    old_mark = "#~| " if entry.obsolete else "#| "
    if previous := [lay_out_string(old_mark, keyword, text, style) for keyword, text in texts if text is not None]:
        yield "#|", "".join(previous)
    if entry.msgctxt is not None:
        yield "msgctxt", lay_out_string(mark, "msgctxt", entry.msgctxt, style)
    yield "msgid", lay_out_string(mark, "msgid", entry.msgid, style)
    if entry.msgid_plural or entry.msgstr_plural:
        yield "msgid_plural", lay_out_string(mark, "msgid_plural", entry.msgid_plural, style)
        header: dict[int, str] = {} if entry.msgid or entry.msgctxt is not None else {0: entry.msgstr}
        for index, form in sorted({**entry.msgstr_plural, **header}.items()):
            yield f"msgstr[{index}]", lay_out_string(mark, f"msgstr[{index}]", form, style)
    else:
        yield "msgstr", lay_out_string(mark, "msgstr", entry.msgstr, style)


def _comment(mark: str, text: str) -> str:
    """Lay out a comment, which gettext never wraps. A backslash that would hide the next line gets a space."""
    lines = (f"{line} " if line.endswith("\\") else line for line in text.split("\n"))
    return "".join(f"{mark} {line}\n" if line else f"{mark}\n" for line in lines)


def _references(occurrences: list[tuple[str, str]]) -> str:
    """Lay out the `#:` lines, which gettext wraps at the page width (counted in bytes) even with --no-wrap."""
    lines, column = ["#:"], 2
    for name, line in occurrences:
        shown = f"\u2068{name}\u2069" if " " in name else name
        shown += f":{line}" if line else ""
        size = len(shown.encode())
        if column > 2 and column + size > PAGE_WIDTH:
            lines.append("#:")
            column = 2
        lines[-1] += f" {shown}"
        column += size + 1
    return "\n".join(lines) + "\n"


def lay_out_string(mark: str, keyword: str, text: str, style: Style) -> str:
    """Lay out a keyword and its string in a style."""
    if style.wrap == "babel" and not _LONG_WORD.search(text):
        from babel.messages.pofile import normalize

        return f"{mark}{keyword} {normalize(text, mark, style.width)}\n"
    if style.wrap == "line":
        return f'{mark}{keyword} "{escape(text)}"\n'
    if style.wrap == "polib":
        return _as_polib(mark, keyword, text, style.width)
    return string(mark, keyword, text, style.width)


def _as_polib(mark: str, keyword: str, text: str, width: int) -> str:
    """Lay out a string as polib 1.2 does: broken in front of spaces, and not at all where it has line feeds."""
    lines = text.splitlines(keepends=True)
    if len(lines) > 1:
        rows = ["", *map(escape, lines)]
    elif len(text) > width - len(keyword) - 3 + sum(map(text.count, '\\\n\r\t\v\b\f"')):
        rows = ["", *textwrap.wrap(escape(text), width - 2, drop_whitespace=False, break_long_words=False)]
    else:
        rows = [escape(text)]
    return f'{mark}{keyword} "{rows[0]}"\n' + "".join(f'{mark}"{row}"\n' for row in rows[1:])


def string(mark: str, keyword: str, text: str, width: int) -> str:
    """Lay out a keyword and its string as gettext's write-po does: a string of several lines begins with "".

    `mark` goes before each line ("#~ "). `width` is in columns, with quotation marks.
    """
    pieces = _pieces(text)
    if len(pieces) <= 1:
        piece = "".join(pieces)
        start = len(keyword) + 1
        if not width or (piece.isascii() and len(mark) + start + len(piece) + 2 <= width):
            return f'{mark}{keyword} "{piece}"\n'
        if (lines := _wrapped(piece, width - 2 - len(mark), start))[1:] == [] and start <= width - 2 - len(mark):
            return f'{mark}{keyword} "{piece}"\n'
    lines = [line for piece in pieces for line in (_wrapped(piece, width - 2 - len(mark), 0) if width else [piece])]
    return f'{mark}{keyword} ""\n' + "".join(f'{mark}"{line}"\n' for line in lines)


def _pieces(text: str) -> list[str]:
    *lines, last = text.split("\n")
    return [*(escape(line) + "\\n" for line in lines), *([escape(last)] if last else [])]


def _wrapped(piece: str, width: int, start: int) -> list[str]:
    """Break an escaped piece greedily into lines of at most `width` columns. The first begins in column `start`."""
    if piece.isascii() and start + len(piece) <= width:
        return [piece]
    lines: list[str] = []
    begin = last = 0
    column = start
    for chance in [*_chances(piece), len(piece)]:
        taken = columns(piece[last:chance])
        if last and column + taken > width:
            lines.append(piece[begin:last])
            begin, column = last, 0
        column += taken
        last = chance
    return [*lines, piece[begin:]]


def _chances(piece: str) -> list[int]:
    """Return the break chances of an escaped piece: never inside an escape, never before the line feed at its end."""
    chances = break_chances(piece)
    if "\\" not in piece:
        return chances
    inside = {found.start() + 1 for found in re.finditer(r"\\.", piece)}
    if piece.endswith("\\n"):
        inside.add(len(piece) - 2)
    return [chance for chance in chances if chance not in inside]
