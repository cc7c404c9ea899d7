"""The header of a catalog: its fields and its dates."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

from loctool.catalog.entry import Entry
from loctool.errors import LoctoolError

ORDER = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
    "X-Generator",
)
"""The fields in the order in which gettext writes them."""


def fields_of(head: Entry | None) -> dict[str, str]:
    """Return the fields of a header. Of a repeated field, the first counts."""
    return fields_in(head.msgstr) if head else {}


def fields_in(text: str) -> dict[str, str]:
    """Return the fields of a header's msgstr. Of a repeated field, the first counts."""
    found: dict[str, str] = {}
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip(), value.strip())
    return found


_ASCII = ("US-ASCII", "ASCII", "CHARSET")
"""The subset of UTF-8, and the placeholder in new templates."""
_CHARSETS = ("", "UTF-8", "UTF8", *_ASCII)
CONTENT_TYPE = re.compile(r"^[^\S\n]*(content-type)[^\S\n]*:(.*)", re.MULTILINE | re.IGNORECASE)
"""The field as Python's gettext finds it."""


def charset_for_gettext(header: str) -> str:
    """Return the charset of a header's msgstr behind the first `charset=`, where gettext looks for it; "" if none.

    It ends at white space, as for gettext, or at a semicolon.
    """
    found = re.search(r"charset=[^\S\n]*([^\s;]+)", header)
    return found[1] if found else ""


def charset_for_python(header: str) -> str | None:
    """Return the charset of a header's msgstr as Python finds it: in the field Content-Type, to the end of the line.

    It is "" for a field without one, and None if there is no such field.
    """
    found = CONTENT_TYPE.findall(header)
    return found[-1][1].partition("charset=")[2].strip() if found else None


def charset_fault(header: str) -> str | None:
    """Return what is wrong with the charset in a header's msgstr and what to do, None if the file can be read."""
    charset = charset_for_gettext(header)
    if charset.upper() in _CHARSETS:
        return None
    return f"declares the charset {charset}; convert it with msgconv -t UTF-8"


def ascii_charset(header: str) -> str | None:
    """Return the charset of a header's msgstr if it is for ASCII alone, "" if there is none; None for UTF-8.

    It has to be UTF-8 for gettext and for Python.
    """
    charsets = charset_for_gettext(header), charset_for_python(header) or ""
    return next((charset for charset in charsets if charset.upper() in ("", *_ASCII)), None)


def set_field(head: Entry, name: str, value: str) -> None:
    """Set a field of a header, in whatever case it is written. A new field goes where gettext would write it."""
    lines = [line for line in head.msgstr.split("\n") if line]
    names = [line.partition(":")[0].strip() for line in lines]
    written = [known.lower() for known in names]
    if name.lower() in written:
        lines[written.index(name.lower())] = f"{name}: {value}"
    else:
        earlier = ORDER[: ORDER.index(name)] if name in ORDER else tuple(names)
        place = max((index + 1 for index, known in enumerate(names) if known in earlier), default=0)
        lines.insert(place, f"{name}: {value}")
    head.msgstr = "".join(f"{line}\n" for line in lines)


def header_entry(fields: dict[str, str], fuzzy: bool = False) -> Entry:
    """Return a header with these fields."""
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return Entry(msgid="", msgstr=text, flags=["fuzzy"] if fuzzy else [])


def format_date(now: datetime | None = None) -> str:
    """Return a moment as gettext writes it into headers, by default the present or SOURCE_DATE_EPOCH.

    Raises LoctoolError if SOURCE_DATE_EPOCH is not the number of a moment.
    """
    now = now or present()
    return f"{now:%Y-%m-%d %H:%M}{now:%z}"[: len("2026-01-01 12:00+0100")]


def present() -> datetime:
    """Return the present, or SOURCE_DATE_EPOCH; in UTC where TZ names no time zone that there can be."""
    try:
        if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
            if not epoch.isdecimal():
                raise ValueError(epoch)
            return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as problem:
        message = "SOURCE_DATE_EPOCH is not a number of seconds since 1970 in the years up to 9999; correct or unset it"
        raise LoctoolError(message) from problem
    try:
        return datetime.now().astimezone()
    except (ValueError, OverflowError, OSError):
        return datetime.now(UTC)


def moment(date: str | None) -> datetime:
    """Return the moment of a header's date, the earliest possible one if there is no valid date."""
    for pattern in ("%Y-%m-%d %H:%M%z", "%Y-%m-%d %H:%M:%S%z"):
        try:
            return datetime.strptime(date or "", pattern)
        except ValueError:
            continue
    return datetime.min.replace(tzinfo=UTC)
