"""Faults of the fields of a header: a charset that misleads programs, fields that are repeated or run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.catalog.header import CONTENT_TYPE, ORDER, ascii_charset, charset_for_python

_RUN_ON = re.compile(rf"^[^:\n]*:[^\n]*?(?<!-)((?:{'|'.join(ORDER)}|(?:X-[A-Z][A-Za-z-]*+)):)", re.MULTILINE)
"""A field that begins within the value of another."""
_WRITE = "write Content-Type: text/plain; charset=UTF-8 into the header"


def charset_problem(header: str, text: str) -> tuple[str, str] | None:
    """Return where the declaration of the charset is wrong ("" if it is missing) and what to do, None if it is right.

    Texts beyond ASCII need one, and Python's gettext needs one that is named as the last thing in its line. `text` is
    the file's.
    """
    field, name = CONTENT_TYPE.search(header), charset_for_python(header)
    if field and not name:
        return field[1], f"declares no charset, so that programs cannot read its texts; {_WRITE}"
    if name and name.upper() == "CHARSET":
        return "charset=", f"declares the charset {name}, which stands for one in templates; {_WRITE}"
    if (charset := ascii_charset(header)) is not None and has_more_than_ascii(text):
        if not name:
            return "", f"declares no charset, so that programs cannot read its texts; {_WRITE}"
        return "charset=", f"declares the charset {charset}, but has other characters; {_WRITE}"
    if name and re.search(r"[\s;]", name):
        return "charset=", f"declares more than a charset ({name}), which Python's gettext cannot read; {_WRITE}"
    return None


def has_more_than_ascii(text: str) -> bool:
    """Return whether a file's text has characters beyond ASCII, or escapes that may stand for some."""
    return not text.isascii() or re.search(r"\\(?:[0-7]|x[0-9a-fA-F])", text) is not None


def line_of(text: str, words: str) -> int:
    """Return the 1-based line of the first occurrence of words from the header on, 0 if there is none.

    A name with a prefix (X-Language:) is another field's.
    """
    place = re.compile(rf"(?<!-){re.escape(words)}").search(text, max(text.find('msgid ""'), 0)) if words else None
    return text.count("\n", 0, place.start()) + 1 if place else 0


def field_problems(header: str) -> Iterator[tuple[str, str]]:
    """Yield (field, what is wrong with it) of the fields of a header's msgstr."""
    names = [line.partition(":")[0].strip() for line in header.split("\n") if ":" in line]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield f"{name}:", f"the header has the field {name} twice, and programs differ in which they take; delete one"
    for found in _RUN_ON.finditer(header):
        if (name := found[1][:-1]) not in names:
            yield (
                found[1],
                f"the field {name} is within another, so that gettext misses it; end the one before with \\n",
            )
    if "\r" in header:
        yield "\\r", "fields of the header end with \\r, which programs take for a part of the value; delete it"
