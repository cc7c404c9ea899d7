"""Installing an archive where Argos keeps its packages, so that its other tools see it too."""

from __future__ import annotations

from pathlib import Path

from loctool.errors import PackageError
from loctool.packages import folders
from loctool.packages.archive import open_archive, top_folder, unpack
from loctool.packages.package import MAX_METADATA, Package, package_from, read_folder


def inspect(archive: Path) -> tuple[str, Package]:
    """Return the folder and the package that an archive from anywhere holds, without unpacking it.

    Raises PackageError if it is broken, could do harm, or has no complete package for translation.
    """
    with open_archive(archive) as members:
        top = top_folder(members, archive)
        names = {name.partition("/")[2] for name in members.namelist()}
        if "metadata.json" not in names:
            raise PackageError("lacks metadata.json; get a complete package", archive)
        with members.open(f"{top}/metadata.json") as file:
            metadata = file.read(MAX_METADATA)
    package = package_from(metadata, names, archive, "user")
    if package is None:
        raise PackageError("is an Argos package of another kind, not for translation", archive)
    return top, package


def install(archive: Path) -> Package:
    """Install a package from an .argosmodel archive into Argos' own folder of packages and return it.

    An installed package of the same pair and folder name is replaced in one step. Raises PackageError, with nothing
    written, where `inspect` does, if another pair's package has the folder's name, or if the folder is read-only.
    """
    top, package = inspect(archive)
    target = folders.argos_folders()[0] / top
    if target.exists() and (rival := _pair_in(target)) not in (None, package.pair):
        raise PackageError(f"holds another package ({rival and '→'.join(rival)}); move it away first", target)
    unpack(archive, target, replace=True, sums=True)
    complete = read_folder(target, "user")
    assert complete is not None, "inspected above"  # noqa: S101
    return complete


def _pair_in(target: Path) -> tuple[str, str] | None:
    """Return the pair of the package in a folder, None for a damaged one, which may be replaced."""
    try:
        found = read_folder(target, "user")
    except PackageError:
        return None
    return found.pair if found else ("?", "?")
