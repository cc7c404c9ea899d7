"""Reading and writing files: UTF-8 or one clear error, and never a half-written file."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from loctool.errors import LoctoolError

_LEFTOVER = re.compile(r"\..+\.(?:pot?|mo|json)\.[a-z0-9_]{8}\.tmp")
"""Name of the temporary file of a catalog, of what is made of one, or of loctool's notes about them."""


def read_text(path: Path, error: type[LoctoolError] = LoctoolError) -> str:
    """Return the file's text with its line ends as they are.

    Raises `error` where the file cannot be read or is not UTF-8 (with the line of the first bad byte).
    """
    return decoded(read_bytes(path, error), path, error)


def read_bytes(path: Path, error: type[LoctoolError] = LoctoolError) -> bytes:
    """Return the file's bytes. Raises `error` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise error(f"cannot be read: {problem.strerror}", path) from problem


def decoded(raw: bytes, path: str | Path, error: type[LoctoolError] = LoctoolError) -> str:
    """Return the text of a file's bytes. Raises `error` where they are not UTF-8, with the line."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise error(
            f"is not UTF-8 (byte 0x{raw[problem.start]:02x}); convert it, for example with iconv -t utf-8", path, line
        ) from problem


def write_atomically(path: Path, content: bytes) -> bool:
    """Make `content` the file's bytes and tell whether anything changed; a file that holds them already is left alone.

    See `replacing`. Raises LoctoolError where the folder cannot be written.
    """
    path = Path(os.path.realpath(path))
    try:
        if path.exists() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
    except OSError as problem:
        raise LoctoolError(f"cannot be written: {problem.strerror}", path) from problem
    with replacing(path) as file:
        file.write(content)
    return True


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write that takes the place of `path` when the block ends, and never if it ends by an exception.

    The bytes go to a temporary file in the same folder, are synced and renamed over `path`, which keeps its mode;
    a symbolic link stays one. Missing folders are made. Raises LoctoolError where the folder cannot be written.
    """
    path = Path(os.path.realpath(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = _temporary(path)
    except OSError as problem:
        raise LoctoolError(f"cannot be written: {problem.strerror}", path) from problem
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fchmod(file.fileno(), path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
            os.fsync(file.fileno())
            os.replace(temporary, path)
    except BaseException as problem:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        if isinstance(problem, OSError):
            raise LoctoolError(f"cannot be written: {problem.strerror}", path) from problem
        raise


def _temporary(path: Path) -> tuple[int, str]:
    """Make a temporary file beside `path`, locked as long as it is open: by that `sweep` knows that it is in use."""
    import fcntl

    while True:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle, temporary
        os.close(handle)  # swept before it was locked


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed runs left in a folder; those that another run is writing stay."""
    import fcntl

    for left in folder.glob(".*.tmp"):
        if _LEFTOVER.fullmatch(left.name):
            with suppress(OSError), left.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                left.unlink()


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
