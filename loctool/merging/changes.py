"""What an update did to a catalog: each change, and how many there are of each kind."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Change:
    """What an update did to one message."""

    kind: str
    """new, fuzzy, carried, obsolete, dropped or revived."""
    text: str
    """Its msgid now."""
    former: str = ""
    """The msgid that its translation was made for, where that is another one."""


@dataclass(frozen=True, slots=True)
class Merge:
    """How many messages an update left in which way."""

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
