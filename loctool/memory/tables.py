"""The tables of the memory's file: made, and brought up to date."""

from __future__ import annotations

import sqlite3

from loctool.errors import MemoryFileError
from loctool.memory.lock import Lock

VERSION = 2
"""Of the tables (SQLite's user_version)."""
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


def prepare(connection: sqlite3.Connection, lock: Lock) -> None:
    """Create the tables in a new file, and upgrade old ones.

    Raises MemoryFileError for those of a newer version, or if another program keeps the file locked.
    """
    (version,) = lock.take(lambda: connection.execute("PRAGMA user_version").fetchone())
    if version not in (0, 1, VERSION):
        message = f"is of version {version}, which this loctool does not read; use a newer loctool"
        raise MemoryFileError(message, lock.path)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    if version == 0:
        lock.take(lambda: connection.execute("PRAGMA journal_mode = WAL"))
        script = f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;"
        lock.take(lambda: connection.executescript(script))
    elif version == 1:
        _upgrade(connection, lock)


def _upgrade(connection: sqlite3.Connection, lock: Lock) -> None:
    """Bring the tables of version 1 up to date, unless another process has done it meanwhile."""
    lock.take(lambda: connection.execute("BEGIN IMMEDIATE"))
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    changes = f"{_FROM_VERSION_1} PRAGMA user_version = {VERSION}" if version == 1 else ""
    for statement in changes.split(";") if changes else ():
        connection.execute(statement)
    connection.execute("COMMIT")
