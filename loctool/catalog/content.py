"""What an entry holds, for comparing."""

from __future__ import annotations

from polib import POEntry


def content_of(entry: POEntry) -> tuple[object, ...]:
    """Return all that an entry holds, for comparing."""
    return (
        *translation_of(entry),
        entry.msgid,
        entry.msgctxt,
        entry.msgid_plural,
        tuple(entry.flags),
        entry.tcomment,
        entry.comment,
        tuple(entry.occurrences),
        entry.previous_msgid,
        entry.previous_msgctxt,
        entry.previous_msgid_plural,
        entry.obsolete,
    )


def translation_of(entry: POEntry) -> tuple[str, tuple[str, ...], bool]:
    """Return the entry's translation: msgstr, plural forms, and whether it is fuzzy."""
    forms = entry.msgstr_plural
    return entry.msgstr, tuple(forms[index] for index in sorted(forms)) if forms else (), "fuzzy" in entry.flags
