"""The starter pairs that come with loctool: unpacked into the data folder at their first use."""

from __future__ import annotations

import shutil
import time
import zlib
from pathlib import Path

from loctool.packages import folders
from loctool.packages.archive import open_archive, top_folder, unpack
from loctool.packages.sums import sha256
from loctool.storage import data_folder

ABANDONED = 24 * 3600
"""Seconds after which an unpacked folder of another version, or a half-unpacked one, is removed."""


def archives() -> list[Path]:
    """Return the embedded archives in the order of their names."""
    return sorted(folders.EMBEDDED.glob("*.argosmodel"))


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
    """Return the archive's files that are missing in the folder or have other bytes. Raises PackageError."""
    with open_archive(archive) as members:
        top = top_folder(members, archive)
        sums = {i.filename.removeprefix(f"{top}/"): i.CRC for i in members.infolist() if not i.is_dir()}
        files = [(name, folder / name, crc) for name, crc in sums.items()]
        return [name for name, path, crc in files if not path.is_file() or zlib.crc32(path.read_bytes()) != crc]


def _remove_abandoned(stem: str, keep: Path) -> None:
    """Remove the folders of former versions of an archive; another process may do so at the same time."""
    for folder in keep.parent.iterdir():
        ours = folder.name.lstrip(".").startswith(f"{stem}-") and folder != keep
        try:
            if ours and time.time() - folder.stat().st_mtime > ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)
        except FileNotFoundError:
            continue
