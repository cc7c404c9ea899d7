"""How a message takes over a translation: carried into the new text where that is certain, else fuzzy."""

from __future__ import annotations

from loctool.catalog.entry import Entry, forms_of
from loctool.catalog.notes import is_own_line, without_news
from loctool.catalog.provenance import State, mark_fuzzy, resigned_line, state
from loctool.merging.carrying import carried
from loctool.merging.predecessors import Succession
from loctool.merging.template import fresh_copy


def inherit(
    message: Entry, succession: Succession, languages: tuple[str, str], whole: bool = True
) -> tuple[Entry, bool]:
    """Return the entry of a new message with the translation that it takes over, and whether that was carried.

    It is the first former itself, changed, or a new one where that is taken already (`whole` is False: a further piece
    of a split text). A mechanical change is carried into the translation, which keeps its state, and noted in a
    translator's comment; after any other the entry is fuzzy, with the text that it translates as the previous one.
    `languages` are the source's and the catalog's.
    """
    entry = succession.formers[0] if whole else fresh_copy(message, 0)
    if succession.text is None:
        if _carry(entry, message, languages):
            return entry, True
        entry.tcomment = "\n".join(without_news(entry.tcomment))
        if any(forms_of(entry)):
            doubt(entry)
    else:
        mark_fuzzy(entry)
        entry.msgstr, entry.tcomment = succession.text, succession.comment
        entry.previous_msgid = succession.previous
    entry.msgid, entry.msgid_plural = message.msgid, message.msgid_plural
    if entry.previous_msgid == entry.msgid:
        entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    return entry, False


def doubt(entry: Entry) -> None:
    """Mark an entry fuzzy and keep the texts that its translation belongs to."""
    mark_fuzzy(entry)
    if entry.previous_msgid is None:
        entry.previous_msgid = entry.msgid
        entry.previous_msgid_plural = entry.msgid_plural or None


def _carry(entry: Entry, message: Entry, languages: tuple[str, str]) -> bool:
    """Carry a mechanical change into a translation or an untouched draft; tell whether that could be done."""
    if message.msgid_plural or state(entry) not in (State.TRANSLATED, State.DRAFT):
        return False
    made = carried(entry.msgid, message.msgid, entry.msgstr, *languages)
    if made is None:
        return False
    edit, text = made
    line = resigned_line(entry, text, message)
    notes = [line if line and is_own_line(one) else one for one in without_news(entry.tcomment)]
    entry.tcomment = "\n".join([*notes, f"loctool: carried {edit}"])
    entry.msgid, entry.msgstr = message.msgid, text
    return True
