"""Waiting for the lock that SQLite puts on the memory's file while a program writes into it."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from loctool.errors import MemoryFileError

PATIENCE = 1.0
"""Seconds to wait for another program before the user is told: loctool itself writes for milliseconds."""
AT_ONCE = 0.25
"""Seconds that SQLite itself waits: within them no signal is handled."""
PAUSE = 0.01
"""Seconds between two attempts."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lock:
    """How long to wait for other programs that have locked a file."""

    path: Path
    wait: float
    """Seconds; less than PATIENCE is PATIENCE."""

    def take(self, action: Callable[[], Result]) -> Result:
        """Do what needs the lock, and return its result; for PRAGMA journal_mode SQLite itself never waits.

        Raises MemoryFileError if another program keeps the lock.
        """
        began, told = time.monotonic(), False
        while True:
            try:
                return action()
            except sqlite3.OperationalError as problem:
                if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                if (waited := time.monotonic() - began) >= max(self.wait, PATIENCE):
                    raise MemoryFileError(_refusal(waited), self.path) from problem
                if waited >= PATIENCE and not told:
                    logging.getLogger("loctool").warning("%s is locked by another program; still trying", self.path)
                    told = True
                time.sleep(PAUSE)


def _refusal(waited: float) -> str:
    return (
        f"is locked by another program, still after {waited:.0f} s; run again when that is done (draft --wait SECONDS "
        "waits), or do without the memory (draft --no-memory)"
    )
