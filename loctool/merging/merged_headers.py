"""What three versions of a catalog have besides messages: the header, and comments at the end of the file."""

from __future__ import annotations

from copy import copy

from loctool.catalog.entry import Entry
from loctool.catalog.header import fields_of, moment
from loctool.catalog.notes import lines_in
from loctool.catalog.reader import Catalog
from loctool.merging.merged_lines import merge_lines, merge_references, take_changed_side

_DATED = {name: name for name in ("PO-Revision-Date", "POT-Creation-Date")} | {"Last-Translator": "PO-Revision-Date"}
"""Header field -> the date by which the newer one is taken if both sides changed the date."""


def merge_headers(base: Catalog, ours: Catalog, theirs: Catalog) -> None:
    """Take what only the other side changed in the header, and the newest dates with their translator."""
    if theirs.head is None:
        return
    if ours.head is None:
        ours.entries.insert(0, copy(theirs.head))
        return
    if base.head and take_changed_side(base.head, ours.head, theirs.head):
        return
    empty = Entry(msgid="", flags=[flag for flag in ours.head.flags if flag in theirs.head.flags])
    before, mine, other = base.head or empty, ours.head, theirs.head
    if (text := _merge_fields(before, mine, other)) != mine.msgstr:
        mine.msgstr = text
    for name in ("tcomment", "comment"):
        lines = merge_lines(*(lines_in(getattr(one, name)) for one in (before, mine, other)))
        if lines != lines_in(getattr(mine, name)):
            setattr(mine, name, "\n".join(lines))
    if (references := merge_references(before.occurrences, mine.occurrences, other.occurrences)) != mine.occurrences:
        mine.occurrences = references
    flags = merge_lines(before.flags, mine.flags, other.flags)
    if sorted(flags) != sorted(mine.flags):
        mine.flags = flags


def _merge_fields(before: Entry, mine: Entry, other: Entry) -> str:
    """Return the header's text: a field that one side alone changed, added or deleted is as that side has it."""
    lines = [_lines_by_name(one) for one in (before, mine, other)]
    fields = [fields_of(one) for one in (before, mine, other)]
    names = merge_lines(*(list(one) for one in lines))
    names += [name for name in lines[1] if name not in names and lines[1][name] != lines[0].get(name)]
    theirs = {name for name in names if name in lines[2] and _is_theirs(name, *fields)}
    merged = [lines[2][name] if name in theirs or name not in lines[1] else lines[1][name] for name in names]
    return "".join(f"{line}\n" for line in merged) if merged != [*lines[1].values()] else mine.msgstr


def _lines_by_name(head: Entry) -> dict[str, str]:
    """Return name -> line of each field; of a repeated field, the first counts. Other lines stand for themselves."""
    found: dict[str, str] = {}
    for line in filter(None, head.msgstr.split("\n")):
        name, colon, _ = line.partition(":")
        found.setdefault(name.strip() if colon else line, line)
    return found


def _is_theirs(name: str, before: dict[str, str], mine: dict[str, str], other: dict[str, str]) -> bool:
    """Return whether a field is taken from the other side."""
    date = _DATED.get(name)
    if date and before.get(date) not in (mine.get(date), other.get(date)):
        return moment(other.get(date)) > moment(mine.get(date))
    return mine.get(name) == before.get(name) != other.get(name)


def merge_ends(base: Catalog, ours: Catalog, theirs: Catalog) -> None:
    """Bring the other side's changes to the comments at the end of the file into ours, and drop its byte order mark."""
    versions = [one.tail.replace("\r\n", "\n") for one in (base, ours, theirs)]
    if versions[2] not in versions[:2]:
        lines = merge_lines(*(version.split("\n") for version in versions))
        ours.tail = ours.style.newline.join(lines)
    ours.bom = ours.bom and (theirs.bom or base.bom == theirs.bom)
