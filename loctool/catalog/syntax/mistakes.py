"""Mistakes in a line of a .po file, and what to do about them."""

from __future__ import annotations

import re

from loctool.catalog.syntax.merge_marks import CONFLICT, conflict_message

KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr", "domain")
NO_MSGSTR = "the message has no msgstr; add one behind it"
_WORD = re.compile(r'#?[~|]*\s*([^\s"\[]+)')


class PoSyntaxError(Exception):
    """A mistake in a .po file: what is wrong and what to do, with the 1-based line and character."""

    def __init__(self, message: str, line: int, column: int = 1) -> None:
        super().__init__(message)
        self.line, self.column = line, column


def misplaced_field(name: str, behind: str, number: int, msgid: int) -> PoSyntaxError:
    """Return the mistake of a field in a wrong place; `msgid` is the line of the entry's msgid."""
    if name == "msgstr[]" and behind in ("msgid", "msgstr"):
        return PoSyntaxError("plural forms without msgid_plural; add one behind msgid", number)
    if name == "msgstr" and behind in ("msgid_plural", "msgstr[]"):
        return PoSyntaxError("a plural message has its forms in msgstr[0], msgstr[1], ...; number this one", number)
    if name.startswith("msgstr"):
        return PoSyntaxError("msgstr without a msgid before it; add one, or delete these lines", number)
    if behind == "previous_msgctxt":
        return PoSyntaxError("#| msgctxt without #| msgid; add one behind it, or delete the line", number)
    if behind in ("msgid", "msgid_plural"):
        return PoSyntaxError(NO_MSGSTR, msgid)
    shown, before = (one.replace("previous_", "#| ") for one in (name, behind))
    return PoSyntaxError(f"{shown} behind {before}; put them in the order of gettext", number)


def no_string(name: str, number: int) -> PoSyntaxError:
    """Return the mistake of a keyword without a string."""
    keyword = name.removeprefix("previous_").removesuffix("[]")
    return PoSyntaxError(f'{keyword} without a string; write "" behind it', number)


def unreadable(line: str, number: int, column: int) -> PoSyntaxError:
    """Return the mistake of what is neither a comment nor a keyword with strings, at a 1-based column of a line."""
    if mark := CONFLICT.match(line):
        return PoSyntaxError(conflict_message(mark[0]), number)
    character = line[column - 1]
    if character.isspace() or not character.isprintable():
        message = f"the character U+{ord(character):04X} outside the quotation marks; delete it or write a space"
        return PoSyntaxError(message, number, column)
    return PoSyntaxError(_diagnosis(line), number, column)


def _diagnosis(line: str) -> str:
    rest = re.sub(r'"(?:[^"\\]|\\.)*"', "", line)
    word = _WORD.match(line)
    unknown = f"unknown keyword {word[1]!r}; known are msgctxt, msgid, msgid_plural and msgstr" if word else ""
    if word and not line.lstrip("#~| \t").startswith(("msg", '"')):
        return unknown
    if '"' in rest:
        return 'a string without its closing quotation mark; close it in this line (a mark inside is \\")'
    if word and word[1] not in KEYWORDS:
        return unknown
    return "text outside the quotation marks; delete it or quote it"
