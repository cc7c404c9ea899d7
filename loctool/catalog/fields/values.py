"""Values of a header that nobody filled in, and addresses to which nobody can write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_UNFILLED = {
    "Project-Id-Version": ("PACKAGE VERSION",),
    "Last-Translator": ("FULL NAME", "EMAIL@ADDRESS", "YOUR NAME"),
    "Language-Team": ("LANGUAGE <",),
    "Report-Msgid-Bugs-To": ("EMAIL@ADDRESS",),
}
"""Field -> what xgettext writes into new templates. Babel leaves `PROJECT VERSION` and `de <LL@li.org>` in catalogs."""
_PEOPLE = ("Last-Translator", "Language-Team", "Report-Msgid-Bugs-To")
_ADDRESS = re.compile(r"(?:mailto:)?[^\s<>@,;()\"]+@\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)+")
_IN_BRACKETS = re.compile(r"<([^<>]*)>")
_HIDDEN = re.compile(r"\b(?:at|AT|DOT|dot|ät)\b|\[at\]|\(at\)|_at_", re.IGNORECASE)
"""An address written so that programs do not find it."""


def unfilled_values(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (field, what is wrong with it) of fields with the placeholders of templates."""
    for name, placeholders in _UNFILLED.items():
        value = fields.get(name, "")
        if any(one in value for one in placeholders):
            yield f"{name}:", f"{name} is the placeholder of the template ({value}); fill it in, or leave it empty"


def wrong_addresses(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (field, what is wrong with it) of fields with an address that has a wrong form.

    A name alone, a web address and an address disguised for people are allowed.
    """
    for name in _PEOPLE:
        value = fields.get(name, "")
        if not value or any(one in value for one in _UNFILLED[name]):
            continue
        if wrong := _wrong_address(value):
            yield f"{name}:", f"{name} has no valid address ({wrong}); correct it or leave it out"


def _wrong_address(value: str) -> str:
    """Return what stands in place of an address, "" if nothing does."""
    words: list[str] = [one.strip() for one in _IN_BRACKETS.findall(value)]
    words = words or [one.strip("<>(),;") for one in value.split() if "@" in one]
    for one in words:
        if one and "@" in one and "//" not in one and not _ADDRESS.fullmatch(one) and not _HIDDEN.search(one):
            return one
    return ""
