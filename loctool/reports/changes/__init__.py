"""What changed in a project since a revision: decks, translations, findings and coverage, and how it is shown."""

from __future__ import annotations

import enum
from collections import Counter
from dataclasses import dataclass

from loctool.merging.decks import DeckDiff
from loctool.model import Finding


class Kind(enum.StrEnum):
    """What happened to a message."""

    TRANSLATED = "translated"
    """A person translated it, or rewrote a draft."""
    APPROVED = "approved"
    """A person approved a draft as it was."""
    CHANGED = "changed"
    """A person changed the translation."""
    CARRIED = "carried"
    """`extract` carried a change of the source into the translation."""
    OUTDATED = "outdated"
    """The translation became fuzzy: its source changed, or somebody marked it."""
    DRAFTED = "drafted"
    """It got a draft, or another one."""
    LOST = "lost"
    """It has no translation any more."""
    ADDED = "added"
    """It is new and untranslated."""
    REMOVED = "removed"
    """It is gone, with a translation."""


@dataclass(frozen=True, slots=True)
class MessageChange:
    """What happened to one message."""

    kind: Kind
    msgctxt: str | None
    msgid: str
    former: str = ""
    """The translation before, "" if there was none; plural forms are joined by " | "."""
    text: str = ""
    """The translation now."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Messages of a catalog in each state."""

    translated: int = 0
    drafted: int = 0
    outdated: int = 0
    untranslated: int = 0

    @property
    def messages(self) -> int:
        """All messages."""
        return self.translated + self.drafted + self.outdated + self.untranslated

    @property
    def percent(self) -> int:
        """The translated messages, of a hundred; 100 only if all are."""
        return 100 * self.translated // self.messages if self.messages else 100


@dataclass(frozen=True, slots=True)
class CatalogChanges:
    """What changed in one catalog."""

    deck: str
    """The deck's domain, or the name of another catalog."""
    language: str
    path: str
    """Relative to the project."""
    before: Coverage | None
    """None if there was no catalog, or none that can be read."""
    after: Coverage | None
    changes: tuple[MessageChange, ...] = ()
    """In the order of the catalog, removed messages last."""

    def counts(self) -> Counter[Kind]:
        """Return how many messages each kind of change has."""
        return Counter(one.kind for one in self.changes)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in a project since a revision."""

    revision: str
    """As it was given."""
    commit: str
    decks: tuple[DeckDiff, ...]
    catalogs: tuple[CatalogChanges, ...]
    """All catalogs there are or were, also those in which nothing changed."""
    new: tuple[Finding, ...]
    """Findings of today that the revision did not have."""
    gone: tuple[Finding, ...]
    """Findings of the revision on messages that have none of the same rule today."""
