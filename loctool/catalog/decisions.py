"""What people decide about messages: how a message stands for them, and a decision written into its entry."""

from __future__ import annotations

from collections.abc import Sequence

from loctool.catalog import notes
from loctool.catalog.entry import Entry, content_of, forms_of, is_plural
from loctool.catalog.provenance import State, drop_previous, mark_fuzzy, state

CONFLICT = "loctool: conflict, the other side has:"
"""First line of the comment that holds the other text of a conflict; its lines follow, indented by two spaces."""
STANDINGS = ("approved", "edited", "draft", "outdated", "conflict", "untranslated")
"""approved: translated; edited: fuzzy, a person's text; draft: an untouched machine's text; outdated: fuzzy, since the
source has changed; conflict: two people's texts; untranslated: no text."""


def standing_of(entry: Entry) -> str:
    """Return how a message in use stands: one of STANDINGS."""
    if entry.fuzzy and other_text_of(entry):
        return "conflict"
    found = state(entry)
    if found is State.STALE:
        return "outdated" if entry.previous_msgid is not None else "edited"
    return {State.TRANSLATED: "approved", State.UNTRANSLATED: "untranslated"}.get(found, "draft")


def message_id(entry: Entry) -> str:
    """Return the fingerprint of a message's msgctxt and msgid, which names it in its catalog."""
    return notes.fingerprint("" if entry.msgctxt is None else f"{entry.msgctxt}\4", entry.msgid)


def base_of(entry: Entry) -> str:
    """Return the fingerprint of all that an entry says: whoever writes names what he started from."""
    return notes.fingerprint(repr(content_of(entry)))


def other_text_of(entry: Entry) -> str:
    """Return the other side's text in a conflict's comment, empty where there is no conflict."""
    return other_text_in(entry.tcomment)


def decide(entry: Entry, texts: Sequence[str], *, approved: bool) -> None:
    """Store a person's texts, one a form, approved or fuzzy; what loctool noted about the former text goes.

    A new text is one of the present source, so the former source (`#|`) goes, too.

    A draft that is approved as it is keeps its provenance line, which `settle_provenance` shortens; one that is not
    approved and has its text stays a draft. Raises ValueError if the number of texts is not that of the forms.
    """
    if len(texts) != len(forms_of(entry)):
        raise ValueError(f"{len(forms_of(entry))} texts are needed, one a form")
    is_new = list(texts) != forms_of(entry)
    if is_new and is_plural(entry):
        entry.msgstr_plural = dict(zip(sorted(entry.msgstr_plural), texts, strict=True))
    elif is_new:
        (entry.msgstr,) = texts
    if approved or not any(texts):
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    else:
        mark_fuzzy(entry)
    if is_new or approved:
        drop_previous(entry)
    if is_new or approved or other_text_of(entry):
        kept = without_conflict(notes.with_notes(entry.tcomment, ()))
        entry.tcomment = "\n".join(notes.lasting_lines(kept))


def other_text_in(comment: str) -> str:
    """Return the other text that a conflict left in a comment, empty where there is none."""
    lines = notes.lines_in(comment)
    return "\n".join(line[2:] for line in lines[_conflict_in(lines)][1:])


def with_other_text(comment: str, texts: Sequence[str], *, named: bool) -> str:
    """Return a comment with the other side's texts at its end, unless it has them; plural forms are `named`."""
    lines = [f"[{index}] {text}" for index, text in enumerate(texts)] if named else texts
    block = "\n".join([CONFLICT, *(f"  {line}" for text in lines for line in text.split("\n"))])
    if block in comment:
        return comment
    return f"{comment}\n{block}" if comment else block


def without_conflict(comment: str) -> str:
    """Return a comment without the other text of a conflict."""
    lines = notes.lines_in(comment)
    del lines[_conflict_in(lines)]
    return "\n".join(lines)


def _conflict_in(lines: Sequence[str]) -> slice:
    """Return where the block of a conflict stands among a comment's lines."""
    start = next((at for at, line in enumerate(lines) if line.strip() == CONFLICT), len(lines))
    end = start + 1
    while end < len(lines) and lines[end].startswith("  "):
        end += 1
    return slice(start, end)
