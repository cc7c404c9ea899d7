"""Archives from anywhere: inspected before a byte is written, then unpacked in one step or not at all."""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from loctool.errors import PackageError
from loctool.files import open_to_read
from loctool.packages.package import BROKEN_ZIP, reason
from loctool.packages.sums import SUMS, sums_of

MAX_BYTES = 4 << 30
"""Unpacked size that is refused; the largest Argos packages have 0.5 GB."""
MAX_MEMBERS = 10_000
MAX_RATIO = 200
"""Unpacked by packed size of a member of more than a mebibyte; vocabularies have 10, zeros 1000."""
FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""Names that a package's folder may have."""


@contextmanager
def open_archive(archive: Path) -> Iterator[zipfile.ZipFile]:
    """Open an archive. Every error in reading it becomes a PackageError."""
    try:
        with open_to_read(archive, PackageError) as file, zipfile.ZipFile(file) as members:
            yield members
    except (*BROKEN_ZIP, zlib.error) as problem:
        raise PackageError(f"is not a sound zip archive ({reason(problem)}); get it again", archive) from problem
    except OSError as problem:
        raise PackageError(f"cannot be read or unpacked: {reason(problem)}", problem.filename or archive) from problem


def top_folder(members: zipfile.ZipFile, archive: Path) -> str:
    """Return the one folder in which all members lie.

    Raises PackageError where a member could do harm: outside that folder, not a plain file, twice, or too large.
    """
    infos = members.infolist()
    if len(infos) > MAX_MEMBERS:
        raise PackageError(f"refused: it has more than {MAX_MEMBERS} members", archive)
    for info in infos:
        if problem := _harm(info):
            raise PackageError(f"refused: {info.orig_filename[:80]!r} {problem}", archive)
    if sum(info.file_size for info in infos) > MAX_BYTES:
        raise PackageError(f"refused: it would unpack to more than {MAX_BYTES >> 30} GiB", archive)
    for name, count in Counter(info.filename.rstrip("/").casefold() for info in infos).most_common(1):
        if count > 1:
            raise PackageError(f"refused: {name[:80]!r} is in it twice", archive)
    tops = {info.filename.partition("/")[0] for info in infos}
    if len(tops) != 1 or any("/" not in info.filename for info in infos):
        raise PackageError("refused: it must hold exactly one folder and nothing beside it", archive)
    if not FOLDER.fullmatch(top := tops.pop()):
        raise PackageError(f"refused: its folder's name {top[:80]!r} has strange characters", archive)
    return top


def _harm(info: zipfile.ZipInfo) -> str | None:
    name = info.orig_filename
    if re.search(r"[\x00-\x1f\x7f\\:]", name) or not name.isprintable():
        return "has strange characters in its name"
    if name.startswith("/") or {"..", ".", ""} & set(name.removesuffix("/").split("/")):
        return "lies outside the package's folder"
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFDIR if info.is_dir() else stat.S_IFREG):
        return "is a link or no plain file"
    if info.flag_bits & 1:
        return "is encrypted"
    if info.file_size > max(1 << 20, MAX_RATIO * info.compress_size):
        return "is suspiciously small for what it unpacks to"
    return None


def unpack(archive: Path, folder: Path, *, replace: bool = False, sums: bool = False) -> None:
    """Unpack the archive's one folder as `folder`, completely or not at all, even after a power cut.

    An existing folder is kept (another process was faster), or replaced. With `sums`, the checksums of all files are
    written beside them. Raises PackageError.
    """
    with open_archive(archive) as members:
        top_folder(members, archive)
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".tmp", dir=folder.parent))
        try:
            for info in members.infolist():
                _write(members, info, temporary.joinpath("new", *PurePosixPath(info.filename).parts[1:]))
            if sums:
                (temporary / "new" / SUMS).write_bytes(sums_of(temporary / "new"))
            _rename(temporary, folder, replace=replace)
            _sync(folder.parent)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def _write(members: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> None:
    """Write one member, checked against its CRC and synced."""
    if info.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with members.open(info) as packed, path.open("xb") as file:
        shutil.copyfileobj(packed, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())


def _rename(temporary: Path, folder: Path, *, replace: bool) -> None:
    """Move temporary/new to its final name, and what is to be replaced into the temporary folder."""
    try:
        (temporary / "new").rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
        if replace:
            folder.rename(temporary / "old")
            (temporary / "new").rename(folder)


def _sync(folder: Path) -> None:
    """Make a rename inside `folder` durable, if the platform can open folders: Windows cannot."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
