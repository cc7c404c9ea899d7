"""The messages of a template by their keys; of a file that was just read, entries are made of the few looked at."""

from __future__ import annotations

from loctool.catalog.comments import comments_of, occurrences_of
from loctool.catalog.entry import Entry
from loctool.catalog.lazy import head_of, same_head
from loctool.catalog.reader import Catalog, Key, key_of
from loctool.catalog.scan import Columns


class Wanted:
    """The messages that a template wants, in its order, numbered from 0."""

    def __init__(self, template: Catalog) -> None:
        """List the template's messages; its entries are not asked for if they are not made yet."""
        self._columns = template.unread.columns if template.unread else Columns()
        made = [] if template.unread else template.messages()
        keys = zip(self._columns.contexts, self._columns.msgids, strict=True) if template.unread else map(key_of, made)
        self.numbers: dict[Key, int] = {key: number for number, key in enumerate(keys)}
        """The keys in the template's order, with the messages' numbers."""
        self._made: dict[int, Entry] = dict(enumerate(made))

    def entry(self, number: int) -> Entry:
        """Return a message; the same entry at each call."""
        if number not in self._made:
            key = self._columns.contexts[number], self._columns.msgids[number]
            self._made[number] = _entry(key, self._columns, number)
        return self._made[number]

    def has_head_of(self, number: int, entry: Entry) -> bool:
        """Tell whether an entry certainly has a message's comments and flags, and both have no plural, by its lines."""
        if number in self._made:
            return same_head(entry, self._made[number])
        plain = self._columns.plurals[number] is None and not self._columns.previous[number]
        return plain and head_of(entry) == self._columns.comments[number].lstrip("\n").removesuffix("\n")


def _entry(key: Key, columns: Columns, number: int) -> Entry:
    """Make the untranslated entry of a message."""
    comments, flags = comments_of(columns.comments[number].split("\n"))
    return Entry(
        msgctxt=key[0],
        msgid=key[1],
        msgid_plural=columns.plurals[number] or "",
        comment="\n".join(comments.get("#.", ())),
        tcomment="\n".join(comments.get("#", ())),
        occurrences=occurrences_of(comments.get("#:", ())),
        flags=flags,
    )
