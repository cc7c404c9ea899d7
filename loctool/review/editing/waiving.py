"""Waivers written into translators' comments, and taken back."""

from __future__ import annotations

from pathlib import Path

from loctool.catalog import notes
from loctool.catalog.decisions import base_of, standing_of
from loctool.catalog.entry import Entry
from loctool.catalog.reader import Catalog
from loctool.quality.run import waivable_rules
from loctool.quality.waivers import format_waiver, read_waivers
from loctool.review.editing.messages import ConflictError, FormerFile, RefusedError, change_messages, find_message

Seen = tuple[str, str]
"""Id of a message and fingerprint of what the person saw of it."""


def waive(path: Path, seen: Seen, rule: str, reason: str) -> tuple[FormerFile | None, str]:
    """Allow a rule's findings on a message; returns how it was, and the line that was written into its comment.

    The line goes before those that loctool writes; another reason for the same rule is replaced. Raises ConflictError,
    RefusedError (without a reason, for an unknown rule, and while the message is in conflict), MissingError and
    CatalogError.
    """
    try:
        line = format_waiver(rule, reason, waivable_rules())
    except ValueError as problem:
        raise RefusedError(str(problem)) from problem

    def change(catalog: Catalog) -> list[Entry]:
        entry = _find_seen(catalog, seen)
        if standing_of(entry) == "conflict":
            raise RefusedError("Resolve the conflict before you allow a finding.")
        lines = [one for one in notes.lines_in(entry.tcomment) if not _waives(one, rule, whole=True)]
        place = next((at for at, one in enumerate(lines) if notes.is_own_line(one)), len(lines))
        entry.tcomment = "\n".join([*lines[:place], line, *lines[place:]])
        return [entry]

    return change_messages(path, change), f"# {line}"


def withdraw(path: Path, seen: Seen, rule: str, reason: str = "") -> FormerFile | None:
    """Remove the lines that allow a rule's findings on a message, those with this reason if one is given.

    Raises ConflictError, RefusedError (where there is no such line), MissingError and CatalogError.
    """

    def change(catalog: Catalog) -> list[Entry]:
        entry = _find_seen(catalog, seen)
        lines = notes.lines_in(entry.tcomment)
        kept = [one for one in lines if not _waives(one, rule, reason)]
        if kept == lines:
            raise RefusedError("The comment has no line that allows this; remove another tool's waiver by hand.")
        entry.tcomment = "\n".join(kept)
        return [entry]

    return change_messages(path, change)


def _find_seen(catalog: Catalog, seen: Seen) -> Entry:
    entry = find_message(catalog, seen[0])
    if base_of(entry) != seen[1]:
        raise ConflictError(catalog, entry)
    return entry


def _waives(line: str, rule: str, reason: str = "", *, whole: bool = False) -> bool:
    """Return whether a line of a comment allows a rule, with this reason if there is one; `whole`: all its findings."""
    found, _ = read_waivers(line, (rule,))
    return any((not reason or one.reason == reason) and not (whole and one.term) for one in found)
