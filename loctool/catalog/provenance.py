"""Whose words a translation is: the states of a message, and what makes it a draft, a refusal or a person's text."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import replace

from loctool.catalog.entry import Entry, forms_of
from loctool.catalog.notes import (
    Provenance,
    fingerprint,
    is_of_loctool,
    is_own_line,
    is_refusal,
    lines_in,
    provenance_in,
    refusal_in,
    with_notes,
    with_refusal,
    without_news,
)


class State(enum.StrEnum):
    """Where a message stands between the source text and what is shown."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    """A machine's text, untouched, of the present source text."""
    STALE = "stale"
    """Fuzzy in any other way: a person must look at it."""
    TRANSLATED = "translated"
    OBSOLETE = "obsolete"


Source = tuple[str | None, str, str | None]
"""msgctxt, msgid and msgid_plural."""


def judge_state(forms: Sequence[str], fuzzy: bool, comment: str, outdated: bool, source: Source) -> State:
    """Return where a message in use stands; a plural message is translated if all its forms are.

    `comment` is the translator's; `outdated` says whether there is a previous msgid.
    """
    if not any(forms):
        return State.UNTRANSLATED
    if not fuzzy:
        return State.TRANSLATED if all(forms) else State.UNTRANSLATED
    return State.DRAFT if not outdated and _is_draft(comment, forms, source) else State.STALE


def _is_draft(comment: str, forms: Sequence[str], source: Source) -> bool:
    """Return whether forms are, to the letter, the draft that a comment speaks of, and made for that source text."""
    provenance = provenance_in(comment)
    if provenance is None or provenance.text != fingerprint(*forms):
        return False
    return provenance.source in ("", _fingerprint_of(source))


def _fingerprint_of(source: Source) -> str:
    return fingerprint(*(text or "" for text in source))


def _source(entry: Entry) -> Source:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def state(entry: Entry) -> State:
    """Return where a message stands."""
    if entry.obsolete:
        return State.OBSOLETE
    outdated = entry.previous_msgid is not None
    return judge_state(forms_of(entry), entry.fuzzy, entry.tcomment, outdated, _source(entry))


def is_untouched_draft(entry: Entry) -> bool:
    """Return whether the translation is, to the letter, a draft, and its message the one that it was made for."""
    return bool(entry.fuzzy) and _is_draft(entry.tcomment, forms_of(entry), _source(entry))


def may_draft(entry: Entry) -> bool:
    """Return whether a draft may be stored: over nothing, or over an own draft that no person has touched."""
    if entry.obsolete:
        return False
    return not any(forms_of(entry)) or is_untouched_draft(entry)


def draft_of(entry: Entry) -> Provenance | None:
    """Return what the entry's provenance line says, None without a well-formed one."""
    return provenance_in(entry.tcomment)


def store_draft(entry: Entry, text: str | Sequence[str], engine: str, route: Sequence[str], inputs: str) -> None:
    """Make a text the entry's translation, fuzzy and with one provenance line; other comments stay.

    A plural message takes one text a form. `inputs` is all that the draft was made from, as any text; its
    fingerprint goes into the line. Raises ValueError for an engine or a route that would not fit there.
    """
    forms = [text] if isinstance(text, str) else list(text)
    marks = fingerprint(*forms), fingerprint(inputs), _fingerprint_of(_source(entry))
    line = str(Provenance(engine, tuple(route), *marks))
    mark_fuzzy(entry)
    if entry.msgid_plural:
        entry.msgstr_plural = dict(enumerate(forms))
    else:
        (entry.msgstr,) = forms
    entry.tcomment = "\n".join(without_news(entry.tcomment))
    _sign(entry, line)
    _forget_previous(entry)


def _forget_previous(entry: Entry) -> None:
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None


def _sign(entry: Entry, line: str) -> None:
    """Make `line` the entry's only provenance line, behind its other comments."""
    others = [one for one in lines_in(entry.tcomment) if not is_own_line(one) and not is_refusal(one)]
    entry.tcomment = "\n".join([*others, line])


def store_notes(entry: Entry, notes: Sequence[str]) -> None:
    """Make `notes`, a line each, what the comment tells a translator about the draft; people's lines stay."""
    if (comment := with_notes(entry.tcomment, notes)) != entry.tcomment:
        entry.tcomment = comment


def keep_as_draft(entry: Entry) -> None:
    """Let an own draft, known as such before its message got another source text, be one of the new text too.

    Only who saw the entry before may call this: a text that a person approved looks the same once it is fuzzy again,
    and msgmerge makes it so without leaving a trace.
    """
    provenance = draft_of(entry)
    if provenance and not is_untouched_draft(entry):
        _sign(entry, _signed_again(provenance, forms_of(entry), entry))


def resigned_line(entry: Entry, text: str, message: Entry) -> str | None:
    """Return the provenance line of an untouched draft as it is for another text of another message.

    None where the entry is no such draft.
    """
    provenance = draft_of(entry) if is_untouched_draft(entry) else None
    return _signed_again(provenance, [text], message) if provenance else None


def _signed_again(provenance: Provenance, forms: Sequence[str], message: Entry) -> str:
    """Return the line that says the same of other texts and another message."""
    return str(replace(provenance, text=fingerprint(*forms), source=_fingerprint_of(_source(message))))


def lines_of_people(entry: Entry) -> list[str]:
    """Return the lines of a translator's comment that loctool did not write for itself."""
    return [line for line in lines_in(entry.tcomment) if line.strip() and not is_of_loctool(line)]


def store_refusal(entry: Entry, reason: str) -> None:
    """Leave a message without a draft, and the reason in one line of its comment; an old draft of ours goes.

    Does nothing to a message that a person has touched.
    """
    if not may_draft(entry):
        return
    entry.tcomment = with_refusal(entry.tcomment, reason)
    if any(forms_of(entry)):
        entry.msgstr = ""
        entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural or (), "")
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        _forget_previous(entry)


def refusal_of(entry: Entry) -> str:
    """Return why a message without a translation was left undrafted, empty where nothing says so."""
    return "" if any(forms_of(entry)) else refusal_in(entry.tcomment)


def forget_refusal(entry: Entry) -> None:
    """Drop the line of a refusal from a message that has a translation now."""
    if "loctool: undrafted, " in entry.tcomment and any(forms_of(entry)):
        entry.tcomment = "\n".join(line for line in entry.tcomment.split("\n") if not is_refusal(line))


def mark_fuzzy(entry: Entry) -> None:
    """Set the flag by which gettext keeps a translation out of what is shown.

    A text that was approved is a person's from then on: fuzzy again, it must not look like the draft that it was.
    """
    if "fuzzy" in entry.flags:
        return
    entry.flags.insert(0, "fuzzy")
    if any(forms_of(entry)) and draft_of(entry):
        entry.tcomment = "\n".join(line for line in entry.tcomment.split("\n") if not is_own_line(line))
