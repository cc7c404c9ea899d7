"""The tables of the memory's file: made, and brought up to date."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from loctool.errors import MemoryFileError

VERSION = 2
"""Of the tables (SQLite's user_version)."""
PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""
_TABLES = """
CREATE TABLE IF NOT EXISTS origin (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, imported INTEGER NOT NULL, fingerprint TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS unit (
    id INTEGER PRIMARY KEY, origin INTEGER NOT NULL REFERENCES origin ON DELETE CASCADE,
    source_language TEXT NOT NULL, language TEXT NOT NULL, context TEXT,
    source TEXT NOT NULL, target TEXT NOT NULL, changed TEXT NOT NULL, obsolete INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS by_source ON unit (source, language);
CREATE INDEX IF NOT EXISTS by_origin ON unit (origin);
"""
_FROM_VERSION_1 = """
ALTER TABLE unit ADD COLUMN obsolete INTEGER NOT NULL DEFAULT 0;
UPDATE origin SET fingerprint = '' WHERE NOT imported;
"""
"""Catalogs are read again, for the units of their obsolete entries."""


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Create the tables in a new file, and upgrade old ones. Raises MemoryFileError for those of a newer version."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version not in (0, 1, VERSION):
        raise MemoryFileError(f"is of version {version}, which this loctool does not read; use a newer loctool", path)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    if version == 0:
        _write_ahead(connection)
        connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
    elif version == 1:
        _upgrade(connection)


def _upgrade(connection: sqlite3.Connection) -> None:
    """Bring the tables of version 1 up to date, unless another process has done it meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    changes = f"{_FROM_VERSION_1} PRAGMA user_version = {VERSION}" if version == 1 else ""
    for statement in changes.split(";") if changes else ():
        connection.execute(statement)
    connection.execute("COMMIT")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch a new file to WAL. SQLite does not wait for other processes here, whatever its timeout is."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
