"""Reading and writing files: UTF-8 or one clear error, never a half-written file, never a device replaced by one."""

from __future__ import annotations

import errno
import mmap
import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from typing import IO

from loctool.errors import LoctoolError

Content = bytes | memoryview | mmap.mmap
"""The bytes of a file."""
_LEFTOVER = re.compile(r"\..*\.(?:pot?|mo|json|gitignore)\.[a-z0-9_]{8}\.tmp")
"""Name of the temporary file of a catalog, or of what is made of one."""
ABANDONED = 60.0
"""Seconds after which a temporary file is taken for a killed run's: writing one takes milliseconds."""
PATIENCE = 2.0
"""Seconds for which replacing a file is tried: Windows refuses it while another program has the file open."""
PRIVATE = ".loctool"
"""Folder of a project with loctool's own files."""
PAUSE = 0.05
"""Seconds between two attempts."""
LARGEST = 256 << 20
"""Bytes of the largest file that is read whole; a catalog of a million messages has 150 million."""
LARGEST_STREAM = 4 << 30
"""Bytes of the largest file that is read piece by piece."""
_MAPPED = 16 << 20
"""Bytes from which `map_bytes` maps a file."""
_KINDS = {stat.S_IFDIR: "folder", stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket"}
"""Type of what is no file, if not a device -> what people call it."""
_OPEN_ALREADY = re.compile(r"/dev/(?:std(?:out|err)|fd/\d+)|/proc/(?:self|\d+)/fd/\d+")
"""Paths of what the process has open, which may be a file."""


def is_there(path: Path, error: type[LoctoolError] = LoctoolError) -> bool:
    """Return whether there is a file. Raises `error` where something else has its place: a folder, a pipe, a device."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    if not stat.S_ISREG(mode):
        raise error(_no_file(mode), path)
    return True


def _no_file(mode: int) -> str:
    return f"is a {_KINDS.get(stat.S_IFMT(mode), 'device')}, not a file; put a file in its place"


def open_to_read(path: Path, error: type[LoctoolError] = LoctoolError, largest: int = LARGEST_STREAM) -> BufferedReader:
    """Open a file to read. Raises `error` where it cannot be read, is no regular file or has more than `largest` bytes.

    A pipe would wait for ever for somebody who writes into it, and some devices never end.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise error(_no_file(found.st_mode), path)
        if found.st_size > largest:
            raise error(f"is larger than {largest >> 20} MiB, the most that is read of one file; split it", path)
        return path.open("rb")
    except OSError as problem:
        raise error(f"cannot be read: {problem.strerror}", path) from problem


def read_text(path: Path, error: type[LoctoolError] = LoctoolError) -> str:
    """Return the file's text with its line ends as they are.

    Raises `error` where the file cannot be read or is not UTF-8 (with the line of the first bad byte).
    """
    return decode(read_bytes(path, error), path, error)


def read_bytes(path: Path, error: type[LoctoolError] = LoctoolError, largest: int = LARGEST) -> bytes:
    """Return the file's bytes. Raises `error` where it cannot be read: see `open_to_read`."""
    with open_to_read(path, error, largest) as file:
        try:
            return file.read(largest)
        except OSError as problem:
            raise error(f"cannot be read: {problem.strerror}", path) from problem


def map_bytes(path: Path, error: type[LoctoolError] = LoctoolError) -> Content:
    """Return the file's bytes; a large file is mapped, and read where it is looked at. Raises `error` as above."""
    with open_to_read(path, error) as file:
        large = os.fstat(file.fileno()).st_size >= _MAPPED
        try:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if large else file.read()
        except (OSError, ValueError) as problem:
            raise error(f"cannot be read: {problem}", path) from problem


def decode(raw: bytes, path: str | Path, error: type[LoctoolError] = LoctoolError) -> str:
    """Return the text of a file's bytes. Raises `error` where they are not UTF-8, with the line."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise error(
            f"is not UTF-8 (byte 0x{raw[problem.start]:02x}); convert it, for example with iconv -t utf-8", path, line
        ) from problem


def write_atomically(path: Path, *content: Content) -> bool:
    """Make `content` the file's bytes and return whether anything changed; a file that has them already is left alone.

    See `replacing`. Raises LoctoolError where the folder cannot be written.
    """
    if not would_change(path, *content):
        return False
    with replacing(path) as file:
        for part in content:
            file.write(part)
    return True


def would_change(path: Path, *content: Content) -> bool:
    """Return whether `write_atomically` would write the file. Raises LoctoolError where it cannot be read."""
    size = sum(map(len, content))
    if _is_written_through(path) or not is_there(path) or path.stat().st_size != size:
        return True
    with open_to_read(path, largest=max(LARGEST_STREAM, size)) as file:
        return not all(_continues_with(file, part) for part in content)


def _continues_with(file: BufferedReader, part: Content) -> bool:
    """Return whether the next bytes of a file are these; both are compared piece by piece."""
    view = memoryview(part)
    starts = range(0, len(view), _MAPPED)
    return all(file.read(min(_MAPPED, len(view) - start)) == view[start : start + _MAPPED] for start in starts)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write that takes the place of `path` when the block ends, and never if it ends by an exception.

    The bytes go to a temporary file in the same folder, are synced and renamed over `path`, which keeps its mode, and
    its owner if this process may set it; a symbolic link stays one. Missing folders are made. A device or a pipe
    (/dev/null, /dev/stdout) stays what it is and gets the bytes. Raises LoctoolError where the folder cannot be
    written, and for a folder, a disk or a socket.
    """
    if _is_written_through(path):
        with _opened_to_append(path) as file:
            yield file
        return
    is_there(path)
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


def _is_written_through(path: Path) -> bool:
    """Return whether a path leads to what takes bytes as they come: a device or a pipe, but no disk."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode) or bool(_OPEN_ALREADY.fullmatch(path.as_posix()))


@contextmanager
def _opened_to_append(path: Path) -> Iterator[IO[bytes]]:
    """Open a device or a pipe to write, or a file that is open already, behind what it holds."""
    try:
        # A pipe that nobody reads would otherwise wait for ever; with somebody who reads, writing waits for them.
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_NONBLOCK", 0))
        os.set_blocking(handle, True)
        with os.fdopen(handle, "wb") as file:
            yield file
    except OSError as problem:
        reason = "nobody reads this pipe" if problem.errno == errno.ENXIO else problem.strerror
        raise LoctoolError(f"cannot be written: {reason}", path) from problem


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
    """Make a folder for loctool's own files unless there is one that keeps itself out of git, and sweep it.

    Raises LoctoolError where it cannot be written.
    """
    sweep(folder)
    if not (folder / ".gitignore").exists():  # a killed run may have made the folder alone
        write_atomically(folder / ".gitignore", b"*\n")


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
