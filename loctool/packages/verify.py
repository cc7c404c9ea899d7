"""Whether a package is unchanged since it was made: checksums, parts, and a name that fits its content."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

from loctool.errors import PackageError
from loctool.files import LARGEST_STREAM, read_bytes
from loctool.packages import embedded, folders
from loctool.packages.archive import open_archive
from loctool.packages.install import inspect
from loctool.packages.package import Package, read_folder

CHECKSUMS = "SHA256SUMS"
"""Beside the embedded archives, as `sha256sum *.argosmodel > SHA256SUMS` writes it there."""


def verify(package: Package) -> list[str]:
    """Return what is wrong with an installed package, one line each; an empty list if nothing is."""
    try:
        if package.origin == "embedded":
            return [*_checksum(package.path), *_content(package.path), *_name(package, package.path.stem)]
        read_folder(package.path, package.origin)
        return _name(package, package.path.name)
    except PackageError as problem:
        return [problem.message]


def _checksum(archive: Path) -> list[str]:
    expected = checksums().get(archive.name)
    if expected is None:
        return [f"{CHECKSUMS} does not name it"]
    return [] if embedded.sha256(archive) == expected else [f"its SHA-256 is not the one in {CHECKSUMS}"]


def checksums() -> dict[str, str]:
    """Return file name -> SHA-256 of the embedded archives, as committed; empty if there is no list."""
    try:
        lines = (folders.EMBEDDED / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    rows = (re.fullmatch(r"([0-9a-f]{64}) [ *](.+)", line) for line in lines)
    return {row[2]: row[1] for row in rows if row}


def _content(archive: Path) -> list[str]:
    """Check the CRC of every member, and of every file of an unpacked copy if there is one."""
    inspect(archive)
    with open_archive(archive) as members:
        if broken := members.testzip():
            return [f"{broken} is damaged"]
        folder = embedded.unpacked_folder(archive)
        if not folder.is_dir():
            return []
        files = [(folder / i.filename.partition("/")[2], i.CRC) for i in members.infolist() if not i.is_dir()]
    changed = (path for path, crc in files if not path.is_file() or _crc(path) != crc)
    return [f"{path} differs from the archive; delete {folder}" for path in changed]


def _name(package: Package, name: str) -> list[str]:
    """Compare the pair and version in a name such as translate-de_en-1_9 with the metadata."""
    match = re.fullmatch(r"translate-([A-Za-z]+)_([A-Za-z]+)-([\d_]+)", name)
    if match and (match[1], match[2], match[3].replace("_", ".")) != (*package.pair, package.version):
        return [f"is named {name}, but translates {package.source}→{package.target}, version {package.version}"]
    return []


def _crc(path: Path) -> int:
    return zlib.crc32(read_bytes(path, PackageError, LARGEST_STREAM))
