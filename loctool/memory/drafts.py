"""What is known of drafts beside their texts: a cache, which may be deleted at any time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from loctool.memory.cache_file import CacheFile, Table
from loctool.model import Draft, Rival

NAME = "drafts.sqlite"
"""The cache's file in the project's private folder."""
APPLICATION = 0x6C6F6364
"""SQLite's application_id of the file, "locd": another program's file is never written into."""
VERSION = 2
"""Of the table (SQLite's user_version). A cache of another version is begun anew."""
MOST = 3
"""Other hypotheses that are kept of a draft."""
_TABLE = Table(
    "draft",
    "language TEXT, source TEXT, text TEXT, score REAL, route TEXT, others TEXT, maker TEXT, rivals TEXT,"
    " PRIMARY KEY (language, source)",
    APPLICATION,
    VERSION,
    "what is known of drafts beside their texts is not kept",
)
_INSERT = "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


class DraftCache:
    """The latest draft of each text: score, route, maker, other hypotheses that no rule refuses, rivals.

    A cache that cannot be used is one without drafts: a warning says so once, and nothing fails.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Begin with the cache's file; without one, nothing is kept."""
        self._file = CacheFile(path, _TABLE)
        self._new: dict[tuple[str, str], Draft] = {}

    def keep(self, language: str, source: str, draft: Draft) -> None:
        """Keep a draft of a text from now on; `save` writes it."""
        if self._file.is_used:
            self._new[language, source] = draft

    def save(self) -> None:
        """Write what was kept since the last time."""
        rows, self._new = [_row(*key, draft) for key, draft in self._new.items()], {}
        if rows:
            self._file.run(lambda one: one.executemany(_INSERT, rows))

    def find(self, language: str, texts: Iterable[str]) -> dict[str, Draft]:
        """Return text -> the latest draft of it, for those texts that are known."""
        query = "SELECT text, score, route, others, maker, rivals FROM draft WHERE language = ? AND source = ?"
        found: dict[str, Draft] = {}

        def read(connection: sqlite3.Connection) -> None:
            for source in texts:
                for row in connection.execute(query, (language, source)):
                    found[source] = _draft(*row)

        if self._file.is_there:
            self._file.run(read)
        return found


def _row(language: str, source: str, draft: Draft) -> tuple[object, ...]:
    others, rivals = (json.dumps(some, ensure_ascii=False) for some in (draft.others[:MOST], draft.rivals))
    return language, source, draft.text, draft.score, json.dumps(draft.route), others, draft.maker, rivals


def _draft(text: str, score: float, route: str, others: str, *more: str) -> Draft:
    """Return the draft of a row's columns behind the source; `more` are its maker and its rivals."""
    maker, rivals = more
    found = tuple(Rival(by, own, tuple(problems)) for by, own, problems in json.loads(rivals))
    return Draft(text, score, tuple(json.loads(route)), tuple(json.loads(others)), rivals=found, maker=maker)
