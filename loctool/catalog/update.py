"""Bringing a catalog up to its template: nothing that a person wrote is lost, and nothing moves without need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from polib import POEntry

from loctool.catalog.columns import uncollected
from loctool.catalog.header import plural_count, set_field
from loctool.catalog.inherit import doubt, inherit
from loctool.catalog.lazy import same_head
from loctool.catalog.po import Catalog, Key, key_of
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
from loctool.catalog.successors import Heritage, Succession, successions
from loctool.catalog.template import fresh_copy
from loctool.catalog.unchanged import kept_as_they_are


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
    with uncollected():
        return _merged(catalog, template, source_language)


def _merged(catalog: Catalog, template: Catalog, source_language: str) -> Merge:
    """Do what `merge` says, entry by entry."""
    wanted = {key_of(entry): entry for entry in template.messages()}
    live = {key_of(entry): entry for entry in catalog.messages()}
    dead = {key_of(entry): entry for entry in catalog.obsolete()}
    kept = {key: live.pop(key) for key in wanted if key in live}
    revived = {key: dead.pop(key) for key in wanted if key in dead and key not in kept}
    drafts = [entry for entry in (*live.values(), *dead.values()) if untouched(entry)]
    heritage = _heritage(catalog, wanted, kept, revived)
    heirs = successions(heritage)

    forms = plural_count(catalog.head)
    in_place = {id(entry) for entry in (*kept.values(), *live.values())}
    changes = [Change("revived", key[1]) for key in revived]
    entries, made = _entries(wanted, heirs, (source_language, catalog.language))
    known = kept | revived | entries
    changes += [*made, *(Change("new", key[1]) for key in wanted if key not in known)]
    ordered = [known.get(key) or fresh_copy(message, forms) for key, message in wanted.items()]
    for entry, message in zip(ordered, wanted.values(), strict=True):
        entry.obsolete = False
        _refresh(entry, message, forms)
    for entry in drafts:
        follow(entry)

    gone = [entry for entry in live.values() if id(entry) not in heritage.taken]
    retired = [entry for entry in gone if _worth_keeping(entry)]
    changes += [Change("obsolete" if _worth_keeping(entry) else "dropped", entry.msgid) for entry in gone]
    for entry in retired:
        _retire(entry)
    still = [entry for entry in dead.values() if id(entry) not in heritage.taken]
    catalog.entries = _arranged(catalog, ordered, in_place, [*still, *retired])
    report = _report(changes, len(kept))
    if report.changed:
        _date(catalog, template)
    return report


def _report(changes: list[Change], kept: int) -> Merge:
    count: dict[str, int] = defaultdict(int)
    for change in changes:
        count[change.kind] += 1
    fuzzy, obsolete, dropped, revived = (count[kind] for kind in ("fuzzy", "obsolete", "dropped", "revived"))
    return Merge(count["new"], kept, fuzzy, obsolete, dropped, revived, count["carried"], tuple(changes))


def _heritage(
    catalog: Catalog, wanted: Mapping[Key, POEntry], kept: Mapping[Key, POEntry], revived: Mapping[Key, POEntry]
) -> Heritage:
    """Return the messages that are new and the entries that are not wanted, with their places."""
    stand = {id(entry): place for place, entry in enumerate(catalog.entries)}
    places: dict[int, int] = {}
    behind = 0
    for number, key in enumerate(wanted):
        behind = stand[id(kept[key])] if key in kept else behind + 1
        places[number] = behind
    fresh = {
        number: message
        for number, (key, message) in enumerate(wanted.items())
        if key not in kept and key not in revived
    }
    used = {id(entry) for entry in (*kept.values(), *revived.values())}
    messages = {id(entry) for entry in catalog.messages()} - used
    gone = {place: entry for place, entry in enumerate(catalog.entries) if id(entry) in messages}
    return Heritage(fresh, gone, [entry for entry in catalog.obsolete() if id(entry) not in used], places)


def _entries(
    wanted: Mapping[Key, POEntry], heirs: Mapping[Key, Succession], languages: tuple[str, str]
) -> tuple[dict[Key, POEntry], list[Change]]:
    """Make the entries of the heirs; of the heirs to one former, the first in the template becomes it."""
    made: dict[Key, POEntry] = {}
    changes: list[Change] = []
    used: set[int] = set()
    for key, message in wanted.items():
        if succession := heirs.get(key):
            former = succession.formers[0]
            text = succession.previous or former.msgid
            entry, carried = inherit(message, succession, languages, whole=id(former) not in used)
            used.add(id(former))
            made[key] = entry
            kind = "carried" if carried else "fuzzy" if any(forms_of(entry)) else "new"
            changes.append(Change(kind, message.msgid, text))
    return made, changes


def _worth_keeping(entry: POEntry) -> bool:
    """Tell whether an entry holds a translation or a person's comment."""
    return any(forms_of(entry)) or bool(lines_of_people(entry))


def _refresh(entry: POEntry, message: POEntry, forms: int) -> None:
    """Take comments, references, flags and the plural from the template; the same ones in another order are left."""
    if same_head(entry, message):
        return
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


def _change_plural(entry: POEntry, message: POEntry, forms: int) -> None:
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


def _retire(entry: POEntry) -> None:
    """Make an entry obsolete, as msgmerge does: without what came from the source."""
    entry.obsolete = True
    entry.comment = ""
    entry.occurrences = []


def _arranged(catalog: Catalog, ordered: list[POEntry], in_place: set[int], obsolete: list[POEntry]) -> list[POEntry]:
    """Return all entries: those `in_place` as they stand, the others of `ordered` behind their predecessors."""
    behind: dict[int | None, list[POEntry]] = defaultdict(list)
    anchor: int | None = None
    for entry in ordered:
        if id(entry) in in_place:
            anchor = id(entry)
        else:
            behind[anchor].append(entry)
    used = {id(entry) for entry in ordered}
    arranged = [catalog.head] if catalog.head else []
    arranged += behind[None]
    for entry in catalog.entries:
        if id(entry) in in_place and id(entry) in used:
            arranged += [entry, *behind[id(entry)]]
    return [*arranged, *obsolete]


def _date(catalog: Catalog, template: Catalog) -> None:
    """Take over the date on which the template's messages changed."""
    date = template.header.get("POT-Creation-Date")
    if catalog.head and date:
        set_field(catalog.head, "POT-Creation-Date", date)
