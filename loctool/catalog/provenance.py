"""Who wrote a translation: the states of a message, drafts and refusals as they are stored, a person's text."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loctool.catalog import notes
from loctool.catalog.entry import Entry, forms_of, is_plural


class State(enum.StrEnum):
    """State of a message between the source text and the published one."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    """An untouched machine's text of the present source text."""
    TO_RENEW = "to renew"
    """An untouched machine's text of a former source text."""
    STALE = "stale"
    """Fuzzy in any other way: a person must look at it."""
    TRANSLATED = "translated"
    OBSOLETE = "obsolete"


COPY, MEMORY = "copy", "memory"
"""Used instead of an engine's name in the provenance of texts that no engine made."""

Source = tuple[str | None, str, str | None]
"""msgctxt, msgid and msgid_plural."""


def judge_state(forms: Sequence[str], fuzzy: bool, comment: str, outdated: bool, source: Source) -> State:
    """Return the state of a message in use; a plural message is translated if its first form is, as for msgfmt.

    `comment` is the translator's. `outdated` means that there is a previous msgid.
    """
    if not any(forms):
        return State.UNTRANSLATED
    if not fuzzy:
        return State.TRANSLATED if forms[0] else State.UNTRANSLATED
    if not _is_draft(comment, forms, source):
        return State.STALE
    return State.TO_RENEW if outdated else State.DRAFT


def _is_draft(comment: str, forms: Sequence[str], source: Source) -> bool:
    """Return whether the forms are exactly the draft of the comment's provenance line, and made for that source."""
    found = notes.provenance_in(comment)
    if found is None or found.text != notes.fingerprint(*forms):
        return False
    return found.source in ("", _fingerprint_of(source))


def _fingerprint_of(source: Source) -> str:
    return notes.fingerprint(*(text or "" for text in source))


def source_of(entry: Entry) -> Source:
    """Return what a message's draft is made for."""
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def state(entry: Entry) -> State:
    """Return the state of a message."""
    if entry.obsolete:
        return State.OBSOLETE
    outdated = entry.previous_msgid is not None
    return judge_state(forms_of(entry), entry.fuzzy, entry.tcomment, outdated, source_of(entry))


def is_untouched_draft(entry: Entry) -> bool:
    """Return whether the translation is exactly a draft that was made for its message."""
    return bool(entry.fuzzy) and _is_draft(entry.tcomment, forms_of(entry), source_of(entry))


def may_draft(entry: Entry) -> bool:
    """Return whether a draft may be stored: there is no translation, or an untouched draft."""
    return not entry.obsolete and (not any(forms_of(entry)) or is_untouched_draft(entry))


def draft_of(entry: Entry) -> notes.Provenance | None:
    """Return the content of the entry's provenance line, None if there is no valid one."""
    return notes.provenance_in(entry.tcomment)


def store_draft(entry: Entry, text: str | Sequence[str], maker: str, route: Sequence[str], inputs: str) -> None:
    """Store a draft as the entry's translation, fuzzy and with one provenance line; people's comments stay.

    A plural message needs one text a form. `maker` is the engine's name, with its version behind a slash if it has one.
    `inputs` is all that the draft was made from, as any text. Raises ValueError if the maker or the route does not fit
    into the line.
    """
    forms = [text] if isinstance(text, str) else list(text)
    marks = notes.fingerprint(*forms), notes.fingerprint(inputs), _fingerprint_of(source_of(entry))
    engine, _, version = maker.partition("/")
    line = str(notes.Provenance(engine, tuple(route), *marks, version))
    mark_fuzzy(entry)
    if is_plural(entry):
        entry.msgstr_plural = dict(enumerate(forms))
    else:
        (entry.msgstr,) = forms
    entry.tcomment = "\n".join(notes.lasting_lines(entry.tcomment))
    _set_provenance_line(entry, line)
    drop_previous(entry)


def drop_previous(entry: Entry) -> None:
    """Drop the previous source text (`#|`)."""
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None


def _set_provenance_line(entry: Entry, line: str) -> None:
    """Replace the entry's provenance line, or add it after the other comments."""
    entry.tcomment = "\n".join([*notes.without_provenance(entry.tcomment), line])


def store_notes(entry: Entry, lines: Sequence[str]) -> None:
    """Replace the comment's notes about the draft by `lines`; people's lines stay."""
    if (comment := notes.with_notes(entry.tcomment, lines)) != entry.tcomment:
        entry.tcomment = comment


def store_terms(entry: Entry, terms: Sequence[str]) -> bool:
    """Make the comment show these terms, a line each, and no others. Return whether it did not; other lines stay."""
    wanted = notes.term_lines(terms)
    if (head := entry.head) is not None and notes.shows_terms(head, wanted):
        return False  # nothing has to be parsed
    comment = notes.with_term_lines(entry.tcomment, wanted)
    changed: bool = comment != entry.tcomment
    if changed:
        entry.tcomment = comment
    return changed


def settle_provenance(entries: Iterable[Entry]) -> None:
    """Remove the provenance lines of texts that a person rewrote, and shorten those of texts approved as they were.

    Call it only where their catalog is written anyway. The line of a draft stays as long as the message is fuzzy and
    has the draft's text.
    """
    for entry in entries:
        if (
            not entry.obsolete
            and entry.lines
            and any(mark in entry.lines for mark in ("loctool: draft", notes.APPROVED))
        ):
            _settle(entry)


def _settle(entry: Entry) -> None:
    draft, forms = draft_of(entry), forms_of(entry)
    lines = notes.lines_in(entry.tcomment)
    if draft and draft.text == notes.fingerprint(*forms):
        if entry.fuzzy:
            return
        approved = draft.engine not in (COPY, MEMORY)
    else:
        approved = draft is None and any(map(notes.is_approval_line, lines))
    kept = notes.without_provenance(entry.tcomment)
    if approved and all(forms) and not entry.fuzzy:
        kept.insert(next(at for at, line in enumerate(lines) if line not in kept), notes.APPROVED)
    if kept != lines:
        entry.tcomment = "\n".join(kept)


def keep_as_draft(entry: Entry) -> None:
    """Keep a draft a draft after its message got another source text.

    Call it only for entries that were untouched drafts before. A text that a person approved looks the same once it is
    fuzzy again, and msgmerge makes it fuzzy without a trace.
    """
    provenance = draft_of(entry)
    if provenance and not is_untouched_draft(entry):
        _set_provenance_line(entry, _renewed_line(provenance, forms_of(entry), entry))


def correct_text(entry: Entry, text: str, form: int | None = None) -> None:
    """Replace a translation, or one of its plural forms, by the same text corrected, which stays its author's.

    The provenance line of a draft gets the fingerprint of the new text, also if a person has approved the draft.
    """
    draft = draft_of(entry)
    is_drafts = draft is not None and draft.text == notes.fingerprint(*forms_of(entry))
    if form is None:
        entry.msgstr = text
    else:
        entry.msgstr_plural = {**entry.msgstr_plural, form: text}
    if is_drafts:
        entry.tcomment = notes.with_text(entry.tcomment, notes.fingerprint(*forms_of(entry)))


def resigned_line(entry: Entry, text: str, message: Entry) -> str | None:
    """Return an untouched draft's provenance line for another text and message, None for another kind of entry."""
    provenance = draft_of(entry) if is_untouched_draft(entry) else None
    return _renewed_line(provenance, [text], message) if provenance else None


def _renewed_line(provenance: notes.Provenance, forms: Sequence[str], message: Entry) -> str:
    return str(replace(provenance, text=notes.fingerprint(*forms), source=_fingerprint_of(source_of(message))))


def lines_of_people(entry: Entry) -> list[str]:
    """Return the lines of a translator's comment that people wrote."""
    return [line for line in notes.lines_in(entry.tcomment) if line.strip() and not notes.is_own_line(line)]


def store_refusal(entry: Entry, reason: str) -> None:
    """Remove a message's draft and store the reason in its comment. A person's text is left as it is."""
    if not may_draft(entry):
        return
    entry.tcomment = notes.with_refusal(entry.tcomment, reason)
    if any(forms_of(entry)):
        entry.msgstr = ""
        entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural or (), "")
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        drop_previous(entry)


def refusal_of(entry: Entry) -> str:
    """Return the stored reason why a message has no draft, empty if there is none."""
    return "" if any(forms_of(entry)) else notes.refusal_in(entry.tcomment)


def drop_refusal(entry: Entry) -> None:
    """Remove the refusal line of a message that has a translation now."""
    if "loctool: undrafted, " in entry.tcomment and any(forms_of(entry)):
        entry.tcomment = "\n".join(line for line in entry.tcomment.split("\n") if not notes.is_refusal_line(line))


def mark_fuzzy(entry: Entry) -> None:
    """Set the fuzzy flag, and remove the provenance line of an approved text.

    An approved text is a person's: once it is fuzzy again, it must not look like the draft that it was.
    """
    if "fuzzy" in entry.flags:
        return
    entry.flags.insert(0, "fuzzy")
    if any(forms_of(entry)) and "loctool: " in entry.tcomment:
        entry.tcomment = "\n".join(notes.without_provenance(entry.tcomment))
