"""Reading and writing files: UTF-8 or one clear error, and never a half-written file."""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from loctool.errors import LoctoolError

_LEFTOVER = re.compile(r"\..+\.(?:pot?|mo|json)\.[a-z0-9_]{8}\.tmp")
"""Name of the temporary file of a catalog, or of what is made of one."""
ABANDONED = 60.0
"""Seconds after which a temporary file is taken for a killed run's: writing one takes milliseconds."""
PATIENCE = 2.0
"""Seconds for which replacing a file is tried: Windows refuses it while another program has the file open."""
PRIVATE = ".loctool"
"""Folder of a project with loctool's own files."""
PAUSE = 0.05
"""Seconds between two attempts."""


def read_text(path: Path, error: type[LoctoolError] = LoctoolError) -> str:
    """Return the file's text with its line ends as they are.

    Raises `error` where the file cannot be read or is not UTF-8 (with the line of the first bad byte).
    """
    return decode(read_bytes(path, error), path, error)


def read_bytes(path: Path, error: type[LoctoolError] = LoctoolError) -> bytes:
    """Return the file's bytes. Raises `error` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise error(f"cannot be read: {problem.strerror}", path) from problem


def decode(raw: bytes, path: str | Path, error: type[LoctoolError] = LoctoolError) -> str:
    """Return the text of a file's bytes. Raises `error` where they are not UTF-8, with the line."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise error(
            f"is not UTF-8 (byte 0x{raw[problem.start]:02x}); convert it, for example with iconv -t utf-8", path, line
        ) from problem


def write_atomically(path: Path, content: bytes) -> bool:
    """Make `content` the file's bytes and return whether anything changed; a file that has them already is left alone.

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


def would_change(path: Path, content: bytes) -> bool:
    """Return whether `write_atomically` would write the file. Raises LoctoolError where it cannot be read."""
    return not path.is_file() or read_bytes(path) != content


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write that takes the place of `path` when the block ends, and never if it ends by an exception.

    The bytes go to a temporary file in the same folder, are synced and renamed over `path`, which keeps its mode,
    and its owner if this process may set it; a symbolic link stays one. Missing folders are made. Raises LoctoolError
    where the folder cannot be written.
    """
    path = Path(os.path.realpath(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    except OSError as problem:
        raise LoctoolError(f"cannot be written: {problem.strerror}", path) from problem
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _keep_owner_and_mode(temporary, path)
        _replace(temporary, path)
    except BaseException as problem:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        if isinstance(problem, OSError):
            raise LoctoolError(f"cannot be written: {problem.strerror}", path) from problem
        raise


def _keep_owner_and_mode(temporary: str, path: Path) -> None:
    """Give a file the owner and the mode of the one that it replaces."""
    if not path.exists():
        Path(temporary).chmod(0o666 & ~_umask())
        return
    was = path.stat()
    if hasattr(os, "chown"):
        for owner in ((was.st_uid, -1), (-1, was.st_gid)):  # one who is not root may still set a group of their own
            with suppress(PermissionError):
                os.chown(temporary, *owner)
    Path(temporary).chmod(was.st_mode & 0o7777)  # last, since a new owner takes set-uid bits away


def _replace(temporary: str, path: Path) -> None:
    """Rename a closed file over `path`, which another program may have open for a moment."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            os.replace(temporary, path)
        except PermissionError:
            if time.monotonic() >= end:
                raise
            time.sleep(PAUSE)
        else:
            return


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed runs left in a folder; what is younger than ABANDONED may be in use."""
    for left in folder.glob(".*.tmp"):
        if _LEFTOVER.fullmatch(left.name):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > ABANDONED:
                    left.unlink()


def make_private_folder(folder: Path) -> None:
    """Make a folder for loctool's own files unless there is one that keeps itself out of git.

    Raises LoctoolError where it cannot be written.
    """
    if not (folder / ".gitignore").exists():  # a killed run may have made the folder alone
        write_atomically(folder / ".gitignore", b"*\n")


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
