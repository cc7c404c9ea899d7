"""How a message takes over a translation in an update or a merge: adapted if the result is certain, else fuzzy."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

from loctool.catalog.entry import Entry, Key, forms_of, key_of
from loctool.catalog.notes import is_provenance_line, lasting_lines, lines_in
from loctool.catalog.provenance import State, lines_of_people, mark_fuzzy, resigned_line, state
from loctool.catalog.reader import Catalog
from loctool.merging.carrying import carry_change
from loctool.merging.predecessors import Inheritance, Unmatched, find_inheritances
from loctool.merging.template import fresh_copy


def inherit(
    message: Entry, inheritance: Inheritance, languages: tuple[str, str], whole: bool = True
) -> tuple[Entry, bool]:
    """Return a new message's entry with the translation that it takes over, and whether a change was carried into it.

    The entry is the first predecessor, or a new one if that is already in use (`whole` is False: a further piece of a
    split text). A carried change keeps the translation's state and adds a comment. Otherwise the entry is fuzzy, with
    the source of its translation as the previous msgid. `languages` are the source's and the catalog's.
    """
    entry = inheritance.predecessors[0] if whole else fresh_copy(message, 0)
    if inheritance.text is None:
        if _carry(entry, message, languages):
            return entry, True
        entry.tcomment = "\n".join(lasting_lines(entry.tcomment))
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


def retire(entry: Entry) -> None:
    """Make an entry obsolete, as msgmerge does: without comments and references from the source."""
    entry.obsolete, entry.comment, entry.occurrences = True, "", []


def _carry(entry: Entry, message: Entry, languages: tuple[str, str]) -> bool:
    """Carry the source's change into a translation or an untouched draft. Return False if that is not possible."""
    if message.msgid_plural or state(entry) not in (State.TRANSLATED, State.DRAFT):
        return False
    if (carried := carry_change(entry.msgid, message.msgid, entry.msgstr, *languages)) is None:
        return False
    edit, text = carried
    line = resigned_line(entry, text, message)
    notes = [line if line and is_provenance_line(one) else one for one in lasting_lines(entry.tcomment)]
    entry.tcomment = "\n".join([*notes, f"loctool: carried {edit}"])
    entry.msgid, entry.msgstr = message.msgid, text
    return True


def reassign_translations(
    orphans: Mapping[Key, Entry], side: Catalog, base: Mapping[Key, Entry], languages: tuple[str, str]
) -> dict[Key, Entry]:
    """Give the translations of messages that `side` deleted to those that it added, and return those left over.

    A message takes over a translation as in an update, but only if it has no text of a person: it is untranslated, an
    untouched draft, or has what an update made of the translation in `base`.
    """
    if not orphans:
        return {}
    remaining = dict(orphans)
    new = {
        place: entry
        for place, entry in enumerate(side.entries)
        if entry.msgid and not entry.obsolete and not entry.msgid_plural and key_of(entry) not in base
    }
    found = find_inheritances(Unmatched(new, dict(enumerate(orphans.values())), (), {place: place for place in new}))
    for message in new.values():
        inheritance = found.get(key_of(message))
        if inheritance is None or not _is_free(message, inheritance, base, languages):
            continue
        made = _inherited(message, inheritance, {}, languages)
        lines = lines_in(made.tcomment)
        message.tcomment = "\n".join([*(line for line in lines_of_people(message) if line not in lines), *lines])
        message.flags = ["fuzzy"] * ("fuzzy" in made.flags) + [flag for flag in message.flags if flag != "fuzzy"]
        message.msgstr = made.msgstr
        message.previous_msgctxt, message.previous_msgid = made.previous_msgctxt, made.previous_msgid
        for one in inheritance.predecessors:
            remaining.pop(key_of(one), None)
    return remaining


def _is_free(message: Entry, inheritance: Inheritance, base: Mapping[Key, Entry], languages: tuple[str, str]) -> bool:
    """Return whether a message has no text, a machine's, or the one that an update made of the base's."""
    if not any(forms_of(message)) or state(message) is State.DRAFT:
        return True
    if inheritance.text is not None or key_of(inheritance.predecessors[0]) not in base:
        return False
    return _inherited(message, inheritance, base, languages).msgstr == message.msgstr


def _inherited(
    message: Entry, inheritance: Inheritance, instead: Mapping[Key, Entry], languages: tuple[str, str]
) -> Entry:
    """Return what an update makes of copies of the predecessors, or of entries used `instead` of them."""
    copies = tuple(deepcopy(instead.get(key_of(one), one)) for one in inheritance.predecessors)
    return inherit(message, replace(inheritance, predecessors=copies), languages)[0]
