"""One writer of a folder's catalogs at a time: a lock that ends with its process and leaves no file behind."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from loctool.errors import LoctoolError
from loctool.files import sweep

_POLL = 0.1
"""Seconds between two attempts to get a lock that another process holds."""
_PROC = Path("/proc")


@contextmanager
def locked(folder: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold an exclusive lock on an existing folder, waiting up to `wait` seconds for it.

    What an earlier run that was killed left half-written there is removed. Raises LoctoolError, which names the
    process that holds the lock where the system tells, when the time is over. The lock ends with the process, however
    it ends.
    """
    import fcntl

    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as problem:
        raise LoctoolError(f"cannot be opened: {problem.strerror}", folder) from problem
    try:
        end = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as problem:
                if time.monotonic() >= end:
                    raise LoctoolError(_refusal(handle, wait), folder) from problem
                time.sleep(_POLL)
        sweep(folder)
        yield
    finally:
        os.close(handle)


def _refusal(handle: int, wait: float) -> str:
    pid = _holder(os.fstat(handle))
    who = f" (process {pid} on {socket.gethostname()}, running since {_since(pid)})" if pid else ""
    waited = f" after {wait:g} seconds" if wait else ""
    return f"another loctool is still writing here{waited}{who}; run again when it is done (draft --wait SECONDS does)"


def _holder(folder: os.stat_result) -> int | None:
    """Return the process that holds a lock on the folder, as Linux lists it; None elsewhere, or where it is hidden.

    Lines read `1: FLOCK  ADVISORY  WRITE 1234 fe:00:5678 0 EOF`. Some file systems give stat another device than
    the list, so only the inode is compared there, and the process must have that very folder open.
    """
    try:
        lines = (_PROC / "locks").read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    for line in lines:
        fields = line.split()
        if len(fields) >= 6 and fields[1] == "FLOCK" and fields[5].rpartition(":")[2] == str(folder.st_ino):
            pid = int(fields[4])
            if pid > 0 and _has_open(pid, folder):
                return pid
    return None


def _has_open(pid: int, folder: os.stat_result) -> bool:
    """Tell whether a process has the folder open; one that may not be looked into is believed."""
    try:
        opened = list((_PROC / str(pid) / "fd").iterdir())
    except PermissionError:
        return True
    except OSError:
        return False
    for link in opened:
        with suppress(OSError):
            found = link.stat()
            if (found.st_dev, found.st_ino) == (folder.st_dev, folder.st_ino):
                return True
    return False


def _since(pid: int) -> str:
    """Return when a process began, in local time: proc(5) gives the clock ticks since the system did."""
    try:
        ticks = int(
            (_PROC / str(pid) / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[19]
        )
        booted = int((_PROC / "stat").read_text(encoding="ascii").partition("\nbtime ")[2].split()[0])
    except (OSError, ValueError, IndexError):
        return "an unknown time"
    began = datetime.fromtimestamp(booted + ticks / os.sysconf("SC_CLK_TCK")).astimezone()
    return began.strftime("%Y-%m-%d %H:%M:%S")
