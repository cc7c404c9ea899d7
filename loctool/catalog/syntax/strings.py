"""The strings of .po files: escaping texts, and resolving escapes."""

from __future__ import annotations

import re

ESCAPES = {"n": "\n", '"': '"', "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\"}
"""Letter after the backslash -> character."""
_ESCAPED = {char: f"\\{letter}" for letter, char in ESCAPES.items()}
_TO_ESCAPE = re.compile("[" + re.escape("".join(_ESCAPED)) + "]")
_ESCAPE = re.compile(r"((?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]+))+)|\\(.)")
_NUMBER = re.compile(r"\\(?:x([0-9a-fA-F]+)|([0-7]{1,3}))")
_BYTE = re.compile("[\udc80-\udcff]")
_RESERVED = (0, 4)
"""Bytes that separate the forms and the context of a message in .mo files."""


class EscapeError(Exception):
    """An escape, at a 1-based character of the string, that gettext does not know or that a text may not contain."""

    def __init__(self, message: str, column: int = 1) -> None:
        super().__init__(message)
        self.column = column


def escape(text: str) -> str:
    """Return the text as it is written between quotation marks."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPED[found[0]], text)


def unescape(text: str) -> str:
    """Resolve the escapes of a string. Raises EscapeError.

    Octal and hexadecimal bytes are read as UTF-8. Those that are not, since the rest of their character may be in the
    next string, become lone surrogates (U+DC80 to U+DCFF), for `join_bytes`.
    """
    return _ESCAPE.sub(_resolved, text) if "\\" in text else text


def has_bytes(text: str) -> bool:
    """Return whether a text has bytes that are not UTF-8."""
    return not text.isascii() and _BYTE.search(text) is not None


def join_bytes(text: str) -> str:
    """Return a text with its bytes joined to characters. Raises EscapeError if they are not UTF-8."""
    if not has_bytes(text):
        return text
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError as problem:
        raise EscapeError("the escaped bytes are not UTF-8; write the characters themselves") from problem


def _resolved(found: re.Match[str]) -> str:
    if found[1]:
        values = [int(hexa, 16) if hexa else int(octal, 8) for hexa, octal in _NUMBER.findall(found[1])]
        if any(value & 0xFF in _RESERVED for value in values):
            raise EscapeError("the escape of a NUL or EOT byte, which .mo files have other uses for; delete it")
        return bytes(value & 0xFF for value in values).decode("utf-8", "surrogateescape")
    if found[2] not in ESCAPES:
        raise EscapeError(f"\\{found[2]} is not an escape; write \\\\ for a backslash", found.start() + 2)
    return ESCAPES[found[2]]
