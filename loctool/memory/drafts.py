"""What is known of drafts beside their texts: a cache, which may be deleted at any time."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from loctool.errors import LoctoolError
from loctool.files import PRIVATE, make_private_folder
from loctool.model import Draft

NAME = "drafts.sqlite"
"""The cache's file in the project's private folder."""
APPLICATION = 0x6C6F6364
"""SQLite's application_id of the file, "locd": another program's file is never written into."""
VERSION = 1
"""Of the table (SQLite's user_version). A cache of another version is begun anew."""
MOST = 3
"""Other hypotheses that are kept of a draft."""
_PATIENCE = 1.0
"""Seconds to wait for another process that writes."""
_TABLE = (
    "CREATE TABLE IF NOT EXISTS draft (language TEXT, source TEXT, text TEXT, score REAL, route TEXT, others TEXT,"
    " PRIMARY KEY (language, source)) WITHOUT ROWID"
)


class DraftCache:
    """The latest draft of each text, with its score, its route and other hypotheses, which keep the text's markup.

    The rules have refused none of them, but most have not been judged: whoever shows them asks the rules first.

    A cache that cannot be used is one without drafts: a warning says so once, and nothing fails.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Begin with the cache's file; without one, nothing is kept."""
        self._path = path
        self._new: dict[tuple[str, str], Draft] = {}

    def keep(self, language: str, source: str, draft: Draft) -> None:
        """Keep a draft of a text from now on; `save` writes it."""
        if self._path is not None:
            self._new[language, source] = draft

    def save(self) -> None:
        """Write what was kept since the last time."""
        rows, self._new = [_row(*key, draft) for key, draft in self._new.items()], {}
        if rows:
            self._run(lambda one: one.executemany("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?)", rows))

    def find(self, language: str, texts: Iterable[str]) -> dict[str, Draft]:
        """Return text -> the latest draft of it, for those texts that are known."""
        query = "SELECT text, score, route, others FROM draft WHERE language = ? AND source = ?"
        found: dict[str, Draft] = {}

        def read(connection: sqlite3.Connection) -> None:
            for source in texts:
                for text, score, route, others in connection.execute(query, (language, source)):
                    found[source] = Draft(text, score, tuple(json.loads(route)), tuple(json.loads(others)))

        if self._path and self._path.exists():
            self._run(read)
        return found

    def _run(self, action: Callable[[sqlite3.Connection], object]) -> None:
        """Do something with the open file; if it cannot be used, do without it from now on."""
        path = self._path
        if path is None:
            return
        try:
            if not path.parent.is_dir() or path.parent.name == PRIVATE:
                make_private_folder(path.parent)
            with closing(sqlite3.connect(path, timeout=_PATIENCE)) as connection, connection:
                _prepare(connection)
                action(connection)
        except (sqlite3.Error, LoctoolError, ValueError) as problem:
            self._path = None
            message = "%s cannot be used (%s); what is known of drafts beside their texts is not kept"
            logging.getLogger("loctool").warning(message, path, problem)


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the table in a new file and in one of another version. Raises ValueError for another program's file."""
    owner, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if owner != APPLICATION and connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
        raise ValueError("it is another program's file")
    if (owner, version) == (APPLICATION, VERSION):
        return
    connection.execute("DROP TABLE IF EXISTS draft")
    connection.execute(_TABLE)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _row(language: str, source: str, draft: Draft) -> tuple[object, ...]:
    others = json.dumps(draft.others[:MOST], ensure_ascii=False)
    return language, source, draft.text, draft.score, json.dumps(draft.route), others
