"""Bringing a catalog up to its template: nothing that a person wrote is lost, and nothing moves without need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loctool.catalog.entry import Entry
from loctool.catalog.header import fields_of, set_field
from loctool.catalog.plurals import plural_count
from loctool.catalog.provenance import (
    State,
    follow,
    forget_refusal,
    forms_of,
    lines_of_people,
    state,
    store_notes,
    untouched,
)
from loctool.catalog.reader import Catalog, Key, key_of
from loctool.merging.inheriting import doubt, inherit
from loctool.merging.predecessors import Heritage, Succession, successions
from loctool.merging.template import fresh_copy
from loctool.merging.unchanged import kept_as_they_are
from loctool.merging.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Change:
    """What a merge did to one message."""

    kind: str
    """new, fuzzy, carried, obsolete, dropped or revived."""
    text: str
    """Its msgid now."""
    former: str = ""
    """The msgid that its translation was made for, where that is another one."""


@dataclass(frozen=True, slots=True)
class Merge:
    """How many messages a merge left in which way."""

    added: int
    kept: int
    changed_to_fuzzy: int
    """New texts that took the translation of a similar one."""
    obsoleted: int
    dropped: int
    """Vanished messages without a translation."""
    revived: int
    """Obsolete messages whose text came back."""
    carried: int = 0
    """New texts that differ from a former one in a mechanical way, and kept its translation's state."""
    changes: tuple[Change, ...] = field(default=(), compare=False)
    """Each change of the set of messages, in the order of the template, what vanished behind it."""

    def __str__(self) -> str:
        """Return the counts in words, those of nothing left out."""
        counts = {
            "new": self.added,
            "kept": self.kept,
            "carried over": self.carried,
            "changed, now fuzzy": self.changed_to_fuzzy,
            "obsolete": self.obsoleted,
            "dropped": self.dropped,
            "revived": self.revived,
        }
        return ", ".join(f"{count} {word}" for word, count in counts.items() if count) or "no messages"

    @property
    def changed(self) -> bool:
        """Whether the set of messages changed."""
        changes = self.added, self.carried, self.changed_to_fuzzy, self.obsoleted, self.dropped, self.revived
        return any(changes)


def merge(catalog: Catalog, template: Catalog, source_language: str = "de") -> Merge:
    """Bring a catalog up to its template, in linear time.

    Messages keep their places; new ones go behind their predecessor of the template, obsolete ones to the end. A new
    text takes the translation of the text of its context, vanished or obsolete, that it most likely came from, in that
    one's place: carried into it where the change is a mechanical one and the result certain, else as fuzzy with the
    previous msgid. A translation is given to one message only, unless that was split.
    """
    if (unchanged := kept_as_they_are(catalog, template)) is not None:
        return _report([], unchanged)
    return _merged(catalog, template, source_language)


def _merged(catalog: Catalog, template: Catalog, source_language: str) -> Merge:
    """Do what `merge` says, entry by entry."""
    header = fields_of(catalog.head)  # makes the catalog's entries: first, since that takes most memory
    forms = plural_count(header.get("Plural-Forms", ""))
    wanted = Wanted(template)
    kept, live = _known(catalog, wanted)
    dead = {key_of(entry): entry for entry in catalog.obsolete()}
    revived = {key: dead.pop(key) for key in wanted.numbers if key in dead}
    drafts = [entry for entry in (*live.values(), *dead.values()) if untouched(entry)]
    missing = {key: number for key, number in wanted.numbers.items() if not kept[number]}
    lacking = {number: wanted.entry(number) for key, number in missing.items() if key not in revived}
    heritage = Heritage(lacking, _gone(catalog, live), list(dead.values()), _places(catalog, kept))
    heirs = successions(heritage)

    entries, made = _entries(lacking.values(), heirs, (source_language, catalog.language))
    fresh = {
        key: fresh_copy(wanted.entry(number), forms)
        for key, number in missing.items()
        if key not in revived and key not in entries
    }
    changes = [Change("revived", key[1]) for key in revived]
    changes += [*made, *(Change("new", key[1]) for key in fresh)]
    added = revived | entries | fresh
    ordered = [kept[number] or added[key] for key, number in wanted.numbers.items()]
    _refresh_all(ordered, wanted, forms)
    for entry in drafts:
        follow(entry)

    retired, lost = _retired([entry for entry in live.values() if id(entry) not in heritage.taken])
    changes += lost
    still = [entry for entry in dead.values() if id(entry) not in heritage.taken]
    stood = _ids(live.values())
    moved = _ids(added.values()) - stood
    left = (stood - _ids(entries.values())) | _ids((*dead.values(), *revived.values()))
    catalog.entries = [*_arranged(catalog, ordered, moved, left), *still, *retired]
    report = _report(changes, len(ordered) - len(missing))
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


def _known(catalog: Catalog, wanted: Wanted) -> tuple[list[Entry | None], dict[Key, Entry]]:
    """Return the entries in use of the messages that are wanted, by their numbers, and those of all others."""
    kept: list[Entry | None] = [None] * len(wanted.numbers)
    live: dict[Key, Entry] = {}
    for entry in catalog.messages():
        number = wanted.numbers.get(key_of(entry))
        if number is None:
            live[key_of(entry)] = entry
        else:
            kept[number] = entry
    return kept, live


def _gone(catalog: Catalog, live: Mapping[Key, Entry]) -> dict[int, Entry]:
    """Return the entries that are not wanted any more, by their places in the file."""
    vanished = _ids(live.values())
    return {place: entry for place, entry in enumerate(catalog.entries) if id(entry) in vanished}


def _places(catalog: Catalog, kept: Sequence[Entry | None]) -> dict[int, int]:
    """Return for each message that the catalog lacks its place in the file, counted on from its predecessor's."""
    spots: dict[int, tuple[Entry | None, int]] = {}
    before, steps = None, 0
    for number, entry in enumerate(kept):
        before, steps = (entry, 0) if entry else (before, steps + 1)
        if steps:
            spots[number] = before, steps
    asked = _ids(entry for entry, _ in spots.values() if entry)
    stand = {id(entry): place for place, entry in enumerate(catalog.entries) if id(entry) in asked}
    return {number: stand.get(id(entry), 0) + steps for number, (entry, steps) in spots.items()}


def _entries(
    messages: Iterable[Entry], heirs: Mapping[Key, Succession], languages: tuple[str, str]
) -> tuple[dict[Key, Entry], list[Change]]:
    """Make the entries of the heirs; of the heirs to one former, the first in the template becomes it."""
    made: dict[Key, Entry] = {}
    changes: list[Change] = []
    used: set[int] = set()
    for message in messages:
        if succession := heirs.get(key_of(message)):
            former = succession.formers[0]
            text = succession.previous or former.msgid
            entry, carried = inherit(message, succession, languages, whole=id(former) not in used)
            used.add(id(former))
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
    """Tell whether an entry holds a translation or a person's comment."""
    return any(forms_of(entry)) or bool(lines_of_people(entry))


def _refresh_all(ordered: Sequence[Entry], wanted: Wanted, forms: int) -> None:
    """Put all messages that are wanted, in their order, into use, each as the template has it."""
    for number, entry in enumerate(ordered):
        entry.obsolete = False
        if not wanted.has_head_of(number, entry):
            _refresh(entry, wanted.entry(number), forms)


def _refresh(entry: Entry, message: Entry, forms: int) -> None:
    """Take comments, references, flags and the plural from the template; the same ones in another order are left."""
    if entry.msgid_plural != message.msgid_plural:
        _change_plural(entry, message, forms)
    if sorted(entry.comment.split("\n")) != sorted(message.comment.split("\n")):
        entry.comment = message.comment
    if sorted(entry.occurrences) != sorted(message.occurrences):
        entry.occurrences = list(message.occurrences)
    forget_refusal(entry)
    if entry.tcomment and state(entry) is State.TRANSLATED:
        store_notes(entry, ())
    entry.flags += [flag for flag in message.flags if flag not in entry.flags and flag != "fuzzy"]


def _change_plural(entry: Entry, message: Entry, forms: int) -> None:
    """Give an entry the template's msgid_plural; a translation becomes fuzzy."""
    texts = [text for text in forms_of(entry) if text]
    own = untouched(entry)
    if texts:
        doubt(entry)
    if message.msgid_plural and not entry.msgid_plural:
        entry.msgstr_plural = dict.fromkeys(range(forms), texts[0] if texts else "")
        entry.msgstr = ""
    elif entry.msgid_plural and not message.msgid_plural:
        entry.msgstr = texts[0] if texts else ""
        entry.msgstr_plural = {}
    entry.msgid_plural = message.msgid_plural
    if own:
        follow(entry)


def _retire(entry: Entry) -> None:
    """Make an entry obsolete, as msgmerge does: without what came from the source."""
    entry.obsolete = True
    entry.comment = ""
    entry.occurrences = []


def _arranged(catalog: Catalog, ordered: list[Entry], moved: set[int], left: set[int]) -> Iterator[Entry]:
    """Yield the header and all entries in use: those `moved` behind their predecessors, the others as they stand."""
    behind: dict[int | None, list[Entry]] = defaultdict(list)
    anchor: int | None = None
    for entry in ordered:
        if id(entry) in moved:
            behind[anchor].append(entry)
        else:
            anchor = id(entry)
    head = catalog.head
    yield from [head] if head else []
    yield from behind[None]
    for entry in catalog.entries:
        if entry is not head and id(entry) not in left:
            yield entry
            yield from behind.get(id(entry), ())


def _date(catalog: Catalog, template: Catalog) -> None:
    """Take over the date on which the template's messages changed."""
    date = template.header.get("POT-Creation-Date")
    if catalog.head and date:
        set_field(catalog.head, "POT-Creation-Date", date)
