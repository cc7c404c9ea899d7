"""Bringing a catalog up to its template: nothing that a person wrote is lost, and nothing moves without need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from loctool.catalog.entry import Entry, Key, forms_of, is_header, key_of
from loctool.catalog.header import set_field
from loctool.catalog.plurals import plural_count
from loctool.catalog.provenance import (
    State,
    drop_refusal,
    is_untouched_draft,
    keep_as_draft,
    lines_of_people,
    state,
    store_notes,
)
from loctool.catalog.reader import Catalog
from loctool.merging.changes import Change, Merge
from loctool.merging.inheriting import inherit, mark_outdated
from loctool.merging.predecessors import Inheritance, Unmatched, find_inheritances
from loctool.merging.template import fresh_copy


def update(catalog: Catalog, template: Catalog, source_language: str = "de") -> Merge:
    """Bring a catalog up to its template, in linear time.

    Messages keep their places; new ones go behind their predecessor of the template, obsolete ones to the end. A new
    text takes the translation of the text of its context, vanished or obsolete, that it most likely came from, in that
    one's place: carried into it where the change is a mechanical one and the result certain, else as fuzzy with the
    previous msgid. A translation is given to one message only, unless that was split.
    """
    forms = plural_count(catalog.header.get("Plural-Forms", ""))
    wanted = {key_of(message): message for message in template.messages()}
    kept, live = _known(catalog, wanted)
    for key, entry in kept.items():
        _refresh(entry, wanted[key], forms)
    if len(kept) == len(wanted) == len(catalog.entries) - 1 and is_header(catalog.entries[0]):
        return _report([], len(kept))
    dead = {key_of(entry): entry for entry in catalog.obsolete()}
    revived = {key: dead.pop(key) for key in wanted if key in dead} if dead else {}
    drafts = [entry for entry in (*live.values(), *dead.values()) if is_untouched_draft(entry)]
    places = _places(catalog, wanted, kept)
    missing = [message for key, message in wanted.items() if key not in kept]
    lacking = {place: one for place, one in zip(places, missing, strict=True) if key_of(one) not in revived}
    unmatched = Unmatched(lacking, _gone(catalog, live), list(dead.values()), places)
    inheritances = find_inheritances(unmatched)
    entries, changes = _entries(lacking.values(), inheritances, (source_language, catalog.language))
    fresh = {key_of(one): fresh_copy(one, forms) for one in lacking.values() if key_of(one) not in entries}
    changes = [Change("revived", key[1]) for key in revived] + changes + [Change("new", key[1]) for key in fresh]
    added = revived | entries | fresh
    for key, entry in added.items():
        _refresh(entry, wanted[key], forms)
    for entry in drafts:
        keep_as_draft(entry)
    retired, lost = _retired([entry for entry in live.values() if id(entry) not in unmatched.taken])
    still = [entry for entry in dead.values() if id(entry) not in unmatched.taken]
    ordered = [kept.get(key) or added[key] for key in wanted]
    in_place = _ids(kept.values()) | (_ids(added.values()) & _ids(live.values()))
    catalog.entries = [*_arranged(catalog, ordered, in_place), *still, *retired]
    report = _report([*changes, *lost], len(kept))
    if report.changed:
        _date(catalog, template)
    return report


def _ids(entries: Iterable[Entry]) -> set[int]:
    return {id(entry) for entry in entries}


def _report(changes: list[Change], kept: int) -> Merge:
    count: dict[str, int] = defaultdict(int)
    for change in changes:
        count[change.kind] += 1
    fuzzy, obsolete, dropped, revived = (count[kind] for kind in ("fuzzy", "obsolete", "dropped", "revived"))
    return Merge(count["new"], kept, fuzzy, obsolete, dropped, revived, count["carried"], tuple(changes))


def _known(catalog: Catalog, wanted: Mapping[Key, Entry]) -> tuple[dict[Key, Entry], dict[Key, Entry]]:
    """Return the entries in use of the messages that are wanted, and those of all others."""
    kept: dict[Key, Entry] = {}
    live: dict[Key, Entry] = {}
    for entry in catalog.messages():
        key = key_of(entry)
        (kept if key in wanted else live)[key] = entry
    return kept, live


def _gone(catalog: Catalog, live: Mapping[Key, Entry]) -> dict[int, Entry]:
    """Return the entries that are not wanted any more, by their places in the file."""
    vanished = _ids(live.values())
    return {place: entry for place, entry in enumerate(catalog.entries) if id(entry) in vanished}


def _places(catalog: Catalog, wanted: Iterable[Key], kept: Mapping[Key, Entry]) -> dict[int, int]:
    """Return for each message that the catalog lacks its place in the file, counted on from its predecessor's."""
    spots: dict[int, tuple[Entry | None, int]] = {}
    before, steps = None, 0
    for number, key in enumerate(wanted):
        entry = kept.get(key)
        before, steps = (entry, 0) if entry else (before, steps + 1)
        if steps:
            spots[number] = before, steps
    asked = _ids(entry for entry, _ in spots.values() if entry)
    stand = {id(entry): place for place, entry in enumerate(catalog.entries) if id(entry) in asked}
    return {number: stand.get(id(entry), 0) + steps for number, (entry, steps) in spots.items()}


def _entries(
    messages: Iterable[Entry], inheritances: Mapping[Key, Inheritance], languages: tuple[str, str]
) -> tuple[dict[Key, Entry], list[Change]]:
    """Create an entry for each new message that takes over a translation.

    If several take it from the same old entry, the first in template order reuses that entry.
    """
    made: dict[Key, Entry] = {}
    changes: list[Change] = []
    used: set[int] = set()
    for message in messages:
        if inheritance := inheritances.get(key_of(message)):
            predecessor = inheritance.predecessors[0]
            text = inheritance.previous or predecessor.msgid
            entry, carried = inherit(message, inheritance, languages, whole=id(predecessor) not in used)
            used.add(id(predecessor))
            made[key_of(message)] = entry
            kind = "carried" if carried else "fuzzy" if any(forms_of(entry)) else "new"
            changes.append(Change(kind, message.msgid, text))
    return made, changes


def _retired(gone: list[Entry]) -> tuple[list[Entry], list[Change]]:
    """Make vanished entries obsolete, and return those that are worth keeping, and what happened to each."""
    retired = [entry for entry in gone if _worth_keeping(entry)]
    changes = [Change("obsolete" if _worth_keeping(entry) else "dropped", entry.msgid) for entry in gone]
    for entry in retired:
        _retire(entry)
    return retired, changes


def _worth_keeping(entry: Entry) -> bool:
    """Return whether an entry holds a translation or a person's comment."""
    return any(forms_of(entry)) or bool(lines_of_people(entry))


def _refresh(entry: Entry, message: Entry, forms: int) -> None:
    """Put an entry into use, with the template's comments, references, flags and plural.

    The same ones in another order are left. Most entries that nobody drafted have the template's lines above their
    translation, so that nothing of them needs to be parsed.
    """
    if (head := message.head) is not None and head == entry.head:
        return
    entry.obsolete = False
    if entry.msgid_plural != message.msgid_plural:
        _change_plural(entry, message, forms)
    if sorted(entry.comment.split("\n")) != sorted(message.comment.split("\n")):
        entry.comment = message.comment
    if sorted(entry.occurrences) != sorted(message.occurrences):
        entry.occurrences = list(message.occurrences)
    drop_refusal(entry)
    if entry.tcomment and state(entry) is State.TRANSLATED:
        store_notes(entry, ())
    entry.flags += [flag for flag in message.flags if flag not in entry.flags and flag != "fuzzy"]


def _change_plural(entry: Entry, message: Entry, forms: int) -> None:
    """Give an entry the template's msgid_plural; a translation becomes fuzzy."""
    texts = [text for text in forms_of(entry) if text]
    own = is_untouched_draft(entry)
    if texts:
        mark_outdated(entry)
    if message.msgid_plural and not entry.msgid_plural:
        entry.msgstr_plural = dict.fromkeys(range(forms), texts[0] if texts else "")
        entry.msgstr = ""
    elif entry.msgid_plural and not message.msgid_plural:
        entry.msgstr = texts[0] if texts else ""
        entry.msgstr_plural = {}
    entry.msgid_plural = message.msgid_plural
    if own:
        keep_as_draft(entry)


def _retire(entry: Entry) -> None:
    """Make an entry obsolete, as msgmerge does: without what came from the source."""
    entry.obsolete = True
    entry.comment = ""
    entry.occurrences = []


def _arranged(catalog: Catalog, ordered: list[Entry], in_place: set[int]) -> Iterator[Entry]:
    """Yield the header and all entries in use: those `in_place` as they are, others behind their predecessors."""
    behind: dict[int | None, list[Entry]] = defaultdict(list)
    anchor: int | None = None
    for entry in ordered:
        if id(entry) in in_place:
            anchor = id(entry)
        else:
            behind[anchor].append(entry)
    yield from [catalog.head] if catalog.head else []
    yield from behind[None]
    for entry in catalog.entries:
        if id(entry) in in_place:
            yield entry
            yield from behind.get(id(entry), ())


def _date(catalog: Catalog, template: Catalog) -> None:
    """Take over the date on which the template's messages changed."""
    date = template.header.get("POT-Creation-Date")
    if catalog.head and date:
        set_field(catalog.head, "POT-Creation-Date", date)
