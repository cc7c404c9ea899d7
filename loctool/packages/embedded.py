"""The starter pairs that come with loctool: unpacked into the data folder at their first use."""

from __future__ import annotations

import hashlib
import shutil
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from loctool.packages import folders
from loctool.packages.archive import opened, top_folder, unpack
from loctool.storage import data_folder

ABANDONED = 24 * 3600
"""Seconds after which an unpacked folder of another version, or a half-unpacked one, is removed."""


def archives() -> list[Path]:
    """Return the embedded archives in the order of their names."""
    return sorted(folders.EMBEDDED.glob("*.argosmodel"))


def sha256(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unpacked(archive: Path) -> Path:
    """Return the folder with an embedded archive's content, unpacked now where that has not happened or is damaged.

    Its name ends in the beginning of the archive's SHA-256, so that a new archive gets a new folder. Any number of
    processes may do this at once. Raises PackageError where the archive is broken or the disk is full.
    """
    parent = data_folder() / "packages"
    folder = parent / f"{archive.stem}-{sha256(archive)[:12]}"
    damaged = folder.is_dir() and bool(differing(archive, folder))
    if damaged or not folder.is_dir():
        unpack(archive, folder, replace=damaged)
        _sweep(parent, archive.stem, folder)
    return folder


def differing(archive: Path, folder: Path) -> list[str]:
    """Return the archive's members that lack in the folder or have another size there. Raises PackageError."""
    with opened(archive) as members:
        top = top_folder(members, archive)
        return [name for name, info in _files(members, top) if _size(folder / name) != info.file_size]


def _files(members: zipfile.ZipFile, top: str) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield each file's path below the top folder, with its entry."""
    for info in members.infolist():
        if not info.is_dir():
            yield info.filename.removeprefix(f"{top}/"), info


def _size(path: Path) -> int:
    """Return a file's size in bytes, -1 where there is no such file."""
    return path.stat().st_size if path.is_file() else -1


def _sweep(parent: Path, stem: str, keep: Path) -> None:
    """Remove what former versions of an archive left behind; another process may be at it too."""
    for folder in parent.iterdir():
        ours = folder.name.lstrip(".").startswith(f"{stem}-") and folder != keep
        try:
            if ours and time.time() - folder.stat().st_mtime > ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)
        except FileNotFoundError:
            continue
