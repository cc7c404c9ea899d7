"""A lock that one process holds at a time; it ends with its process, on every platform."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from loctool.errors import LockedError, LoctoolError
from loctool.files import read_text


@contextmanager
def hold_lock(file: Path, subject: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock of `file`, whose folder exists, waiting up to `wait` seconds for it.

    The lock ends with the process, even if that is killed. Raises LockedError about `subject`, which is what the lock
    protects, if another process still holds it; the error names that process where it is known.
    """
    from filelock import FileLock, Timeout

    lock, holder = FileLock(file, timeout=wait), file.with_suffix(".pid")
    try:
        lock.acquire()
    except Timeout as problem:
        raise LockedError(_refusal(holder, wait), subject) from problem
    except OSError as problem:
        raise LoctoolError(f"cannot be locked: {problem.strerror}", file) from problem
    try:
        with suppress(OSError):  # it only serves the message
            holder.unlink(missing_ok=True)
            with holder.open("x", encoding="utf-8") as named:
                named.write(_this_process())
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def _this_process() -> str:
    """Return what others are told; it stands beside the lock file, which Windows lets nobody else read."""
    return f"process {os.getpid()} on {socket.gethostname()}, running since {datetime.now():%Y-%m-%d %H:%M:%S}"


def _refusal(holder: Path, wait: float) -> str:
    who = ""
    with suppress(LoctoolError):
        who = read_text(holder)
    waited = f" after {wait:g} seconds" if wait else ""
    named = f" ({who})" if who else ""
    return (
        f"another loctool is still writing here{waited}{named}; run again when it is done (draft --wait SECONDS does)"
    )
