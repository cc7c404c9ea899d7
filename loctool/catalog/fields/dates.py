"""Dates of a header that cannot be true: invalid ones, those of the future, and the placeholder of templates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from loctool.catalog.header import present

DATES = ("POT-Creation-Date", "PO-Revision-Date")
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})")
"""gettext's form, and what other programs write: seconds, a colon in the time zone, its name."""
_NAMED = ("Z", "UTC", "GMT")
_FIRST = datetime(1995, 7, 1, tzinfo=UTC)
"""No .po file is older: GNU gettext was first released then."""
_DAY = timedelta(days=1)
"""How far clocks and time zones may be apart."""
_FORM = "YYYY-MM-DD hh:mm+zzzz"


def date_problems(fields: Mapping[str, str], *, is_translated: bool) -> Iterator[tuple[str, str]]:
    """Yield (field, what is wrong with it) of a header's dates.

    A catalog without a translation may have the placeholder of its template.
    """
    for name in DATES:
        value = fields.get(name, "")
        if not value:
            continue
        if "YEAR" in value or "MO-DA" in value:
            if name == "PO-Revision-Date" and is_translated:
                yield f"{name}:", f"{name} is the placeholder of the template; write when it was last translated"
        elif problem := _problem_of(value):
            yield f"{name}:", f"{name} {problem}"


def _problem_of(value: str) -> str:
    """Return what is wrong with a date, "" if nothing is."""
    found = _DATE.fullmatch(value)
    if not found:
        return f"is no date with a time and a time zone: {value!r}; write {_FORM}"
    zone = "+0000" if found[3] in _NAMED else found[3].replace(":", "")
    try:
        moment = datetime.strptime(f"{found[1]} {found[2]}{zone}", "%Y-%m-%d %H:%M%z")
        distance = moment - max(datetime.now(UTC), present())
    except (ValueError, OverflowError):
        return f"is a date that does not exist: {value!r}; write {_FORM}"
    if distance > _DAY:
        return f"is in the future: {value}"
    return f"is older than the format: {value}" if moment < _FIRST else ""
