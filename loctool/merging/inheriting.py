"""How a message takes over a translation: adapted to the new text where that is certain, else fuzzy."""

from __future__ import annotations

from loctool.catalog.entry import Entry
from loctool.catalog.provenance import State, forms_of, is_own_line, mark_fuzzy, rehashed, state, without_news
from loctool.merging.carrying import carry_change
from loctool.merging.predecessors import Inheritance
from loctool.merging.template import fresh_copy


def inherit(
    message: Entry, inheritance: Inheritance, languages: tuple[str, str], whole: bool = True
) -> tuple[Entry, bool]:
    """Return a new message's entry with the translation that it takes over, and whether a change was carried into it.

    The entry is the first predecessor, changed, or a new one if that is in use already (`whole` is False: a further
    piece of a split text). If the source's change was carried, the translation keeps its state and a comment tells of
    it. Otherwise the entry is fuzzy, with the source of its translation as the previous msgid. `languages` are the
    source's and the catalog's.
    """
    entry = inheritance.predecessors[0] if whole else fresh_copy(message, 0)
    if inheritance.text is None:
        if _carry(entry, message, languages):
            return entry, True
        entry.tcomment = "\n".join(without_news(entry))
        if any(forms_of(entry)):
            mark_outdated(entry)
    else:
        mark_fuzzy(entry)
        entry.msgstr, entry.tcomment = inheritance.text, inheritance.comment
        entry.previous_msgid = inheritance.previous
    entry.msgid, entry.msgid_plural = message.msgid, message.msgid_plural
    if entry.previous_msgid == entry.msgid:
        entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    return entry, False


def mark_outdated(entry: Entry) -> None:
    """Mark an entry fuzzy and keep the source of its translation as the previous one."""
    mark_fuzzy(entry)
    if entry.previous_msgid is None:
        entry.previous_msgid = entry.msgid
        entry.previous_msgid_plural = entry.msgid_plural or None


def _carry(entry: Entry, message: Entry, languages: tuple[str, str]) -> bool:
    """Carry the source's change into a translation or an untouched draft, and return whether that was possible."""
    if message.msgid_plural or state(entry) not in (State.TRANSLATED, State.DRAFT):
        return False
    if (carried := carry_change(entry.msgid, message.msgid, entry.msgstr, *languages)) is None:
        return False
    edit, text = carried
    line = rehashed(entry, text, message)
    notes = [line if line and is_own_line(one) else one for one in without_news(entry)]
    entry.tcomment = "\n".join([*notes, f"loctool: carried {edit}"])
    entry.msgid, entry.msgstr = message.msgid, text
    return True
