"""A catalog opened to change some of its messages, and written if nobody else has changed them meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from loctool.catalog.decisions import base_of, message_id
from loctool.catalog.entry import Entry
from loctool.catalog.layout.lines import Style
from loctool.catalog.provenance import settle_provenance
from loctool.catalog.reader import Catalog, read
from loctool.catalog.writer import save, unchanged_on_disk
from loctool.errors import CatalogError, LoctoolError

_KEPT_STYLES = 16
_STYLES: dict[bytes, Style] = {}
"""Digest of a catalog's file -> how it is laid out: of the last ones that were written."""
_TRIES = 3
"""How often a file is read again that another program changes while it is being worked on."""


class RefusedError(LoctoolError):
    """A decision that cannot be written; the message says why."""


class MissingError(LoctoolError):
    """A message that is not in its catalog (any more), or what has been forgotten since."""


@dataclass(frozen=True, slots=True)
class Written:
    """When a file was written last, and by what."""

    time: str
    """ISO 8601 in UTC."""
    by: str
    """The program that wrote it, as the header says."""


class ConflictError(Exception):
    """Somebody else has changed a message meanwhile."""

    def __init__(self, catalog: Catalog, entry: Entry, yours: Iterable[str] = ()) -> None:
        """Keep which message it is; `yours` are the texts that were to be written."""
        super().__init__(f"{catalog.path} was changed meanwhile")
        self.id = message_id(entry)
        self.yours = tuple(yours)
        self.written = written_in(catalog)


@dataclass(frozen=True, slots=True)
class Former:
    """How a message was before it was written."""

    id: str
    lines: str
    """Its lines in the file."""
    base: str
    """The fingerprint of what was written."""


@dataclass(frozen=True, slots=True)
class FormerFile:
    """How the messages of a catalog were before they were written, with all that undoing needs."""

    path: Path
    digest: bytes
    """Of the file that was written."""
    head: str
    """Lines of its header before."""
    messages: tuple[Former, ...]


def written_in(catalog: Catalog) -> Written:
    """Return when a catalog's file was written last, and by what."""
    time = datetime.fromtimestamp(catalog.path.stat().st_mtime, UTC)
    return Written(time.isoformat(timespec="seconds"), catalog.header.get("X-Generator", ""))


def messages_by_id(catalog: Catalog) -> dict[str, Entry]:
    """Return the messages in use by their ids."""
    return {message_id(entry): entry for entry in catalog.messages()}


def find_message(catalog: Catalog, id_: str) -> Entry:
    """Return a message of a catalog. Raises MissingError."""
    found = messages_by_id(catalog).get(id_)
    if found is None:
        raise MissingError("the message is no longer in the catalog; load the page again", catalog.path)
    return found


def change_messages(path: Path, change: Callable[[Catalog], list[Entry]]) -> FormerFile | None:
    """Read a catalog, let `change` change some of its messages, which it returns, and write it.

    Returns how they were, None if nothing changed. A file that another program writes at the same time is read and
    changed again. Raises CatalogError, also if it never rests, and what `change` raises.
    """
    for _ in range(_TRIES):
        catalog = read(path)
        changed = change(catalog)
        settle_provenance(changed)
        if unchanged_on_disk(catalog):
            return _save(catalog, [entry for entry in changed if entry.is_changed()])
    raise CatalogError("is being written by another program all the time; try again", path)


def _save(catalog: Catalog, changed: list[Entry]) -> FormerFile | None:
    if not changed:
        return None
    head, digest = lines_of(catalog.head), catalog.digest
    if digest in _STYLES:
        catalog.style = _STYLES.pop(digest)
    before: Mapping[int, str] = {id(entry): lines_of(entry) for entry in changed}
    save(catalog)
    keep_style(catalog)
    former = tuple(Former(message_id(entry), before[id(entry)], base_of(entry)) for entry in changed)
    return FormerFile(catalog.path, catalog.digest, head, former)


def keep_style(catalog: Catalog) -> None:
    """Remember how the file is laid out that was written just now: guessing takes longer than all else of a write."""
    _STYLES[catalog.digest] = catalog.style
    for digest in [*_STYLES][:-_KEPT_STYLES]:
        _STYLES.pop(digest, None)


def lines_of(entry: Entry | None) -> str:
    """Return the lines that the file has for an entry, "" where there is none."""
    return (entry.lines or "") if entry else ""
