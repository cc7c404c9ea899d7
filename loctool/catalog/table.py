"""The messages of a catalog as a table with a list for each field, as compiling and counting need them."""

from __future__ import annotations

from dataclasses import dataclass, field

from loctool.catalog.provenance import Source, State, judge_state


@dataclass(slots=True)
class MessageTable:
    """The messages in use of a catalog, in the order of the file, numbered from 0."""

    header: str | None = None
    """The header's msgstr, None if there is no header."""
    contexts: list[str | None] = field(default_factory=list)
    msgids: list[str] = field(default_factory=list)
    plurals: list[str | None] = field(default_factory=list)
    """msgid_plural, None for a message that has none."""
    msgstrs: list[str] = field(default_factory=list)
    """The translations. Plural forms are joined by NUL."""
    fuzzy: set[int] = field(default_factory=set)
    """The numbers of the fuzzy messages."""
    outdated: set[int] = field(default_factory=set)
    """The numbers of messages with a previous msgid."""
    comments: dict[int, str] = field(default_factory=dict)
    """Number -> translator's comment with a line of loctool's."""
    syntaxes: dict[int, str] = field(default_factory=dict)
    """Number -> in which syntax the message is written, if it is any but that of decks; only where asked for."""
    obsolete: list[str] = field(default_factory=list)
    """The msgids of obsolete messages."""
    header_plural: tuple[str, list[str]] | None = None
    """The header's msgid_plural and its forms behind the first, None for a header as it should be."""
    judged: list[State] | None = field(default=None, compare=False)
    """The states of the messages, once they were asked for."""

    def keys(self) -> list[str]:
        """Return the messages' keys as in .mo files."""
        if not any(context is not None for context in self.contexts):
            return self.msgids
        return [mo_key(context, msgid) for context, msgid in zip(self.contexts, self.msgids, strict=True)]

    def has_plurals(self) -> bool:
        """Return whether any message has plural forms."""
        return self.plurals.count(None) < len(self.plurals)

    def outdated_translations(self) -> set[int]:
        """Return the numbers of the messages with a person's outdated translation, all plural forms of it."""
        states = self.states() if self.fuzzy else []
        found = (number for number, state in enumerate(states) if state is State.STALE)
        return {number for number in found if all(self.msgstrs[number].split("\0"))}

    def source(self, number: int) -> Source:
        """Return what a message's translation is made for."""
        return self.contexts[number], self.msgids[number], self.plurals[number]

    def states(self) -> list[State]:
        """Return the state of each message. They are judged once: a table is not changed."""
        if self.judged is None:
            self.judged = self._judge()
        return self.judged

    def _judge(self) -> list[State]:
        if not self.fuzzy and all(self.msgstrs) and not self.has_plurals():
            return [State.TRANSLATED] * len(self.msgstrs)
        sources = zip(self.contexts, self.msgids, self.plurals, strict=True)
        return [
            judge_state(text.split("\0"), n in self.fuzzy, self.comments.get(n, ""), n in self.outdated, source)
            for n, (text, source) in enumerate(zip(self.msgstrs, sources, strict=True))
        ]


def mo_key(context: str | None, msgid: str) -> str:
    """Return a message's key as in .mo files: the context and EOT before the msgid."""
    return msgid if context is None else f"{context}\x04{msgid}"
