"""Faults of the fields of a header: a charset that misleads programs, fields that are repeated or run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.catalog.header import ORDER, fields_in

_RUN_ON = re.compile(rf"^[^:\n]*:[^\n]*?(?<!-)((?:{'|'.join(ORDER)}|(?:X-[A-Z][A-Za-z-]*+)):)", re.MULTILINE)
"""A field that begins within the value of another."""


def charset_problem(header: str, text: str) -> tuple[str, str] | None:
    """Return where the declaration of the charset is wrong ("" if it is missing) and what to do, None if it is right.

    Texts beyond ASCII need one, and Python's gettext needs one that is named as the last thing in its line. `text` is
    the file's.
    """
    declared = re.search(r"charset=(.*)", fields_in(header).get("Content-Type", ""))
    name = declared[1].strip().upper() if declared else ""
    beyond = not text.isascii() or re.search(r"\\(?:[0-7]|x[0-9a-fA-F])", text)
    bare = re.search(r"(?im)^[^\S\n]*content-type[^\S\n]*:(?-i:(?!.*charset=))", header)
    write = "write Content-Type: text/plain; charset=UTF-8 into the header"
    if bare or name == "CHARSET" or (beyond and name in ("", "ASCII", "US-ASCII")):
        return "", f"declares no charset, so that programs cannot read its texts; {write}"
    if re.search(r"[\s;]", name):
        return "charset=", f"declares more than a charset ({name}), which Python's gettext cannot read; {write}"
    return None


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
