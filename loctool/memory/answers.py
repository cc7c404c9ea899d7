"""What servers of language models replied: a cache, which may be deleted at any time."""

from __future__ import annotations

import json
import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import Any

from loctool.memory.cache_file import CacheFile, Table

NAME = "answers.sqlite"
"""The cache's file in the project's private folder."""
APPLICATION = 0x6C6F6361
"""SQLite's application_id of the file, "loca"."""
VERSION = 1
_TABLE = Table(
    "answer",
    "key TEXT PRIMARY KEY, reply TEXT NOT NULL",
    APPLICATION,
    VERSION,
    "requests are sent again",
)


class AnswerCache:
    """The replies to requests, by the address and the whole body; from several threads at once.

    A cache that cannot be used is one without replies: a warning says so once, and nothing fails.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Begin with the cache's file; without one, nothing is kept."""
        self._file = CacheFile(path, _TABLE)

    def find(self, url: str, body: object) -> Any:
        """Return the reply to a request, None if none is known."""
        found: list[str] = []

        def read(connection: sqlite3.Connection) -> None:
            found.extend(row[0] for row in connection.execute("SELECT reply FROM answer WHERE key = ?", (key,)))

        if not self._file.is_there:
            return None
        key = _key(url, body)
        self._file.run(read)
        return json.loads(found[0]) if found else None

    def keep(self, url: str, body: object, reply: object) -> None:
        """Keep the reply to a request."""
        if self._file.is_used:
            row = (_key(url, body), json.dumps(reply, ensure_ascii=False))
            self._file.run(lambda one: one.execute("INSERT OR REPLACE INTO answer VALUES (?, ?)", row))


def _key(url: str, body: object) -> str:
    return sha256(f"{url}\n{json.dumps(body, sort_keys=True)}".encode()).hexdigest()
