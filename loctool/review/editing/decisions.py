"""Texts and approvals written into a catalog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loctool.catalog.decisions import base_of, decide, standing_of
from loctool.catalog.entry import Entry, forms_of
from loctool.catalog.reader import Catalog
from loctool.review.editing.messages import (
    ConflictError,
    FormerFile,
    RefusedError,
    change_messages,
    find_message,
    messages_by_id,
)
from loctool.text.controls import LONGEST_TEXT, describe_character, unwritable_in_text


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person wants of a message."""

    id: str
    base: str
    """The fingerprint of the message that the person saw."""
    texts: tuple[str, ...]
    """One a form."""
    approved: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """A message that was not approved with the others."""

    id: str
    why: str
    """changed: somebody else has changed it; empty: a text is missing; conflict; gone."""


def write_decision(path: Path, decision: Decision) -> FormerFile | None:
    """Write a person's texts of a message; returns how it was, None if nothing changed.

    Somebody else's text stays, unless it is the same. Raises ConflictError, RefusedError (for an empty approved text, a
    conflict that is approved without being resolved, a text that no catalog can hold, a wrong number of texts),
    MissingError and CatalogError.
    """
    _check_texts(decision.texts)

    def change(catalog: Catalog) -> list[Entry]:
        entry = find_message(catalog, decision.id)
        if base_of(entry) != decision.base and forms_of(entry) != [*decision.texts]:
            raise ConflictError(catalog, entry, decision.texts)
        if decision.approved and (why := _obstacle(entry, decision.texts)):
            raise RefusedError(_SAID[why])
        try:
            decide(entry, decision.texts, approved=decision.approved)
        except ValueError as problem:
            raise RefusedError(str(problem)) from problem
        return [entry]

    return change_messages(path, change)


def approve_all(path: Path, wanted: Sequence[tuple[str, str]]) -> tuple[FormerFile | None, list[Skipped]]:
    """Approve messages as they are, each (id, base); returns how they were, and those that were skipped.

    Raises CatalogError.
    """
    skipped: list[Skipped] = []

    def change(catalog: Catalog) -> list[Entry]:
        skipped.clear()
        approved = []
        known = messages_by_id(catalog)
        for id_, base in wanted:
            entry = known.get(id_)
            if entry is None or (why := "changed" if base_of(entry) != base else _obstacle(entry, forms_of(entry))):
                skipped.append(Skipped(id_, why if entry else "gone"))
            else:
                decide(entry, forms_of(entry), approved=True)
                approved.append(entry)
        return approved

    return change_messages(path, change), skipped


_SAID = {
    "conflict": "Resolve the conflict before you approve the text.",
    "empty": "There is no text to approve; write one first.",
}


def _obstacle(entry: Entry, texts: Sequence[str]) -> str:
    """Return why a message may not be approved with these texts: conflict, empty, or "" if it may."""
    if standing_of(entry) == "conflict":
        return "conflict"
    return "" if all(text.strip() for text in texts) else "empty"


def _check_texts(texts: Sequence[str]) -> None:
    for text in texts:
        if char := unwritable_in_text(text):
            raise RefusedError(f"The text holds {describe_character(char)}, which catalogs cannot hold; delete it.")
        if len(text) > LONGEST_TEXT:
            raise RefusedError(f"The text has {len(text)} characters, more than {LONGEST_TEXT}; shorten it.")
