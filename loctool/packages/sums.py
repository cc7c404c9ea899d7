"""Checksums of a package's files: written beside them when loctool installs it, and compared before it drafts."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from loctool.errors import PackageError
from loctool.files import open_to_read, read_text

SUMS = "SHA256SUMS"
"""In the package's folder, as `sha256sum` writes it: `sha256sum -c` compares it, too."""


def sha256(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal. Raises PackageError if it cannot be read."""
    with open_to_read(path, PackageError) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_sums(path: Path) -> dict[str, str]:
    """Return relative path -> SHA-256 of a list, empty if there is none. Raises PackageError."""
    if not path.is_file():
        return {}
    rows = (re.fullmatch(r"([0-9a-f]{64}) [ *](.+)", line) for line in read_text(path, PackageError).splitlines())
    return {row[2]: row[1] for row in rows if row}


def sums_of(folder: Path) -> bytes:
    """Return the list of all files in a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / SUMS)
    return "".join(f"{sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files).encode()


def changed_files(folder: Path) -> list[str]:
    """Return the files that are missing or are not what was installed; none where loctool did not install them.

    Raises PackageError.
    """
    expected = read_sums(folder / SUMS)
    return [name for name, known in expected.items() if not (path := folder / name).is_file() or sha256(path) != known]
