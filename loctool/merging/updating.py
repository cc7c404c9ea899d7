"""Updates of a catalog from its template, without losing a person's text or moving entries needlessly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping

from loctool.catalog.entry import Entry, Key, forms_of, is_header, key_of
from loctool.catalog.header import set_field
from loctool.catalog.notes import without_term_lines
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
from loctool.merging.inheriting import change_plural, inherit, retire
from loctool.merging.predecessors import Inheritance, Unmatched, find_inheritances
from loctool.merging.readings import Readings, match_readings
from loctool.merging.template import fresh_copy


def update(catalog: Catalog, template: Catalog, source_language: str = "de", readings: Readings | None = None) -> Merge:
    """Bring a catalog up to date with its template, in linear time.

    Messages keep their places. New ones go after their predecessor in the template, obsolete ones to the end. A new
    message takes over the entry of the vanished or obsolete text, of the same context, that it most likely came from.
    A mechanical change is carried into the translation if the result is certain, and so is what an earlier version of
    loctool read otherwise (`readings`); else the entry is fuzzy, with the previous msgid. No translation is used twice,
    unless a text was split.
    """
    forms = plural_count(catalog.header.get("Plural-Forms", ""))
    wanted = {key_of(message): message for message in template.messages()}
    kept, gone = _split(catalog, wanted)
    for key, entry in kept.items():
        _refresh(entry, wanted[key], forms)
    if len(kept) == len(wanted) == len(catalog.entries) - 1 and is_header(catalog.entries[0]):
        return _report([], len(kept))
    dead = {key_of(entry): entry for entry in catalog.obsolete()}
    revived = {key: dead.pop(key) for key in wanted if key in dead} if dead else {}
    drafts = [entry for entry in (*gone.values(), *dead.values()) if is_untouched_draft(entry)]
    places = _places(catalog, wanted, kept)
    unmatched = Unmatched(_lacking(wanted, kept.keys() | revived, places), gone, list(dead.values()), places)
    match_readings(unmatched, readings or {}, kept.values(), (source_language, catalog.language))
    inheritances = find_inheritances(unmatched)
    entries, changes = _entries(unmatched, inheritances, (source_language, catalog.language), _ids(kept.values()))
    fresh = {key_of(one): fresh_copy(one, forms) for one in unmatched.new.values() if key_of(one) not in entries}
    changes = [Change("revived", key[1]) for key in revived] + changes + [Change("new", key[1]) for key in fresh]
    added = revived | entries | fresh
    for key, entry in added.items():
        _refresh(entry, wanted[key], forms)
    for entry in drafts:
        keep_as_draft(entry)
    retired, lost = _retire(unmatched.free_entries().values())
    ordered = [kept.get(key) or added[key] for key in wanted]
    in_place = _ids(kept.values()) | (_ids(added.values()) & _ids(gone.values()))
    still = (entry for entry in dead.values() if id(entry) not in unmatched.taken)
    catalog.entries = [*_arrange(catalog, ordered, in_place), *still, *retired]
    report = _report([*changes, *lost], len(kept))
    if report.changed:
        _take_date(catalog, template)
    return report


def _take_date(catalog: Catalog, template: Catalog) -> None:
    if catalog.head and (date := template.header.get("POT-Creation-Date")):
        set_field(catalog.head, "POT-Creation-Date", date)


def _ids(entries: Iterable[Entry]) -> set[int]:
    return {id(entry) for entry in entries}


def _report(changes: list[Change], kept: int) -> Merge:
    count = Counter(change.kind for change in changes)
    fuzzy, obsolete, dropped, revived = (count[kind] for kind in ("fuzzy", "obsolete", "dropped", "revived"))
    return Merge(count["new"], kept, fuzzy, obsolete, dropped, revived, count["carried"], tuple(changes))


def _split(catalog: Catalog, wanted: Mapping[Key, Entry]) -> tuple[dict[Key, Entry], dict[int, Entry]]:
    """Return the entries in use of wanted messages, and by their places those of other messages."""
    kept: dict[Key, Entry] = {}
    gone: dict[int, Entry] = {}
    for place, entry in enumerate(catalog.entries):
        if entry.obsolete or is_header(entry):
            continue
        if (key := key_of(entry)) in wanted:
            kept[key] = entry
        else:
            gone[place] = entry
    return kept, gone


def _lacking(wanted: Mapping[Key, Entry], found: Container[Key], places: Iterable[int]) -> dict[int, Entry]:
    """Return place in the template -> message of those that are not `found`; `places` are those of all new ones."""
    messages = [*wanted.values()]
    return {place: messages[place] for place in places if key_of(messages[place]) not in found}


def _places(catalog: Catalog, wanted: Iterable[Key], kept: Mapping[Key, Entry]) -> dict[int, int]:
    """Return the place in the file of each message that the catalog lacks, counted from its predecessor."""
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
    unmatched: Unmatched, inheritances: Mapping[Key, Inheritance], languages: tuple[str, str], kept: set[int]
) -> tuple[dict[Key, Entry], list[Change]]:
    """Create an entry for each new message that takes over a translation.

    If several take it from the same old entry, the first in template order reuses that entry, unless it is one of the
    `kept` ones, by their id().
    """
    made: dict[Key, Entry] = {}
    changes: list[Change] = []
    used = set(kept)
    sources = {id(one): one.msgid for found in inheritances.values() for one in found.predecessors}
    for message in unmatched.new.values():
        if inheritance := inheritances.get(key_of(message)):
            predecessor = inheritance.predecessors[0]
            text = inheritance.previous or sources[id(predecessor)]
            entry, carried = inherit(message, inheritance, languages, whole=id(predecessor) not in used)
            used.add(id(predecessor))
            made[key_of(message)] = entry
            kind = "carried" if carried else "fuzzy" if any(forms_of(entry)) else "new"
            changes.append(Change(kind, message.msgid, text))
    return made, changes


def _retire(gone: Iterable[Entry]) -> tuple[list[Entry], list[Change]]:
    """Make entries with a translation or a person's comment obsolete. Return these, and what happened to each entry."""
    retired: list[Entry] = []
    changes: list[Change] = []
    for entry in gone:
        kept = any(forms_of(entry)) or bool(lines_of_people(entry))
        changes.append(Change("obsolete" if kept else "dropped", entry.msgid))
        if kept:
            retire(entry)
            retired.append(entry)
    return retired, changes


def _refresh(entry: Entry, message: Entry, forms: int) -> None:
    """Put an entry into use, with the comments, references, flags and plural of the template in any order."""
    # Most entries without drafts have the template's lines above their translation: nothing has to be parsed.
    if (head := message.head) is not None and head == without_term_lines(entry.head or ""):
        return
    entry.obsolete = False
    if entry.msgid_plural != message.msgid_plural:
        change_plural(entry, message.msgid_plural, forms)
    if sorted(entry.comment.split("\n")) != sorted(message.comment.split("\n")):
        entry.comment = message.comment
    if sorted(entry.occurrences) != sorted(message.occurrences):
        entry.occurrences = list(message.occurrences)
    drop_refusal(entry)
    if entry.tcomment and state(entry) is State.TRANSLATED:
        store_notes(entry, ())
    entry.flags += [flag for flag in message.flags if flag not in entry.flags and flag != "fuzzy"]


def _arrange(catalog: Catalog, ordered: list[Entry], in_place: set[int]) -> Iterator[Entry]:
    """Yield the header and all entries in use: those `in_place` in their order, others after their predecessors."""
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
