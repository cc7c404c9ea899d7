"""Adopted translations in a catalog: stored where no person's text is, and known again until somebody touches them."""

from __future__ import annotations

from collections.abc import Sequence

from loctool.catalog import notes
from loctool.catalog.entry import Entry, forms_of
from loctool.catalog.provenance import mark_fuzzy, may_draft, store_notes

_MARK = "loctool: note adopted "
"""Before the fingerprint of a translation that was adopted with doubts."""


def store_translation(entry: Entry, text: str, doubts: Sequence[str]) -> None:
    """Store a person's translation in place of none or of a draft; with doubts it is fuzzy, and they are its notes."""
    entry.tcomment = "\n".join(notes.without_provenance("\n".join(notes.lasting_lines(entry.tcomment))))
    entry.msgstr = text
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    if doubts:
        mark_fuzzy(entry)
    lines = [f"doubt, {doubt}" for doubt in doubts]
    store_notes(entry, [*lines, f"adopted {notes.fingerprint(text)}"] if lines else [])


def may_adopt(entry: Entry) -> bool:
    """Return whether a translation may be stored: there is none, or an untouched draft or doubted adoption."""
    return may_draft(entry) or is_untouched_adoption(entry)


def is_untouched_adoption(entry: Entry) -> bool:
    """Return whether the translation was adopted with doubts, and nobody has changed or confirmed it since."""
    mark = f"{_MARK}{notes.fingerprint(*forms_of(entry))}"
    return bool(entry.fuzzy) and any(line.strip() == mark for line in notes.lines_in(entry.tcomment))
