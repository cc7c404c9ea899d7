"""The starter pairs that come with loctool: unpacked into the data folder at their first use."""

from __future__ import annotations

import hashlib
import shutil
import time
from pathlib import Path

from loctool.errors import PackageError
from loctool.files import open_to_read
from loctool.packages import folders
from loctool.packages.archive import open_archive, top_folder, unpack
from loctool.storage import data_folder

ABANDONED = 24 * 3600
"""Seconds after which an unpacked folder of another version, or a half-unpacked one, is removed."""


def archives() -> list[Path]:
    """Return the embedded archives in the order of their names."""
    return sorted(folders.EMBEDDED.glob("*.argosmodel"))


def sha256(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    with open_to_read(path, PackageError) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def ensure_unpacked(archive: Path) -> Path:
    """Return the folder with an embedded archive's content; unpack the archive if the folder is missing or damaged.

    Any number of processes may do this at once. Raises PackageError if the archive is broken or the disk is full.
    """
    folder = unpacked_folder(archive)
    damaged = folder.is_dir() and bool(differing(archive, folder))
    if damaged or not folder.is_dir():
        unpack(archive, folder, replace=damaged)
        _remove_abandoned(archive.stem, folder)
    return folder


def unpacked_folder(archive: Path) -> Path:
    """Return the folder for an archive's content. Its name has the SHA-256, so that a new archive gets a new folder."""
    return data_folder() / "packages" / f"{archive.stem}-{sha256(archive)[:12]}"


def differing(archive: Path, folder: Path) -> list[str]:
    """Return the archive's files that are missing in the folder or have another size. Raises PackageError."""
    with open_archive(archive) as members:
        top = top_folder(members, archive)
        sizes = {i.filename.removeprefix(f"{top}/"): i.file_size for i in members.infolist() if not i.is_dir()}
    paths = {name: folder / name for name in sizes}
    return [name for name, path in paths.items() if not path.is_file() or path.stat().st_size != sizes[name]]


def _remove_abandoned(stem: str, keep: Path) -> None:
    """Remove the folders of former versions of an archive; another process may do so at the same time."""
    for folder in keep.parent.iterdir():
        ours = folder.name.lstrip(".").startswith(f"{stem}-") and folder != keep
        try:
            if ours and time.time() - folder.stat().st_mtime > ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)
        except FileNotFoundError:
            continue
