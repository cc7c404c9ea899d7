"""The packages that are present: the user's own in Argos' folders, then the embedded starter pairs."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from pathlib import Path

from loctool.errors import PackageError
from loctool.packages import embedded, folders
from loctool.packages.package import TOKENIZERS, Package, packages_in_force, read_archive, read_folder
from loctool.packages.sums import changed_files, sha256


def find_installed() -> list[Package]:
    """Return the packages that are in force for at least one pair, in the order of their own pairs.

    See `packages_in_force`. Damaged packages are left out: see `find_damaged`.
    """
    used = set(packages_in_force(one for one in _found() if isinstance(one, Package)).values())
    return sorted(used, key=lambda package: (package.pair, package.origin != "user", package.path))


def find_damaged() -> list[PackageError]:
    """Return one error for each package that is present but cannot be used, with its path and the reason."""
    return [package for package in _found() if isinstance(package, PackageError)]


def folder(package: Package) -> Path:
    """Return the package's folder with the model that was unpacked or installed; embedded ones are mended if need be.

    Raises PackageError.
    """
    if package.origin == "embedded":
        return embedded.ensure_unpacked(package.path)
    if changed := [name for name in changed_files(package.path) if name in TOKENIZERS or name.startswith("model/")]:
        raise PackageError(f"{', '.join(changed)} was changed since it was installed; install it again", package.path)
    return package.path


@functools.cache
def fingerprint(package: Package) -> str:
    """Return a SHA-256 in hexadecimal that changes with the content of the package, read once in a process."""
    if package.origin == "embedded":
        return sha256(package.path)
    parts = ("metadata.json", "model/model.bin", *TOKENIZERS)
    sums = [sha256(package.path / part) for part in parts if (package.path / part).is_file()]
    return hashlib.sha256(" ".join(sums).encode()).hexdigest()


def _found() -> Iterator[Package | PackageError]:
    """Yield every package, the user's first, or what is wrong with it."""
    candidates: list[tuple[Path, str]] = []
    for parent in folders.argos_folders():
        try:
            candidates += [(path, "user") for path in _subfolders(parent)]
        except PackageError as problem:
            yield problem
    candidates += [(path, "embedded") for path in embedded.archives()]
    for path, origin in candidates:
        found: Package | PackageError | None
        try:
            found = read_folder(path, "user") if origin == "user" else read_archive(path, "embedded")
        except PackageError as problem:
            found = problem
        if found:
            yield found


def _subfolders(parent: Path) -> list[Path]:
    """Return the folders in a folder of packages, none if it is missing; hidden ones are being unpacked."""
    try:
        return sorted(path for path in parent.iterdir() if path.is_dir() and not path.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as problem:
        raise PackageError(f"cannot be searched for packages: {problem.strerror}", parent) from problem
