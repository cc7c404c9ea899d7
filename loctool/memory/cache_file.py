"""A file with one table that may be deleted at any time; one that cannot be used costs a warning, never a failure."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from loctool.errors import LoctoolError
from loctool.files import PRIVATE, make_private_folder

_PATIENCE = 1.0
"""Seconds to wait for another process that writes."""
_LOCK = threading.Lock()
"""Threads wait for each other without a limit: SQLite's own waiting is not fair."""


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a cache."""

    name: str
    columns: str
    """As CREATE TABLE has them, with the primary key."""
    application: int
    """SQLite's application_id of the file: another program's file is never written into."""
    version: int
    """Of the columns (SQLite's user_version). A cache of another version is begun anew."""
    loss: str
    """What is not kept where the cache cannot be used, for the warning."""


class CacheFile:
    """A cache's file, for several threads at once."""

    def __init__(self, path: Path | None, table: Table) -> None:
        """Begin with the file, which need not be there; without one, nothing is kept."""
        self._path = path
        self._table = table

    @property
    def is_used(self) -> bool:
        """Return whether something can be kept: there is a file, as far as is known."""
        return self._path is not None

    @property
    def is_there(self) -> bool:
        """Return whether something has been kept."""
        path = self._path
        return path is not None and path.exists()

    def run(self, action: Callable[[sqlite3.Connection], object]) -> None:
        """Do something with the open file, as one transaction; if it cannot be used, do without it from now on."""
        with _LOCK:
            if self._path is not None:
                self._try(self._path, action)

    def _try(self, path: Path, action: Callable[[sqlite3.Connection], object]) -> None:
        try:
            if not path.parent.is_dir() or path.parent.name == PRIVATE:
                make_private_folder(path.parent)
            with closing(sqlite3.connect(path, timeout=_PATIENCE)) as connection, connection:
                connection.execute("PRAGMA synchronous = OFF")  # 2 ms a reply, not 25: no power cut hurts a cache
                _prepare(connection, self._table)
                action(connection)
        except (sqlite3.Error, LoctoolError, ValueError) as problem:
            self._path = None
            logging.getLogger("loctool").warning("%s cannot be used (%s); %s", path, problem, self._table.loss)


def _prepare(connection: sqlite3.Connection, table: Table) -> None:
    """Make the table in a new file and in one of another version. Raises ValueError for another program's file."""
    if _is_current(connection, table):
        return
    connection.execute("BEGIN IMMEDIATE")
    if not _is_current(connection, table):  # nor has another process made it meanwhile
        connection.execute(f"DROP TABLE IF EXISTS {table.name}")
        connection.execute(f"CREATE TABLE {table.name} ({table.columns}) WITHOUT ROWID")
        connection.execute(f"PRAGMA application_id = {table.application}")
        connection.execute(f"PRAGMA user_version = {table.version}")
    connection.commit()


def _is_current(connection: sqlite3.Connection, table: Table) -> bool:
    owner, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if owner != table.application and connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
        raise ValueError("it is another program's file")
    return bool((owner, version) == (table.application, table.version))
