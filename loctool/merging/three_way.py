"""Three versions of a catalog made one, message by message: what one side alone changed is taken, nothing is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass

from loctool.catalog.entry import Entry, Key, forms_of, is_header, key_of, translation_of
from loctool.catalog.header import fields_of, header_entry, moment, set_field
from loctool.catalog.notes import is_of_loctool
from loctool.catalog.provenance import is_untouched_draft, lines_of_people, mark_fuzzy
from loctool.catalog.reader import Catalog
from loctool.merging.orphans import pass_on

CONFLICT = "loctool: conflict, the other side has:"
"""First line of the comment that holds the other text of a conflict."""


@dataclass(frozen=True, slots=True)
class Sides:
    """One message in the three versions; None where it is missing."""

    base: Entry | None
    ours: Entry
    theirs: Entry


def merge_three(base: Catalog, ours: Catalog, theirs: Catalog, source_language: str = "de") -> list[Key]:
    """Bring the changes from `base` to `theirs` into `ours` and return the messages that both changed differently.

    Of such a conflict the message keeps our text, becomes fuzzy and holds the other one in a translator's comment.
    Entries that `theirs` did not change stay as they are, in their order. A translation of one side for a message that
    the other side took away goes to the text that came in its stead, as in an update; without one it becomes obsolete.
    """
    before, mine, other = (_by_key(one) for one in (base, ours, theirs))
    conflicts = [
        key for key, entry in mine.items() if key in other and _merged(Sides(before.get(key), entry, other[key]))
    ]
    languages = source_language, ours.language
    dropped = {key: entry for key, entry in mine.items() if key not in other and key in before}
    changed = [entry for key, entry in dropped.items() if _is_changed(before[key], entry)]
    passed = pass_on(changed, theirs, before, languages)
    kept = {id(entry) for entry in changed} - passed
    gone = {id(entry) for entry in dropped.values()} - kept

    added = {key: entry for key, entry in other.items() if key not in mine}
    changed += (late := [one for key, one in added.items() if key in before and _is_changed(before[key], one)])
    passed = pass_on(late, ours, before, languages)
    back = {id(entry) for entry in late} - passed
    added = {key: entry for key, entry in added.items() if key not in before or id(entry) in back}
    for entry in changed:
        if id(entry) in kept | back:
            _retire(entry)
    ours.entries = _arranged(ours, theirs, gone, added)
    _merge_heads(base, ours, theirs)
    return conflicts


def _by_key(catalog: Catalog) -> dict[Key, Entry]:
    return {key_of(entry): entry for entry in catalog.entries if not is_header(entry)}


def _is_changed(base: Entry, entry: Entry) -> bool:
    """Tell whether a message got another translation or another translator's comment since."""
    talked = lines_of_people(base) != lines_of_people(entry)
    if translation_of(base)[:2] == translation_of(entry)[:2] and not talked:
        return "fuzzy" in base.flags and "fuzzy" not in entry.flags and any(forms_of(entry))
    return any(forms_of(entry)) or talked


def _retire(entry: Entry) -> None:
    entry.obsolete, entry.comment, entry.occurrences = True, "", []


def _merged(sides: Sides) -> bool:
    """Bring one message's changes into ours; tell whether both sides changed the translation differently."""
    base, ours, theirs = sides.base, sides.ours, sides.theirs
    chosen, conflict = _translation(sides)
    comment = _comment(sides, chosen)
    for name in ("comment", "occurrences", "msgid_plural"):
        if base is not None and getattr(ours, name) == getattr(base, name):
            setattr(ours, name, getattr(theirs, name))
    if sorted(flags := _flags(sides, chosen)) != sorted(ours.flags):
        ours.flags = flags
    if ours.obsolete != theirs.obsolete:
        ours.obsolete = theirs.obsolete if base is not None and base.obsolete == ours.obsolete else ours.obsolete
        if base is None:
            ours.obsolete = False
    if not ours.obsolete and not ours.occurrences and not ours.comment:
        ours.occurrences, ours.comment = list(theirs.occurrences), theirs.comment
    ours.tcomment = comment
    if conflict:
        mark_fuzzy(ours)
        ours.tcomment = _with_other_text(ours.tcomment, ours, theirs)
    elif chosen is theirs:
        ours.msgstr, ours.msgstr_plural = theirs.msgstr, dict(theirs.msgstr_plural)
        ours.previous_msgid, ours.previous_msgctxt = theirs.previous_msgid, theirs.previous_msgctxt
        ours.previous_msgid_plural = theirs.previous_msgid_plural
    if ours.obsolete:
        _retire(ours)
    return conflict


def _translation(sides: Sides) -> tuple[Entry, bool]:
    """Return the side whose translation is taken, and whether that is a conflict.

    A person's text goes before an untouched draft, a text before none, and of one text its approval before its doubt.
    """
    base, ours, theirs = sides.base, sides.ours, sides.theirs
    mine, other = _whole(ours), _whole(theirs)
    if mine == other or (base is not None and other == _whole(base)):
        return ours, False
    if base is not None and mine == _whole(base):
        return theirs, False
    if forms_of(ours) == forms_of(theirs):
        return (theirs if "fuzzy" in ours.flags else ours), False
    ranks = [_rank(entry) for entry in (ours, theirs)]
    if ranks[0] != ranks[1]:
        return (ours if ranks[0] > ranks[1] else theirs), False
    if base is not None and forms_of(base) in (forms_of(ours), forms_of(theirs)):
        return (theirs if forms_of(ours) == forms_of(base) else ours), False
    return ours, ranks[0] == _PERSON


_PERSON = 2


def _rank(entry: Entry) -> int:
    """Return what a translation weighs: nothing, a machine's, a person's."""
    if not any(forms_of(entry)):
        return 0
    return 1 if is_untouched_draft(entry) else _PERSON


def _whole(entry: Entry) -> tuple[object, ...]:
    return (*translation_of(entry), entry.previous_msgid)


def _flags(sides: Sides, chosen: Entry) -> list[str]:
    """Return the flags: fuzzy as the chosen translation has it, others as they were added and taken away."""
    base = set(sides.base.flags) if sides.base else set()
    kept = [flag for flag in sides.ours.flags if flag in sides.theirs.flags or flag not in base]
    kept += [flag for flag in sides.theirs.flags if flag not in sides.ours.flags and flag not in base]
    return ["fuzzy"] * ("fuzzy" in chosen.flags) + [flag for flag in kept if flag != "fuzzy"]


def _comment(sides: Sides, chosen: Entry) -> str:
    """Return the translator's comment: our lines and those that the other side added, without those that it deleted.

    What loctool says of a text, such as a draft's provenance, goes with that text.
    """
    base, ours, theirs = (one.tcomment.split("\n") if one and one.tcomment else [] for one in _three(sides))
    if theirs in (base, ours):
        lines = ours
    elif ours == base:
        lines = theirs
    else:
        lines = [line for line in ours if line in theirs or line not in base]
        lines += [line for line in theirs if line not in ours and line not in base]
    own = [line for line in chosen.tcomment.split("\n") if is_of_loctool(line)]
    if [line for line in lines if is_of_loctool(line)] != own:
        lines = [*(line for line in lines if not is_of_loctool(line)), *own]
    return "\n".join(lines)


def _three(sides: Sides) -> tuple[Entry | None, Entry, Entry]:
    return sides.base, sides.ours, sides.theirs


def _with_other_text(comment: str, ours: Entry, theirs: Entry) -> str:
    """Return the comment with the other side's text at its end; one that is there already is not written twice."""
    forms = forms_of(theirs)
    named = forms if not theirs.msgid_plural else [f"[{index}] {form}" for index, form in enumerate(forms)]
    block = "\n".join([CONFLICT, *(f"  {line}" for text in named for line in text.split("\n"))])
    if block in comment or forms == forms_of(ours):
        return comment
    return f"{comment}\n{block}" if comment else block


def _arranged(ours: Catalog, theirs: Catalog, gone: set[int], added: Mapping[Key, Entry]) -> list[Entry]:
    """Return our entries in our order, without those that go; each new one behind its predecessor on the other side."""
    behind: dict[Key | None, list[Entry]] = defaultdict(list)
    mine = {key_of(entry) for entry in ours.messages() if id(entry) not in gone}
    last: Key | None = None
    for entry in theirs.entries:
        key = key_of(entry)
        if key in mine:
            last = key
        elif key in added and not entry.obsolete:
            behind[last].append(copy(entry))
    live = [entry for entry in ours.entries if not entry.obsolete and id(entry) not in gone]
    found: list[Entry] = [] if live and is_header(live[0]) else [*behind[None]]
    for entry in live:
        found.append(entry)
        found += behind[None if is_header(entry) else key_of(entry)]
    dead = [entry for entry in ours.entries if entry.obsolete and id(entry) not in gone]
    return [*found, *dead, *(copy(entry) for entry in added.values() if entry.obsolete)]


def _merge_heads(base: Catalog, ours: Catalog, theirs: Catalog) -> None:
    """Take header fields that the other side alone changed; of dates the newest, and who goes with it."""
    if theirs.head is None:
        return
    if ours.head is None:
        ours.entries.insert(0, copy(theirs.head))
        return
    before, mine, other = (fields_of(one.head) for one in (base, ours, theirs))
    newer = moment(other.get("PO-Revision-Date")) > moment(mine.get("PO-Revision-Date"))
    for name, value in other.items():
        if name in ("PO-Revision-Date", "POT-Creation-Date"):
            taken = moment(value) > moment(mine.get(name))
        elif name == "Last-Translator":
            taken = newer
        else:
            taken = value != before.get(name) and mine.get(name) == before.get(name)
        if taken and mine.get(name) != value:
            set_field(ours.head, name, value)
    sides = Sides(base.head or header_entry({}), ours.head, theirs.head)
    ours.head.tcomment = _comment(sides, ours.head)
