"""The messages of a catalog as a table, a list a field: what compiling and counting need, for any number of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loctool.catalog.entry import forms_of
from loctool.catalog.provenance import State, judge_state

if TYPE_CHECKING:
    from loctool.catalog.reader import Catalog


@dataclass(slots=True)
class MessageTable:
    """The messages in use of a catalog, in the order of the file, numbered from 0."""

    header: str | None = None
    """The header's msgstr, None in a file without one."""
    contexts: list[str | None] = field(default_factory=list)
    msgids: list[str] = field(default_factory=list)
    plurals: list[str | None] = field(default_factory=list)
    """msgid_plural, None for a message that has none."""
    msgstrs: list[str] = field(default_factory=list)
    """The translations; plural forms are joined by NUL."""
    fuzzy: set[int] = field(default_factory=set)
    """The numbers of the fuzzy messages."""
    outdated: set[int] = field(default_factory=set)
    """The numbers of those that have a previous msgid."""
    comments: dict[int, str] = field(default_factory=dict)
    """The translator's comments in which loctool wrote."""
    obsolete: list[str] = field(default_factory=list)
    """The msgids of obsolete messages."""

    def keys(self) -> list[str]:
        """Return the messages' keys as .mo files have them: the context before EOT."""
        if not any(context is not None for context in self.contexts):
            return self.msgids
        return [mo_key(context, msgid) for context, msgid in zip(self.contexts, self.msgids, strict=True)]

    def states(self) -> list[State]:
        """Return where each message stands."""
        if not self.fuzzy and all(self.msgstrs) and not any(self.plurals):
            return [State.TRANSLATED] * len(self.msgstrs)
        return [self._state(number) for number in range(len(self.msgids))]

    def _state(self, number: int) -> State:
        return judge_state(
            self.msgstrs[number].split("\0"),
            number in self.fuzzy,
            self.comments.get(number, ""),
            number in self.outdated,
            (self.contexts[number], self.msgids[number], self.plurals[number]),
        )


def mo_key(context: str | None, msgid: str) -> str:
    """Return a message's key as .mo files have it."""
    return msgid if context is None else f"{context}\x04{msgid}"


def table_of(catalog: Catalog) -> MessageTable:
    """Return the messages of a catalog in memory."""
    table = MessageTable(catalog.head.msgstr if catalog.head else None)
    for number, entry in enumerate(catalog.messages()):
        table.contexts.append(entry.msgctxt)
        table.msgids.append(entry.msgid)
        table.plurals.append(entry.msgid_plural or None)
        table.msgstrs.append("\0".join(forms_of(entry)))
        if entry.fuzzy:
            table.fuzzy.add(number)
        if entry.previous_msgid is not None:
            table.outdated.add(number)
        if "loctool: " in entry.tcomment:
            table.comments[number] = entry.tcomment
    table.obsolete = [entry.msgid for entry in catalog.obsolete()]
    return table
