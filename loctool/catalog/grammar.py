"""The grammar of .po files: text to entries, each with the lines that it came from; strict where gettext is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from polib import POEntry

from loctool.catalog.comments import flags_of, keep_comment, occurrences_of

_LINE = re.compile(
    r"(#~\||#\||#~)?[ \t]*(?:(msgctxt|msgid_plural|msgid|msgstr)[ \t]*(?:\[[ \t]*(\d+)[ \t]*\])?)?[ \t]*"
    r'((?:"(?:[^"\\]|\\.)*"[ \t]*)*)\r?\n?\Z'
)
_BEGINNING = re.compile(_LINE.pattern.removesuffix(r"\r?\n?\Z"))
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"((?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]+))+)|\\(.)")
_NUMBER = re.compile(r"\\(?:x([0-9a-fA-F]+)|([0-7]{1,3}))")
RESERVED = (0, 4)
"""Bytes that part the forms and the context of a message in .mo files."""
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\", '"': '"'}
_WORD = re.compile(r'#?[~|]*\s*([^\s"\[]+)')

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
"""Field -> the fields that it may stand behind; "" is the entry's beginning."""


_NO_MSGSTR = "the message has no msgstr; add one behind it"


class PoSyntaxError(Exception):
    """A place where the text is no .po file."""

    def __init__(self, message: str, line: int, column: int = 1) -> None:
        """Keep what is wrong (and what to do), the 1-based line, and the 1-based character in it."""
        super().__init__(message)
        self.line = line
        self.column = column


@dataclass(slots=True)
class Block:
    """One entry with the text that it came from."""

    entry: POEntry
    lead: str
    """Blank lines between the entry and its predecessor."""
    text: str
    """The entry's own lines, line ends included."""


@dataclass(slots=True)
class _Open:
    """An entry whose lines are being read."""

    begin: int
    """Index of its first line."""
    fields: dict[str, str] = field(default_factory=dict)
    """Field but the translations -> text."""
    forms: list[str] = field(default_factory=list)
    """The translations: one, or one a plural form."""
    comments: dict[str, list[str]] = field(default_factory=dict)
    """Mark ("#", "#.", "#:", "#,", "#=") -> lines without it."""
    current: str = ""
    """The field that a string on a line of its own belongs to."""
    obsolete: bool = False
    line: int = 0
    """1-based line of msgid."""


def parse(text: str) -> tuple[list[Block], str]:
    """Return the blocks of a .po file's text (without a byte order mark), and what follows the last of them.

    Raises PoSyntaxError where gettext's msgfmt would stop, or where content would be lost.
    """
    lines = _lines_of(text)
    blocks: list[Block] = []
    end = _parse(lines, 0, blocks)
    return blocks, "".join(lines[end:])


def parse_on(text: str) -> tuple[list[Block], list[PoSyntaxError]]:
    """Return the blocks of a text and all mistakes in it: behind each, parsing goes on with the next entry."""
    lines = _lines_of(text)
    blocks: list[Block] = []
    mistakes: list[PoSyntaxError] = []
    start = 0
    while start < len(lines):
        try:
            _parse(lines, start, blocks)
            break
        except PoSyntaxError as problem:
            mistakes.append(problem)
            start = max(start + 1, problem.line)
            while start < len(lines) and not _begins(lines, start):
                start += 1
    return blocks, mistakes


def _begins(lines: list[str], index: int) -> bool:
    """Tell whether an entry most likely begins in a line."""
    line, before = lines[index], lines[index - 1]
    if line.isspace():
        return False
    if before.isspace() or (line[0] == "#" and line[1:2] not in ("~", "|") and before[0] != "#"):
        return True
    return line.startswith(("msgctxt ", "msgid ")) and before.startswith(("msgstr", '"'))


def _lines_of(text: str) -> list[str]:
    """Split a text into lines, line feeds included."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _parse(lines: list[str], start: int, blocks: list[Block]) -> int:
    """Add the blocks of lines from `start` on, and return the index behind the last of them."""
    end = last = start  # behind the last line of the last block, and behind the last line that is not blank
    now: _Open | None = None
    for index in range(start, len(lines)):
        line = lines[index]
        if line.isspace():
            continue
        comment = line[0] == "#" and line[1:2] not in ("~", "|")
        found = None if comment else _LINE.match(line)
        if not comment and not found:
            if now and now.line and _begins(lines, index):
                if not now.forms:
                    raise PoSyntaxError(_NO_MSGSTR, now.line)
                blocks.append(_closed(now, lines, end, last))
            raise PoSyntaxError(_diagnosis(line), index + 1, _trouble(line))
        if now and now.forms and (comment or (found and found[2] not in (None, "msgstr"))):
            blocks.append(_closed(now, lines, end, last))
            end, now = last, None
        now = now or _Open(index)
        if found:
            _read_string(now, found, index + 1)
        else:
            _read_comment(now, line, index + 1)
        last = index + 1
    if now and now.forms:
        blocks.append(_closed(now, lines, end, last))
        return last
    if now and now.current:
        raise PoSyntaxError(_NO_MSGSTR, now.line or last)
    return end


def _trouble(line: str) -> int:
    """Return the 1-based character of a line with which it ceases to be a keyword with strings."""
    found = _BEGINNING.match(line)
    return (found.end() if found else 0) + 1


def _closed(now: _Open, lines: list[str], end: int, last: int) -> Block:
    """Make the block of a complete entry; `end` and `last` delimit its lines, blank ones in front included."""
    return Block(_entry(now), "".join(lines[end : now.begin]), "".join(lines[now.begin : last]))


def _read_comment(now: _Open, line: str, number: int) -> None:
    """Take a comment line into the entry."""
    if now.current and not now.current.startswith("previous"):
        raise PoSyntaxError("a comment inside a message; move it in front of the message", number)
    keep_comment(now.comments, line)


def _read_string(now: _Open, found: re.Match[str], number: int) -> None:
    """Take a keyword, its strings, or strings that continue it, into the entry."""
    prefix, keyword, index, strings = found.groups()
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
        text = "".join(_unescaped(piece, number) for piece in _STRING.findall(strings))
    except PoSyntaxError as problem:
        problem.column += found.start(4)
        raise
    if now.forms:
        now.forms[-1] += text
    else:
        now.fields[now.current] += text


def _begin(now: _Open, name: str, index: str | None, number: int) -> None:
    """Begin a field of the entry, if it may stand here."""
    if now.current not in _FOLLOWS.get(name, ()):
        raise _misplaced(now, name, number)
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


def _misplaced(now: _Open, name: str, number: int) -> PoSyntaxError:
    """Say what is wrong about a field that stands where it does."""
    if name == "msgstr[]" and now.current in ("msgid", "msgstr"):
        return PoSyntaxError("plural forms without msgid_plural; add one behind msgid", number)
    if name == "msgstr" and now.current in ("msgid_plural", "msgstr[]"):
        return PoSyntaxError("a plural message has its forms in msgstr[0], msgstr[1], ...; number this one", number)
    if name.startswith("msgstr"):
        return PoSyntaxError("msgstr without a msgid before it; add one, or delete these lines", number)
    if now.current in ("msgid", "msgid_plural"):
        return PoSyntaxError(_NO_MSGSTR, now.line)
    shown = {name: name.replace("previous_", "#| ") for name in (now.current, name)}
    return PoSyntaxError(f"{shown[name]} behind {shown[now.current]}; put them in the order of gettext", number)


def _entry(now: _Open) -> POEntry:
    """Make the message of a complete entry."""
    comments, fields, forms = now.comments, now.fields, now.forms
    plural = fields.get("msgid_plural")
    return POEntry(
        msgid=fields["msgid"],
        msgstr=forms[0] if plural is None else "",
        msgctxt=fields.get("msgctxt"),
        msgid_plural=plural or "",
        msgstr_plural={} if plural is None else dict(enumerate(forms)),
        previous_msgctxt=fields.get("previous_msgctxt"),
        previous_msgid=fields.get("previous_msgid"),
        previous_msgid_plural=fields.get("previous_msgid_plural"),
        tcomment="\n".join(comments.get("#", ())),
        comment="\n".join(comments.get("#.", ())),
        occurrences=occurrences_of(comments.get("#:", ())),
        flags=flags_of(comments),
        obsolete=now.obsolete,
        linenum=now.line,
    )


def _unescaped(text: str, number: int) -> str:
    """Resolve the escapes of a string; bytes in octal or hexadecimal are taken as UTF-8."""
    if "\\" not in text:
        return text

    def resolved(found: re.Match[str]) -> str:
        if found[1]:
            values = [int(hexa, 16) if hexa else int(octal, 8) for hexa, octal in _NUMBER.findall(found[1])]
            if any(value & 0xFF in RESERVED for value in values):
                message = "the escape of a NUL or EOT byte, which .mo files have other uses for; delete it"
                raise PoSyntaxError(message, number)
            return bytes(value & 0xFF for value in values).decode("utf-8")
        return _PLAIN[found[2]]

    try:
        return _ESCAPE.sub(resolved, text)
    except KeyError as problem:
        found = next(one for one in _ESCAPE.finditer(text) if one[2] == problem.args[0])
        message = f"\\{problem.args[0]} is no escape; write \\\\ for a backslash"
        raise PoSyntaxError(message, number, found.start() + 2) from problem
    except UnicodeDecodeError as problem:
        raise PoSyntaxError("the escaped bytes are not UTF-8; write the characters themselves", number) from problem


def _diagnosis(line: str) -> str:
    """Say why a line is neither a comment nor a keyword with strings."""
    rest = re.sub(r'"(?:[^"\\]|\\.)*"', "", line)
    word = _WORD.match(line)
    if word and not line.lstrip("#~| \t").startswith(("msg", '"')):
        return f"unknown keyword {word[1]!r}; known are msgctxt, msgid, msgid_plural and msgstr"
    if '"' in rest:
        return 'a string without its closing quotation mark; close it in this line (a mark inside is \\")'
    if word and word[1] not in ("msgctxt", "msgid", "msgid_plural", "msgstr"):
        return f"unknown keyword {word[1]!r}; known are msgctxt, msgid, msgid_plural and msgstr"
    return "text outside the quotation marks; delete it or quote it"
