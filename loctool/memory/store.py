"""The memory's file: units by their origin, a catalog or an imported file. Safe with several processes (WAL)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from loctool.errors import LoctoolError, MemoryFileError
from loctool.files import PRIVATE, is_there, make_private_folder
from loctool.memory.lock import AT_ONCE, Lock
from loctool.memory.search import Index, Similar
from loctool.memory.tables import prepare
from loctool.memory.unit import Unit
from loctool.text.language import are_compatible


@dataclass(frozen=True, slots=True)
class Known:
    """One translation of a text."""

    target: str
    context: str | None
    count: int
    """The number of catalogs and imported files that have it."""
    changed: str
    """The latest of their dates; empty if unknown."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where units come from."""

    name: str
    """A catalog's path as seen from the memory's folder, or the path of an imported file."""
    imported: bool
    units: dict[str, int]
    """Language -> how many units are in it."""


@contextmanager
def open_store(path: Path, source_language: str, wait: float = 0.0) -> Iterator[Memory]:
    """Open the memory in `path` for texts in `source_language`; a missing file is created, and its folder.

    A folder that loctool creates keeps itself out of git; one that is there already is left as it is. Raises
    MemoryFileError if the file is not a memory, cannot be read or written, or stays locked by another program for
    PATIENCE and for `wait` seconds.
    """
    is_there(path, MemoryFileError)
    try:
        if not path.parent.is_dir() or path.parent.name == PRIVATE:
            make_private_folder(path.parent)
    except LoctoolError as problem:
        raise MemoryFileError(problem.message, path) from problem
    try:
        with closing(sqlite3.connect(path, timeout=AT_ONCE, isolation_level=None)) as connection:
            lock = Lock(path, wait)
            prepare(connection, lock)
            yield Memory(path, source_language, connection, lock)
    except sqlite3.OperationalError as problem:
        raise MemoryFileError(f"cannot be used: {problem}; draft --no-memory does without it", path) from problem
    except sqlite3.Error as problem:
        hint = "move it away, and the catalogs fill a new one"
        raise MemoryFileError(f"is not a translation memory or cannot be used ({problem}); {hint}", path) from problem


class Memory:
    """An open memory; made by `open_store`."""

    def __init__(self, path: Path, source_language: str, connection: sqlite3.Connection, lock: Lock) -> None:
        self.path = path
        self.source_language = source_language
        self._connection = connection
        self._lock = lock
        self._indexes: dict[str, Index] = {}

    def fingerprints(self) -> dict[str, str]:
        """Return name -> fingerprint of the catalogs that the memory was filled from."""
        return dict(self._connection.execute("SELECT name, fingerprint FROM origin WHERE NOT imported"))

    def fill(self, name: str, fingerprint: str, units: Iterable[Unit], *, imported: bool = False) -> int:
        """Replace the units of one origin, and return how many it has now.

        Known units keep their dates (imported ones take the file's); new ones without a date get the present one. If
        `units` raises, nothing changes.
        """
        now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        with self._writing():
            if imported:
                self._connection.execute("DELETE FROM origin WHERE name = ?", (name,))
            had = self._had(name)
            origin = self._origin(name, fingerprint, imported)
            count = 0
            kept: list[tuple[bool, int]] = []

            def new_rows() -> Iterator[tuple[object, ...]]:
                nonlocal count
                for unit in units:
                    count += 1
                    key = (unit.language, unit.context, unit.source, unit.target)
                    if (number := had.pop(key, None)) is None:
                        yield origin, self.source_language, *key, unit.changed or now, unit.obsolete
                    else:
                        kept.append((unit.obsolete, number))

            self._connection.executemany(
                "INSERT INTO unit (origin, source_language, language, context, source, target, changed, obsolete)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                new_rows(),
            )
            self._connection.executemany("UPDATE unit SET obsolete = ?1 WHERE id = ?2 AND obsolete != ?1", kept)
            self._connection.executemany("DELETE FROM unit WHERE id = ?", ((number,) for number in had.values()))
        return count

    def forget(self, names: Iterable[str]) -> None:
        """Drop origins with their units."""
        with self._writing():
            self._connection.executemany("DELETE FROM origin WHERE name = ?", ((name,) for name in names))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Write everything or nothing; other processes wait."""
        self._indexes.clear()
        self._lock.take(lambda: self._connection.execute("BEGIN IMMEDIATE"))
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # a full disk has ended it already
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _had(self, name: str) -> dict[tuple[str, str | None, str, str], int]:
        rows = self._connection.execute(
            "SELECT language, context, source, target, unit.id FROM unit JOIN origin ON origin.id = unit.origin"
            " WHERE name = ? AND source_language = ?",
            (name, self.source_language),
        )
        return {(language, context, source, target): number for language, context, source, target, number in rows}

    def _origin(self, name: str, fingerprint: str, imported: bool) -> int:
        self._connection.execute(
            "INSERT INTO origin (name, imported, fingerprint) VALUES (?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET imported = excluded.imported, fingerprint = excluded.fingerprint",
            (name, imported, fingerprint),
        )
        (number,) = self._connection.execute("SELECT id FROM origin WHERE name = ?", (name,)).fetchone()
        return int(number)

    def _compatible(self, language: str) -> list[str]:
        """Return the languages of the memory whose texts will do in `language`, itself first."""
        query = "SELECT DISTINCT language FROM unit WHERE source_language = ?"
        tags = [tag for (tag,) in self._connection.execute(query, (self.source_language,))]
        return sorted((tag for tag in tags if are_compatible(language, tag)), key=lambda tag: tag != language)

    def exact(self, source: str, language: str) -> list[Known]:
        """Return the translations of a text, the most frequent first, of equals the newest; obsolete ones last.

        Those of another variety of the language come only where its own has none.
        """
        for tag in self._compatible(language):
            rows = self._connection.execute(
                "SELECT target, context, COUNT(DISTINCT origin), MAX(changed) FROM unit"
                " WHERE source = ? AND language = ? AND source_language = ? GROUP BY target, context"
                " ORDER BY MIN(obsolete), 3 DESC, 4 DESC, 1, 2",
                (source, tag, self.source_language),
            ).fetchall()
            if rows:
                return [Known(*row) for row in rows]
        return []

    def similar(self, texts: Sequence[str], language: str, *, least: int = 75, limit: int = 3) -> list[list[Similar]]:
        """Return for each text the most similar other texts of the memory, the best first; see `search.Index`."""
        return self._index(language).similar(texts, least=least, limit=limit)

    def differing_in_numbers(self, text: str, language: str) -> list[str]:
        """Return the other texts of the memory that differ from one in their numbers alone."""
        return self._index(language).differing_in_numbers(text)

    def looking_the_same(self, text: str, language: str) -> list[str]:
        """Return the other texts of the memory that look and mean the same as one."""
        return self._index(language).looking_the_same(text)

    def _index(self, language: str) -> Index:
        if language not in self._indexes:
            tags = self._compatible(language)
            marks = ", ".join("?" * len(tags))
            rows = self._connection.execute(
                f"SELECT DISTINCT source FROM unit WHERE source_language = ? AND language IN ({marks}) ORDER BY source",  # noqa: S608  # question marks only
                (self.source_language, *tags),
            )
            self._indexes[language] = Index([source for (source,) in rows])
        return self._indexes[language]

    def units(self) -> Iterator[Unit]:
        """Yield every translation once, ordered by its text, context and language."""
        rows = self._connection.execute(
            "SELECT language, source, target, context, MAX(changed) FROM unit WHERE source_language = ?"
            " GROUP BY source, context, language, target ORDER BY source, context, language, target",
            (self.source_language,),
        )
        return (Unit(*row) for row in rows)

    def translations(self, language: str) -> Iterator[tuple[str, Unit]]:
        """Yield every translation into a language or a variety of it with the name of its origin."""
        for tag in self._compatible(language):
            rows = self._connection.execute(
                "SELECT name, language, source, target, context, changed, obsolete FROM unit"
                " JOIN origin ON origin.id = unit.origin WHERE source_language = ? AND language = ? ORDER BY unit.id",
                (self.source_language, tag),
            )
            yield from ((name, Unit(*row)) for name, *row in rows)

    def origins(self) -> list[Origin]:
        """Return the origins of the units, catalogs first."""
        found: dict[str, Origin] = {}
        for name, imported, language, count in self._connection.execute(
            "SELECT name, imported, language, COUNT(unit.id) FROM origin LEFT JOIN unit ON origin.id = unit.origin"
            " GROUP BY name, language ORDER BY imported, name, language"
        ):
            origin = found.setdefault(name, Origin(name, bool(imported), {}))
            if language is not None:
                origin.units[language] = count
        return list(found.values())
