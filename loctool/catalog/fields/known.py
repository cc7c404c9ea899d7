"""Fields that a header lacks, that are misspelt, or that say how the file is written and say it wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from loctool.catalog.header import ORDER, fields_in
from loctool.catalog.syntax.merge_marks import JOINED

_REQUIRED = ("MIME-Version", "Content-Type", "Content-Transfer-Encoding")
"""Fields that gettext, Babel, Poedit and Weblate write into each catalog."""
_FULL = 5
"""How many fields a header has whose writer meant to fill it in; some programs write the necessary ones alone."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_CODED = ("8bit", "7bit", "binary")
_LIKENESS = 0.85
"""How like two names are, from 0 to 1, one of which is the other misspelt."""


def missing_fields(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (where, what is wrong) of the fields that a header lacks, if it has most of them."""
    lacks = [name for name in _REQUIRED if name not in fields]
    misspelt = {right for _, right in _misspelt(fields)}
    lacks = [name for name in lacks if name not in misspelt]
    if lacks and sum(name in fields for name in ORDER) >= _FULL:
        yield "", f"the header lacks {', '.join(lacks)}, which programs expect; add {'them' if lacks[1:] else 'it'}"


def wrong_fields(header: str, *, is_ascii: bool = True) -> Iterator[tuple[str, str]]:
    """Yield (words, what is wrong) of misspelt fields, other lines, and how the file is coded.

    `is_ascii` says whether the file has only characters of seven bits.
    """
    fields = fields_in(header)
    for name, right in _misspelt(fields):
        yield f"{name}:", f"the header has the unknown field {name}; did you mean {right}?"
    for line in header.split("\n"):
        if line.strip() and ":" not in line and JOINED not in line:
            yield line, f"a line of the header is not a field: {line.strip()!r}; write a name and a colon before it"
    coding, version = fields.get("Content-Transfer-Encoding"), fields.get("MIME-Version")
    if coding is not None and coding.lower().replace("-", "") not in _CODED:
        yield "Content-Transfer-Encoding:", f"the Content-Transfer-Encoding is {coding!r}; write 8bit"
    elif coding is not None and coding.lower().replace("-", "") == "7bit" and not is_ascii:
        message = f"the Content-Transfer-Encoding is {coding}, but the file has other characters; write 8bit"
        yield "Content-Transfer-Encoding:", message
    if version is not None and version != "1.0":
        yield "MIME-Version:", f"the MIME-Version is {version!r}; write 1.0"
    kind = fields.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind and kind != "text/plain" and "charset" in fields["Content-Type"]:
        yield "Content-Type:", f"the Content-Type is {kind!r}; write text/plain; charset=UTF-8"


def _misspelt(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the names that are no field of gettext, with the missing field that each of them is like."""
    from difflib import SequenceMatcher

    for name in fields:
        if name in ORDER or name.lower().startswith("x-") or not _NAME.fullmatch(name):
            continue
        others = (one for one in ORDER if one not in fields)
        alike = ((SequenceMatcher(None, name.lower(), one.lower()).ratio(), one) for one in others)
        likeness, right = max(alike, default=(0.0, ""))
        if likeness >= _LIKENESS and name.lower() != right.lower():
            yield name, right
