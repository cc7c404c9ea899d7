"""Whether a package is unchanged since it was made: checksums, parts, and a name that fits its content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from loctool.errors import PackageError
from loctool.files import read_bytes
from loctool.packages import embedded, folders
from loctool.packages.archive import open_archive
from loctool.packages.install import inspect
from loctool.packages.model_bin import find_damage
from loctool.packages.package import Package, read_folder
from loctool.packages.sums import SUMS, changed_files, read_sums, sha256

_MODEL_PROTO = b"\x0a"
"""A SentencePiece model begins with its first piece: field 1 of a protocol buffer, of any length."""


def verify(package: Package) -> list[str]:
    """Return what is wrong with an installed package, one line each; an empty list if nothing is."""
    try:
        if package.origin == "embedded":
            return [*_checksum(package.path), *_content(package.path), *_name(package, package.path.stem)]
        read_folder(package.path, package.origin)
        return [*_installed(package.path), *_name(package, package.path.name)]
    except PackageError as problem:
        return [problem.message]


def _installed(folder: Path) -> list[str]:
    """Compare the files with what loctool installed, or look at the layout of those that came another way."""
    if read_sums(folder / SUMS):
        return [f"{name} was changed since it was installed; install it again" for name in changed_files(folder)]
    return [f"{damage}; install the package again" for damage in _damages(folder)]


def _damages(folder: Path) -> Iterator[str]:
    if damage := find_damage(read_bytes(folder / "model" / "model.bin", PackageError)):
        yield damage
    for path in sorted((folder / "model").glob("*.json")):
        try:
            json.loads(read_bytes(path, PackageError))
        except (ValueError, RecursionError):
            yield f"{path.name} is not valid JSON"
    pieces = folder / "sentencepiece.model"
    if pieces.is_file() and not read_bytes(pieces, PackageError).startswith(_MODEL_PROTO):
        yield f"{pieces.name} is not a model of SentencePiece"


def is_recorded(package: Package) -> bool:
    """Return whether the checksums of a package's files are known. Raises PackageError."""
    return package.origin == "embedded" or bool(read_sums(package.path / SUMS))


def _checksum(archive: Path) -> list[str]:
    expected = checksums().get(archive.name)
    if expected is None:
        return [f"{SUMS} does not name it"]
    return [] if sha256(archive) == expected else [f"its SHA-256 is not the one in {SUMS}"]


def checksums() -> dict[str, str]:
    """Return file name -> SHA-256 of the embedded archives, as committed; empty if there is no list."""
    return read_sums(folders.EMBEDDED / SUMS)


def _content(archive: Path) -> list[str]:
    """Check the CRC of every member, and of every file of an unpacked copy if there is one."""
    inspect(archive)
    with open_archive(archive) as members:
        if broken := members.testzip():
            return [f"{broken} is damaged"]
    folder = embedded.unpacked_folder(archive)
    changed = embedded.differing(archive, folder) if folder.is_dir() else []
    return [f"{folder / name} differs from the archive; delete {folder}" for name in changed]


def _name(package: Package, name: str) -> list[str]:
    """Compare the pair and version in a name such as translate-de_en-1_9 with the metadata."""
    match = re.fullmatch(r"translate-([A-Za-z]+)_([A-Za-z]+)-([\d_]+)", name)
    if match and (match[1], match[2], match[3].replace("_", ".")) != (*package.pair, package.version):
        return [f"is named {name}, but translates {package.source}→{package.target}, version {package.version}"]
    return []
