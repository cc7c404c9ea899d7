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

_FIELDS = r"loctool: draft ([^\s]+) ([^\s]+) ([0-9a-f]{12}) ([0-9a-f]{12})(?: ([0-9a-f]{12}))?"
_LINE = re.compile(_FIELDS)
_COMMENT = re.compile(rf"^#[^\S\n]*{_FIELDS}[^\S\n]*$", re.MULTILINE)
_REFUSAL = re.compile(r"loctool: undrafted, (\S.*)")
_CARRIED = re.compile(r"loctool: carried [a-z]+")
_NOTE = "loctool: note "
"""What the lines begin with by which `draft` tells a translator more than its text."""


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
    source: str = ""
    """Fingerprint of the message that it was made for; empty in the lines of early versions."""


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
            return Provenance(found[1], tuple(found[2].split("-")), found[3], found[4], found[5] or "")
    return None


def store_draft(entry: POEntry, text: str | Sequence[str], engine: str, route: Sequence[str], inputs: str) -> None:
    """Make a text the entry's translation, fuzzy and with one provenance line; other comments stay.

    A plural message takes one text a form. `inputs` is all that the draft was made from, as any text; its
    fingerprint goes into the line. Raises ValueError for an engine or a route that would not fit there.
    """
    forms = [text] if isinstance(text, str) else list(text)
    way = "-".join(tag.replace("-", "_") for tag in route)
    line = f"loctool: draft {engine} {way} {fingerprint(*forms)} {fingerprint(inputs)} {_source(entry)}"
    if not _LINE.fullmatch(line):
        raise ValueError(f"no provenance line can be made of engine {engine!r} and route {route!r}")
    mark_fuzzy(entry)
    if entry.msgid_plural:
        entry.msgstr_plural = dict(enumerate(forms))
    else:
        (entry.msgstr,) = forms
    entry.tcomment = "\n".join(without_news(entry))
    _sign(entry, line)
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None


def _sign(entry: POEntry, line: str) -> None:
    """Make `line` the entry's only provenance line, behind its other comments."""
    entry.tcomment = "\n".join([*_others(entry), line])


def _source(entry: POEntry) -> str:
    return fingerprint(entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


def store_notes(entry: POEntry, notes: Sequence[str]) -> None:
    """Make `notes`, a line each, what the comment tells a translator about the draft; people's lines stay."""
    if not notes and _NOTE not in entry.tcomment:
        return
    others = [one for one in entry.tcomment.split("\n") if not one.strip().startswith(_NOTE)] if entry.tcomment else []
    lines = [_NOTE + " ".join(note.split()) for note in notes]
    signed = bool(others) and _LINE.fullmatch(others[-1].strip()) is not None
    entry.tcomment = "\n".join([*others[:-1], *lines, others[-1]] if signed else [*others, *lines])


def follow(entry: POEntry) -> None:
    """Let an own draft, known as such before its message got another source text, be one of the new text too.

    Only who saw the entry before may call this: a text that a person approved looks the same once it is fuzzy again,
    and msgmerge makes it so without leaving a trace.
    """
    provenance = draft_of(entry)
    if provenance and not untouched(entry):
        _sign(entry, _signed_again(provenance, forms_of(entry), entry))


def rehashed(entry: POEntry, text: str, message: POEntry) -> str | None:
    """Return the provenance line of an untouched draft as it is for another text of another message.

    None where the entry is no such draft.
    """
    provenance = draft_of(entry) if untouched(entry) else None
    return _signed_again(provenance, [text], message) if provenance else None


def _signed_again(provenance: Provenance, forms: Sequence[str], message: POEntry) -> str:
    """Return the line that says the same of other texts and another message."""
    marks = f"{fingerprint(*forms)} {provenance.inputs} {_source(message)}"
    return f"loctool: draft {provenance.engine} {'-'.join(provenance.route)} {marks}"


def is_own_line(line: str) -> bool:
    """Tell whether a line of a translator's comment is one that drafting writes."""
    return _LINE.fullmatch(line.strip()) is not None


def lines_of_people(entry: POEntry) -> list[str]:
    """Return the lines of a translator's comment that loctool did not write for itself."""
    lines: list[str] = entry.tcomment.split("\n") if entry.tcomment else []
    return [line for line in lines if line.strip() and not is_of_loctool(line)]


def is_of_loctool(line: str) -> bool:
    """Tell whether a line of a comment is a draft's provenance, or a refusal, a note or how a text was carried."""
    line = line.strip()
    return line.startswith(_NOTE) or any(kind.fullmatch(line) for kind in (_LINE, _REFUSAL, _CARRIED))


def without_news(entry: POEntry) -> list[str]:
    """Return a comment's lines but for those on how the text was carried before, and on a refusal."""
    lines: list[str] = entry.tcomment.split("\n") if entry.tcomment else []
    return [line for line in lines if not _CARRIED.fullmatch(line) and not _REFUSAL.fullmatch(line.strip())]


def _others(entry: POEntry) -> list[str]:
    """Return the lines of a translator's comment that tell of no draft and of no refusal."""
    lines: list[str] = entry.tcomment.split("\n") if entry.tcomment else []
    return [one for one in lines if not _LINE.fullmatch(one.strip()) and not _REFUSAL.fullmatch(one.strip())]


def store_refusal(entry: POEntry, reason: str) -> None:
    """Leave a message without a draft, and the reason in one line of its comment; an old draft of ours goes.

    Does nothing to a message that a person has touched.
    """
    if not may_draft(entry):
        return
    store_notes(entry, ())
    kept = [line for line in without_news(entry) if not is_own_line(line)]
    entry.tcomment = "\n".join([*kept, f"loctool: undrafted, {' '.join(reason.split())}"])
    if any(forms_of(entry)):
        entry.msgstr = ""
        entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural or (), "")
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None


def refusal_of(entry: POEntry) -> str:
    """Return why a message without a translation was left undrafted, empty where nothing says so."""
    if any(forms_of(entry)):
        return ""
    lines = reversed(entry.tcomment.split("\n") if entry.tcomment else [])
    return next((found[1] for line in lines if (found := _REFUSAL.fullmatch(line.strip()))), "")


def forget_refusal(entry: POEntry) -> None:
    """Drop the line of a refusal from a message that has a translation now."""
    if entry.tcomment and "loctool: undrafted, " in entry.tcomment and any(forms_of(entry)):
        kept = [one for one in entry.tcomment.split("\n") if not _REFUSAL.fullmatch(one.strip())]
        entry.tcomment = "\n".join(kept)


def mark_fuzzy(entry: POEntry) -> None:
    """Set the flag by which gettext keeps a translation out of what is shown.

    A text that was approved is a person's from then on: fuzzy again, it must not look like the draft that it was.
    """
    if "fuzzy" in entry.flags:
        return
    entry.flags.insert(0, "fuzzy")
    if any(forms_of(entry)) and draft_of(entry):
        entry.tcomment = "\n".join(line for line in entry.tcomment.split("\n") if not is_own_line(line))


def untouched(entry: POEntry) -> bool:
    """Tell whether the translation is, to the letter, a draft, and its message the one that it was made for."""
    provenance = draft_of(entry)
    if provenance is None or provenance.text != fingerprint(*forms_of(entry)):
        return False
    return entry.fuzzy and provenance.source in ("", _source(entry))


def state(entry: POEntry) -> State:
    """Return where a message stands; a plural message is translated if all its forms are."""
    if entry.obsolete:
        return State.OBSOLETE
    forms = forms_of(entry)
    if not any(forms):
        return State.UNTRANSLATED
    if not entry.fuzzy:
        return State.TRANSLATED if all(forms) else State.UNTRANSLATED
    return State.DRAFT if entry.previous_msgid is None and untouched(entry) else State.STALE


def state_in(comments: str, previous: str, msgstr: str, source: Sequence[str | None], *, fuzzy: bool) -> State:
    """Return where a message in use stands, as `state` does, by its lines in a file.

    `msgstr` holds its forms joined by NUL, `source` its msgctxt, msgid and msgid_plural.
    """
    if not msgstr.strip("\0"):
        return State.UNTRANSLATED
    if not fuzzy:
        return State.TRANSLATED if msgstr and "" not in msgstr.split("\0") else State.UNTRANSLATED
    if "loctool: draft" not in comments or re.search(r"^#\| msgid ", previous, re.MULTILINE):
        return State.STALE
    found = _COMMENT.findall(comments)
    if not found or found[-1][2] != fingerprint(*msgstr.split("\0")):
        return State.STALE
    return State.DRAFT if found[-1][4] in ("", fingerprint(*(text or "" for text in source))) else State.STALE


def wants_tidying(comments: str, msgstr: str, *, fuzzy: bool) -> bool:
    """Tell whether comment lines speak of what is over: a draft of a message that is translated, or a refusal."""
    if "loctool: undrafted, " in comments and msgstr.strip("\0"):
        return True
    return _NOTE in comments and not fuzzy and "" not in msgstr.split("\0")


def may_draft(entry: POEntry) -> bool:
    """Tell whether a draft may be stored: over nothing, or over an own draft that no person has touched."""
    if entry.obsolete:
        return False
    return not any(forms_of(entry)) or untouched(entry)
