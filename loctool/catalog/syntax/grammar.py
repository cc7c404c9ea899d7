"""The grammar of .po files: the fields and the lines of their entries; strict where gettext is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from loctool.catalog.syntax.comments import flags_of, keep_comment, occurrences_of
from loctool.catalog.syntax.mistakes import LINE, NO_MSGSTR, PoSyntaxError, misplaced_field, unreadable
from loctool.catalog.syntax.strings import EscapeError, unescape

_LINE = re.compile(LINE + r"\r?\n?\Z")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')

_FOLLOWS = {
    "previous_msgctxt": ("",),
    "previous_msgid": ("", "previous_msgctxt"),
    "previous_msgid_plural": ("previous_msgid",),
    "msgctxt": ("", "previous_msgctxt", "previous_msgid", "previous_msgid_plural"),
    "msgid": ("", "previous_msgctxt", "previous_msgid", "previous_msgid_plural", "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[]": ("msgid_plural", "msgstr[]"),
}
"""Field -> fields that may precede it; "" is the beginning of the entry."""


class ParsedEntry(NamedTuple):
    """One entry of a file."""

    blank: str
    """Blank lines between the entry and its predecessor."""
    lines: str
    """The entry's own lines, line ends included."""
    line: int
    """1-based number of the first of them."""
    fields: dict[str, Any]
    """Attribute of polib's POEntry -> value."""
    begins: list[tuple[str, int]]
    """(part, index of the line) of each line that is not blank."""

    def parts(self) -> dict[str, str]:
        """Return part -> its lines; parts are "#", "#.", "#:", "#,", "#=", "#|" and the keywords, "msgstr[0]" too."""
        lines = _lines_of(self.lines)
        found: dict[str, str] = {}
        for (part, begin), (_, end) in pairwise([*self.begins, ("", len(lines))]):
            found[part] = found.get(part, "") + "".join(lines[begin:end])
        return found


@dataclass(slots=True)
class _OpenEntry:
    """An entry whose lines are being read."""

    begin: int  # index of its first line
    fields: dict[str, str] = field(default_factory=dict)  # field -> text, without the translations
    forms: list[str] = field(default_factory=list)  # msgstr, or each plural form
    comments: dict[str, list[str]] = field(default_factory=dict)  # mark, such as "#.", -> lines without it
    current: str = ""  # field that a string on a line of its own continues
    obsolete: bool = False
    line: int = 0  # 1-based line of msgid
    begins: list[tuple[str, int]] = field(default_factory=list)  # as in ParsedEntry


def parse(text: str, faults: list[PoSyntaxError] | None = None) -> tuple[list[ParsedEntry], str]:
    """Return the entries of a .po file's text (without a byte order mark), and what follows the last entry.

    Raises PoSyntaxError where gettext's msgfmt would stop, or where content would be lost. If a list of `faults` is
    given, the errors are added to it instead, and parsing goes on with the next entry.
    """
    lines = _lines_of(text)
    entries: list[ParsedEntry] = []
    start = 0
    while True:
        try:
            end = _parse(lines, start, entries)
            return entries, "".join(lines[end:])
        except PoSyntaxError as problem:
            if faults is None:
                raise
            faults.append(problem)
            start = max(start + 1, problem.line)
            while start < len(lines) and not _begins(lines, start):
                start += 1


def _begins(lines: list[str], index: int) -> bool:
    """Guess whether an entry begins in a line."""
    line, before = lines[index], lines[index - 1]
    if line.isspace():
        return False
    if before.isspace() or (line[0] == "#" and line[1:2] not in ("~", "|") and before[0] != "#"):
        return True
    return line.startswith(("msgctxt ", "msgid ")) and before.startswith(("msgstr", '"'))


def _lines_of(text: str) -> list[str]:
    *lines, last = text.split("\n")
    return [*(line + "\n" for line in lines), *([last] if last else [])]


def _parse(lines: list[str], start: int, entries: list[ParsedEntry]) -> int:
    """Add the entries of the lines from `start`, and return the index after the last entry."""
    end = last = start  # after the last line of the last entry, and after the last line that is not blank
    now: _OpenEntry | None = None
    for index in range(start, len(lines)):
        line = lines[index]
        if line.isspace():
            continue
        comment = line[0] == "#" and line[1:2] not in ("~", "|")
        found = None if comment else _LINE.match(line)
        if not comment and not found:
            if now and now.line and _begins(lines, index):
                if not now.forms:
                    raise PoSyntaxError(NO_MSGSTR, now.line)
                entries.append(_complete(now, lines, end, last))
            raise unreadable(line, index + 1)
        if now and now.forms and (comment or (found and found[2] not in (None, "msgstr"))):
            entries.append(_complete(now, lines, end, last))
            end, now = last, None
        now = now or _OpenEntry(index)
        if found:
            _read_string(now, found, index + 1)
        else:
            _read_comment(now, line, index + 1)
        last = index + 1
    if now and now.forms:
        entries.append(_complete(now, lines, end, last))
        return last
    if now and now.current:
        raise PoSyntaxError(NO_MSGSTR, now.line or last)
    return end


def _complete(now: _OpenEntry, lines: list[str], end: int, last: int) -> ParsedEntry:
    """Return a complete entry. `end` and `last` delimit its lines and the blank ones above."""
    begin = now.begin
    return ParsedEntry("".join(lines[end:begin]), "".join(lines[begin:last]), begin + 1, _fields(now), now.begins)


def _read_comment(now: _OpenEntry, line: str, number: int) -> None:
    if now.current and not now.current.startswith("previous"):
        raise PoSyntaxError("a comment inside a message; move it in front of the message", number)
    now.begins.append((keep_comment(now.comments, line), number - 1 - now.begin))


def _read_string(now: _OpenEntry, found: re.Match[str], number: int) -> None:
    """Add a keyword with its strings, or strings that continue a field, to the entry."""
    prefix, keyword, index, strings = found.groups()
    now.begins.append((_part(now, prefix, keyword, index), number - 1 - now.begin))
    if keyword:
        name = f"{'previous_' if prefix and '|' in prefix else ''}{keyword}{'[]' if index else ''}"
        if not strings:
            raise PoSyntaxError(f'{keyword} without a string; write "" behind it', number)
        _begin(now, name, index, number)
    elif not strings:
        return  # a mark alone says nothing
    elif not now.current:
        raise PoSyntaxError("a string that belongs to no keyword; put msgid or msgstr in front of it", number)
    elif now.current.startswith("previous") != bool(prefix and "|" in prefix):
        raise PoSyntaxError("the line does not continue the one before; check its mark #|", number)
    obsolete = bool(prefix and prefix[1] == "~")
    if obsolete != now.obsolete and now.fields and (len(now.fields) > 1 or not keyword or now.forms):
        raise PoSyntaxError("only a part of the message is marked obsolete; put #~ before all its lines", number)
    now.obsolete = obsolete
    try:
        text = "".join(map(unescape, _STRING.findall(strings)))
    except EscapeError as problem:
        raise PoSyntaxError(str(problem), number, problem.column + found.start(4)) from problem
    if now.forms:
        now.forms[-1] += text
    else:
        now.fields[now.current] += text


def _part(now: _OpenEntry, prefix: str | None, keyword: str | None, index: str | None) -> str:
    """Return the part, as `ParsedEntry.parts` names it, of a line with a keyword or a string."""
    if prefix and "|" in prefix:
        return "#|"
    if keyword:
        return f"{keyword}[{int(index)}]" if index else keyword
    return now.begins[-1][0] if now.begins else ""


def _begin(now: _OpenEntry, name: str, index: str | None, number: int) -> None:
    if now.current not in _FOLLOWS.get(name, ()):
        raise misplaced_field(name, now.current, number, now.line)
    if name == "msgstr[]" and int(index or 0) != len(now.forms):
        raise PoSyntaxError(f"plural form {index} where form {len(now.forms)} is due; number them from 0", number)
    if name == "msgstr[]" and not now.fields["msgid_plural"]:
        raise PoSyntaxError("forms of an empty msgid_plural; write the plural there, or a msgstr alone", number)
    now.current = name
    if name.startswith("msgstr"):
        now.forms.append("")
    else:
        now.fields[name] = ""
    if name == "msgid":
        now.line = number


def _fields(now: _OpenEntry) -> dict[str, Any]:
    comments, fields, forms = now.comments, now.fields, now.forms
    plural = fields.get("msgid_plural")
    return {
        "msgid": fields["msgid"],
        "msgstr": forms[0] if plural is None else "",
        "msgctxt": fields.get("msgctxt"),
        "msgid_plural": plural or "",
        "msgstr_plural": {} if plural is None else dict(enumerate(forms)),
        "previous_msgctxt": fields.get("previous_msgctxt"),
        "previous_msgid": fields.get("previous_msgid"),
        "previous_msgid_plural": fields.get("previous_msgid_plural"),
        "tcomment": "\n".join(comments.get("#", ())),
        "comment": "\n".join(comments.get("#.", ())),
        "occurrences": occurrences_of(comments.get("#:", ())),
        "flags": flags_of(comments),
        "obsolete": now.obsolete,
        "linenum": now.line,
    }
