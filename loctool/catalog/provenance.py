"""Whose words a translation is: the states of a message, and the comment line by which a draft is known."""

from __future__ import annotations

import enum
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polib import POEntry

_FIELDS = r"loctool: draft ([^\s]+) ([^\s]+) ([0-9a-f]{12}) ([0-9a-f]{12})"
_LINE = re.compile(_FIELDS)
_COMMENT = re.compile(rf"^#[^\S\n]*{_FIELDS}[^\S\n]*$", re.MULTILINE)


class State(enum.StrEnum):
    """Where a message stands between the source text and what is shown."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    """A machine's text, untouched, of the present source text."""
    STALE = "stale"
    """Fuzzy in any other way: a person must look at it."""
    TRANSLATED = "translated"
    OBSOLETE = "obsolete"


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the provenance line of a draft says."""

    engine: str
    route: tuple[str, ...]
    """Languages passed through: ("de", "en", "ru")."""
    text: str
    """Fingerprint of the text that the engine gave."""
    inputs: str
    """Fingerprint of what it was made from."""


def fingerprint(*texts: str) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of texts: enough to notice a person's edit."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def forms_of(entry: POEntry) -> list[str]:
    """Return the entry's translations: one, or one a plural form."""
    if entry.msgid_plural:
        return [entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)]
    return [entry.msgstr]


def draft_of(entry: POEntry) -> Provenance | None:
    """Return what the entry's provenance line says, None without a well-formed one; of several, the last speaks."""
    for line in reversed(entry.tcomment.split("\n")):
        if found := _LINE.fullmatch(line.strip()):
            return Provenance(found[1], tuple(found[2].split("-")), found[3], found[4])
    return None


def store_draft(entry: POEntry, text: str | Sequence[str], engine: str, route: Sequence[str], inputs: str) -> None:
    """Make a text the entry's translation, fuzzy and with one provenance line; other comments stay.

    A plural message takes one text a form. `inputs` is all that the draft was made from, as any text; its
    fingerprint goes into the line. Raises ValueError for an engine or a route that would not fit there.
    """
    forms = [text] if isinstance(text, str) else list(text)
    way = "-".join(tag.replace("-", "_") for tag in route)
    line = f"loctool: draft {engine} {way} {fingerprint(*forms)} {fingerprint(inputs)}"
    if not _LINE.fullmatch(line):
        raise ValueError(f"no provenance line can be made of engine {engine!r} and route {route!r}")
    if entry.msgid_plural:
        entry.msgstr_plural = dict(enumerate(forms))
    else:
        (entry.msgstr,) = forms
    others = [one for one in entry.tcomment.split("\n") if not _LINE.fullmatch(one.strip())] if entry.tcomment else []
    entry.tcomment = "\n".join([*others, line])
    mark_fuzzy(entry)
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None


def mark_fuzzy(entry: POEntry) -> None:
    """Set the flag by which gettext keeps a translation out of what is shown."""
    if "fuzzy" not in entry.flags:
        entry.flags.insert(0, "fuzzy")


def _untouched(entry: POEntry) -> bool:
    """Tell whether the translation is, to the letter, the one that its provenance line speaks of."""
    provenance = draft_of(entry)
    return provenance is not None and provenance.text == fingerprint(*forms_of(entry))


def state(entry: POEntry) -> State:
    """Return where a message stands; a plural message is translated if all its forms are."""
    if entry.obsolete:
        return State.OBSOLETE
    forms = forms_of(entry)
    if not any(forms):
        return State.UNTRANSLATED
    if not entry.fuzzy:
        return State.TRANSLATED if all(forms) else State.UNTRANSLATED
    return State.DRAFT if entry.previous_msgid is None and _untouched(entry) else State.STALE


def state_in(comments: str, previous: str, msgstr: str, fuzzy: bool) -> State:
    """Return where a message in use stands, as `state` does, by its lines in a file and its forms joined by NUL."""
    if not msgstr.strip("\0"):
        return State.UNTRANSLATED
    if not fuzzy:
        return State.TRANSLATED if msgstr and "" not in msgstr.split("\0") else State.UNTRANSLATED
    if "loctool: draft" not in comments or re.search(r"^#\| msgid ", previous, re.MULTILINE):
        return State.STALE
    found = _COMMENT.findall(comments)
    return State.DRAFT if found and found[-1][2] == fingerprint(*msgstr.split("\0")) else State.STALE


def may_draft(entry: POEntry) -> bool:
    """Tell whether a draft may be stored: over nothing, or over an own draft that no person has touched."""
    if entry.obsolete:
        return False
    return not any(forms_of(entry)) or (entry.fuzzy and _untouched(entry))
