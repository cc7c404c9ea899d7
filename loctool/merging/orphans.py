"""Translations of messages that the other side of a merge replaced: reassigned to the new messages."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

from loctool.catalog.entry import Entry
from loctool.catalog.provenance import State, forms_of, lines_of_people, state
from loctool.catalog.reader import Catalog, Key, key_of
from loctool.merging.inheriting import inherit
from loctool.merging.predecessors import Inheritance, Unmatched, find_inheritances


def reassign_translations(
    orphans: Mapping[Key, Entry], side: Catalog, base: Mapping[Key, Entry], languages: tuple[str, str]
) -> dict[Key, Entry]:
    """Give the translations of messages that `side` deleted to those that it added, and return the ones that remain.

    A message gets its translation as in an update, but only if it has none of a person's own: it is untranslated, an
    untouched draft, or has what an update made of the translation in `base`.
    """
    if not orphans:
        return {}
    remaining = dict(orphans)
    new = {place: entry for place, entry in enumerate(side.entries) if _is_new(entry, base)}
    found = find_inheritances(Unmatched(new, dict(enumerate(orphans.values())), (), {place: place for place in new}))
    for message in new.values():
        inheritance = found.get(key_of(message))
        if inheritance is None or not _is_free(message, inheritance, base, languages):
            continue
        made = _inherited(message, inheritance, {}, languages)
        lines = made.tcomment.split("\n") if made.tcomment else []
        message.tcomment = "\n".join([*(line for line in lines_of_people(message) if line not in lines), *lines])
        message.flags = ["fuzzy"] * ("fuzzy" in made.flags) + [flag for flag in message.flags if flag != "fuzzy"]
        message.msgstr = made.msgstr
        message.previous_msgctxt, message.previous_msgid = made.previous_msgctxt, made.previous_msgid
        for one in inheritance.predecessors:
            remaining.pop(key_of(one), None)
    return remaining


def _is_new(entry: Entry, base: Mapping[Key, Entry]) -> bool:
    return bool(entry.msgid) and not entry.obsolete and not entry.msgid_plural and key_of(entry) not in base


def _is_free(message: Entry, inheritance: Inheritance, base: Mapping[Key, Entry], languages: tuple[str, str]) -> bool:
    """Return whether a message has no text but a machine's, or the one that an update made of the base's."""
    if not any(forms_of(message)) or state(message) is State.DRAFT:
        return True
    if inheritance.text is not None or key_of(inheritance.predecessors[0]) not in base:
        return False
    return _inherited(message, inheritance, base, languages).msgstr == message.msgstr


def _inherited(
    message: Entry, inheritance: Inheritance, instead: Mapping[Key, Entry], languages: tuple[str, str]
) -> Entry:
    """Return what an update makes of copies of the predecessors, or of the entries `instead` of them."""
    copies = tuple(deepcopy(instead.get(key_of(one), one)) for one in inheritance.predecessors)
    return inherit(message, replace(inheritance, predecessors=copies), languages)[0]
