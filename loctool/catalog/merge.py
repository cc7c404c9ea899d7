"""Bringing a catalog up to its template: nothing that a person wrote is lost, and nothing moves without need."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from polib import POEntry

from loctool.catalog.header import plural_count, set_field
from loctool.catalog.lazy import same_head
from loctool.catalog.po import Catalog, Key, key_of
from loctool.catalog.provenance import forms_of, mark_fuzzy
from loctool.catalog.similar import matches
from loctool.catalog.template import fresh_copy
from loctool.catalog.unchanged import kept_as_they_are


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

    def __str__(self) -> str:
        """Return the counts in words, those of nothing left out."""
        counts = {
            "new": self.added,
            "kept": self.kept,
            "changed, now fuzzy": self.changed_to_fuzzy,
            "obsolete": self.obsoleted,
            "dropped": self.dropped,
            "revived": self.revived,
        }
        return ", ".join(f"{count} {word}" for word, count in counts.items() if count) or "no messages"

    @property
    def changed(self) -> bool:
        """Whether the set of messages changed."""
        return bool(self.added or self.changed_to_fuzzy or self.obsoleted or self.dropped or self.revived)


def merge(catalog: Catalog, template: Catalog) -> Merge:
    """Bring a catalog up to its template, in linear time but for the search of similar texts.

    Messages keep their places; new ones go behind their predecessor of the template, obsolete ones to the end.
    A new text takes, as fuzzy and with the previous msgid, the translation of the most similar text of its context
    that vanished or was obsolete; a translation is given to one message only.
    """
    if (unchanged := kept_as_they_are(catalog, template)) is not None:
        return Merge(0, unchanged, 0, 0, 0, 0)
    wanted = {key_of(entry): entry for entry in template.messages()}
    live = {key_of(entry): entry for entry in catalog.messages()}
    dead = {key_of(entry): entry for entry in catalog.obsolete()}
    kept = {key: live.pop(key) for key in wanted if key in live}
    revived = {key: dead.pop(key) for key in wanted if key in dead and key not in kept}
    fresh = [message for key, message in wanted.items() if key not in kept and key not in revived]
    heirs = _heirs(fresh, [*live.values(), *dead.values()])

    forms = plural_count(catalog.head)
    in_place = {id(entry) for entry in (*kept.values(), *live.values())}
    for key, former in heirs.items():
        _inherit(wanted[key], former)
    known = kept | revived | heirs
    ordered = [known.get(key) or fresh_copy(message, forms) for key, message in wanted.items()]
    for entry, message in zip(ordered, wanted.values(), strict=True):
        entry.obsolete = False
        _refresh(entry, message, forms)

    heir_ids = {id(former) for former in heirs.values()}
    gone = [entry for entry in live.values() if id(entry) not in heir_ids]
    retired = [entry for entry in gone if any(forms_of(entry))]
    for entry in retired:
        _retire(entry)
    catalog.entries = _arranged(catalog, ordered, in_place, [*_still(dead, heir_ids), *retired])
    counts = (len(fresh) - len(heirs), len(kept), len(heirs), len(retired), len(gone) - len(retired), len(revived))
    report = Merge(*counts)
    if report.changed:
        _date(catalog, template)
    return report


def _still(dead: dict[Key, POEntry], heirs: set[int]) -> list[POEntry]:
    """Return the obsolete entries that stay so."""
    return [entry for entry in dead.values() if id(entry) not in heirs]


def _heirs(fresh: list[POEntry], formers: list[POEntry]) -> dict[Key, POEntry]:
    """Return key of a new message -> the entry, vanished or obsolete, whose translation it takes."""
    groups: dict[tuple[str | None, bool], tuple[list[POEntry], list[POEntry]]] = defaultdict(lambda: ([], []))
    for message in fresh:
        groups[message.msgctxt, bool(message.msgid_plural)][0].append(message)
    for entry in formers:
        group = entry.msgctxt, bool(entry.msgid_plural)
        if group in groups and any(forms_of(entry)):
            groups[group][1].append(entry)
    return {
        key_of(messages[new]): entries[old]
        for messages, entries in groups.values()
        for new, old in matches([one.msgid for one in messages], [one.msgid for one in entries]).items()
    }


def _inherit(message: POEntry, former: POEntry) -> None:
    """Make a translated entry that of a new text: fuzzy, with the text that it translates as the previous one."""
    _doubt(former)
    former.msgid, former.msgid_plural = message.msgid, message.msgid_plural
    if former.previous_msgid == former.msgid:
        former.previous_msgctxt = former.previous_msgid = former.previous_msgid_plural = None


def _doubt(entry: POEntry) -> None:
    """Mark an entry fuzzy and keep the texts that its translation belongs to."""
    mark_fuzzy(entry)
    if entry.previous_msgid is None:
        entry.previous_msgid = entry.msgid
        entry.previous_msgid_plural = entry.msgid_plural or None


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
    entry.flags += [flag for flag in message.flags if flag not in entry.flags and flag != "fuzzy"]


def _change_plural(entry: POEntry, message: POEntry, forms: int) -> None:
    """Give an entry the template's msgid_plural; a translation becomes fuzzy."""
    texts = [text for text in forms_of(entry) if text]
    if texts:
        _doubt(entry)
    if message.msgid_plural and not entry.msgid_plural:
        entry.msgstr_plural = dict.fromkeys(range(forms), texts[0] if texts else "")
        entry.msgstr = ""
    elif entry.msgid_plural and not message.msgid_plural:
        entry.msgstr = texts[0] if texts else ""
        entry.msgstr_plural = {}
    entry.msgid_plural = message.msgid_plural


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
