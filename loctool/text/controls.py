"""Characters that cannot be kept in a catalog: control characters, and halves of surrogate pairs."""

from __future__ import annotations

import re

_IN_TEXTS = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff]")
"""White space aside: gettext's strings have escapes for it."""
_IN_NAMES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Names are written on one line. What is not UTF-8 in a file's name is a half of a surrogate pair in Python."""
LONGEST_TEXT = 100_000
"""Characters of the longest text of a message: a licence has 35 000, and rules look for words far apart."""


def unwritable_in_text(text: str) -> str:
    """Return the first character of a text that a catalog cannot hold, "" if there is none."""
    found = _IN_TEXTS.search(text)
    return found[0] if found else ""


def unwritable_in_name(name: str) -> str:
    """Return the first character of a name that cannot be written on a line of a catalog, "" if there is none."""
    found = _IN_NAMES.search(name)
    return found[0] if found else ""


def describe_character(char: str) -> str:
    """Return what a message calls such a character: "the control character U+0004"."""
    if "\udc80" <= char <= "\udcff":  # how Python reads a byte that is not UTF-8
        return f"a byte that is not UTF-8 (0x{ord(char) - 0xDC00:02x})"
    if "\ud800" <= char <= "\udfff":
        return f"half of a surrogate pair (U+{ord(char):04X})"
    return "a line break" if char in "\r\n" else f"the control character U+{ord(char):04X}"


def escape_name(name: str) -> str:
    r"""Return a name with such characters escaped, so that it can be printed: zwei\nzeilen.md."""
    return _IN_NAMES.sub(lambda found: found[0].encode("unicode_escape").decode(), name)


def clean_name(name: str) -> str:
    """Return a name on one line, with U+FFFD for what is not UTF-8."""
    return " ".join(_IN_NAMES.sub(lambda found: "\ufffd" if "\ud800" <= found[0] <= "\udfff" else " ", name).split())
