"""How a message takes over a translation in an update or a merge: adapted if the result is certain, else fuzzy."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

from loctool.catalog.entry import Entry, Key, forms_of, key_of
from loctool.catalog.message_syntax import message_syntax
from loctool.catalog.notes import is_provenance_line, lasting_lines, lines_in, term_lines_in, with_term_lines
from loctool.catalog.provenance import (
    State,
    is_untouched_draft,
    keep_as_draft,
    lines_of_people,
    mark_fuzzy,
    resigned_line,
    settle_provenance,
    state,
    store_terms,
)
from loctool.catalog.reader import Catalog
from loctool.merging.carrying import carry_change
from loctool.merging.edits import Edit
from loctool.merging.predecessors import Inheritance, Unmatched, find_inheritances
from loctool.merging.template import fresh_copy
from loctool.text.equivalence import is_same_text


def inherit(
    message: Entry, inheritance: Inheritance, languages: tuple[str, str], whole: bool = True
) -> tuple[Entry, bool]:
    """Return a new message's entry with the translation that it takes over, and whether a change was carried into it.

    The entry is the first predecessor, or a new one if that is already in use (`whole` is False: a further piece of a
    split text). A carried change keeps the translation's state and adds a comment; so does a certain text of
    an inheritance, whose comment is ready. Otherwise the entry is fuzzy, with the source of its translation as the
    previous msgid, unless that looks the same. `languages` are the source's and the catalog's.
    """
    entry = inheritance.predecessors[0] if whole else fresh_copy(message, 0)
    if inheritance.text is None:
        if _carry(entry, message, languages):
            return entry, True
        entry.tcomment = "\n".join(lasting_lines(entry.tcomment))
        if any(forms_of(entry)) and not _looks_the_same(entry, message):
            mark_outdated(entry)
    else:
        if not inheritance.certain or inheritance.predecessors[0].fuzzy:
            mark_fuzzy(entry)
        entry.msgstr, entry.tcomment = inheritance.text, inheritance.comment
        entry.previous_msgid = inheritance.previous
    entry.msgctxt, entry.msgid, entry.msgid_plural = message.msgctxt, message.msgid, message.msgid_plural
    _drop_returned_source(entry)
    return entry, inheritance.certain and any(forms_of(entry))


def mark_outdated(entry: Entry) -> None:
    """Mark an entry fuzzy and keep the source of its translation as the previous one."""
    mark_fuzzy(entry)
    if entry.previous_msgid is None:
        entry.previous_msgid = entry.msgid
        entry.previous_msgid_plural = entry.msgid_plural or None


def _drop_returned_source(entry: Entry) -> None:
    """Remove the previous source texts if they are the present ones again."""
    former = (entry.previous_msgid or "", entry.previous_msgid_plural or "")
    if all(map(is_same_text, former, (entry.msgid, entry.msgid_plural or ""))):
        entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None


def change_plural(entry: Entry, plural: str | None, forms: int) -> None:
    """Give an entry another msgid_plural, or none; a translation becomes fuzzy.

    `forms` is the number of plural forms of the language.
    """
    texts = [text for text in forms_of(entry) if text]
    own = is_untouched_draft(entry)
    if texts and not (plural and entry.msgid_plural and is_same_text(plural, entry.msgid_plural)):
        mark_outdated(entry)
    if plural and not entry.msgid_plural:
        entry.msgstr_plural = dict.fromkeys(range(forms), texts[0] if texts else "")
        entry.msgstr = ""
    elif entry.msgid_plural and not plural:
        entry.msgstr = texts[0] if texts else ""
        entry.msgstr_plural = {}
    entry.msgid_plural = plural or ""
    _drop_returned_source(entry)
    if own:
        keep_as_draft(entry)


def retire(entry: Entry) -> None:
    """Make an entry obsolete, as msgmerge does: without comments and references from the source, and without terms."""
    entry.obsolete, entry.comment, entry.occurrences = True, "", []
    store_terms(entry, ())


def _carry(entry: Entry, message: Entry, languages: tuple[str, str]) -> bool:
    """Carry the source's change into a translation or an untouched draft. Return False if that is not possible."""
    if _looks_the_same(entry, message):
        entry.obsolete = False  # else the text that came back is only similar, and a person looks at it
    settle_provenance([entry])
    if state(entry) not in (State.TRANSLATED, State.DRAFT):
        return False
    if message.msgid_plural:
        return _carry_plural(entry, message)
    if (carried := carry_change(entry.msgid, message.msgid, entry.msgstr, languages, message_syntax(message))) is None:
        return False
    edit, text = carried
    line = resigned_line(entry, text, message)
    notes = [line if line and is_provenance_line(one) else one for one in lasting_lines(entry.tcomment)]
    entry.tcomment = "\n".join([*notes, f"loctool: carried {edit}"])
    entry.msgctxt, entry.msgid, entry.msgstr = message.msgctxt, message.msgid, text
    return True


def _carry_plural(entry: Entry, message: Entry) -> bool:
    """Keep the forms of a plural message if its texts changed in characters only. Return False if not."""
    if not _looks_the_same(entry, message):
        return False
    own = is_untouched_draft(entry)
    entry.msgctxt, entry.msgid, entry.msgid_plural = message.msgctxt, message.msgid, message.msgid_plural
    entry.tcomment = "\n".join([*lasting_lines(entry.tcomment), f"loctool: carried {Edit.CHARACTERS}"])
    if own:
        keep_as_draft(entry)
    return True


def _looks_the_same(entry: Entry, message: Entry) -> bool:
    pairs = ((entry.msgid, message.msgid), (entry.msgid_plural or "", message.msgid_plural or ""))
    return all(is_same_text(former, present) for former, present in pairs)


_TAKEN = ("msgstr", "msgstr_plural", "previous_msgctxt", "previous_msgid", "previous_msgid_plural")
"""What a message takes over besides comments and the fuzzy flag."""


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
        if entry.msgid and not entry.obsolete and key_of(entry) not in base
    }
    found = find_inheritances(Unmatched(new, dict(enumerate(orphans.values())), (), {place: place for place in new}))
    for message in new.values():
        inheritance = found.get(key_of(message))
        if inheritance is None or not _is_free(message, inheritance, base, languages):
            continue
        made = _inherited(message, inheritance, {}, languages)
        lines, terms = lines_in(made.tcomment), term_lines_in(message.tcomment)
        comment = "\n".join([*(line for line in lines_of_people(message) if line not in lines), *lines])
        message.tcomment = with_term_lines(comment, terms)
        message.flags = ["fuzzy"] * ("fuzzy" in made.flags) + [flag for flag in message.flags if flag != "fuzzy"]
        for name in _TAKEN:
            setattr(message, name, getattr(made, name))
        for one in inheritance.predecessors:
            remaining.pop(key_of(one), None)
    return remaining


def _is_free(message: Entry, inheritance: Inheritance, base: Mapping[Key, Entry], languages: tuple[str, str]) -> bool:
    """Return whether a message has no text, a machine's, or the one that an update made of the base's."""
    if not any(forms_of(message)) or state(message) is State.DRAFT:
        return True
    if inheritance.text is not None or key_of(inheritance.predecessors[0]) not in base:
        return False
    return forms_of(_inherited(message, inheritance, base, languages)) == forms_of(message)


def _inherited(
    message: Entry, inheritance: Inheritance, instead: Mapping[Key, Entry], languages: tuple[str, str]
) -> Entry:
    """Return what an update makes of copies of the predecessors, or of entries used `instead` of them."""
    copies = tuple(deepcopy(instead.get(key_of(one), one)) for one in inheritance.predecessors)
    return inherit(message, replace(inheritance, predecessors=copies), languages)[0]
