"""Parcels: packages and other files that came from another machine, kept under the hash of their content."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from loctool.errors import PackageError
from loctool.packages import embedded
from loctool.packages.archive import unpack
from loctool.packages.find import fingerprint, installed
from loctool.packages.package import TOKENIZERS, Package, read_archive, reason
from loctool.storage import data_folder

CHUNK = 8 << 20
"""Bytes of a parcel that travel in one message."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""Date of all members of an archive made for a journey: the same content makes the same archive."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a parcel on its way."""

    name: str
    """Of the parcel in its new place: what is kept as a folder has no suffix."""
    sender: str
    """Tells apart what several senders bring at once."""
    offset: int
    content: bytes
    sha256: str = ""
    """Of the whole parcel; given with the last chunk alone."""


def parcel_name(package: Package) -> str:
    """Return the name under which another machine keeps a package: its fingerprint, and what it is."""
    return fingerprint(package) + (".argosmodel" if package.origin == "embedded" else "")


def at_hand(wanted: Package, name: str) -> Package | None:
    """Return a package of this machine with the content of `wanted`, whose parcel has that name, or None.

    It may be the user's, an embedded one, or one that came as a parcel.
    """
    received = replace(wanted, path=parcels_folder() / name)
    for package in (*installed(), *_embedded(), received):
        same = (package.pair, package.version, package.origin) == (wanted.pair, wanted.version, wanted.origin)
        if same and package.path.exists() and parcel_name(package) == name:
            return package
    return None


def _embedded() -> Iterator[Package]:
    """Yield the embedded packages, also where a package of the user's is in force instead."""
    for archive in embedded.archives():
        with suppress(PackageError):
            if package := read_archive(archive, "embedded"):
                yield package


def parcels_folder() -> Path:
    """Return the folder of what came from other machines; it can be deleted at any time."""
    return data_folder() / "parcels"


@contextmanager
def archived(package: Package) -> Iterator[Path]:
    """Give a package as one file: an embedded one as it is, a folder packed without compression for as long as needed.

    Only what translates is packed: the metadata, the tokenizer, the model. Raises PackageError.
    """
    if package.origin == "embedded":
        yield package.path
        return
    parts = [package.path / name for name in ("metadata.json", *TOKENIZERS)]
    parts += sorted((package.path / "model").iterdir())
    with tempfile.NamedTemporaryFile(dir=data_folder(), suffix=".tmp") as file:
        try:
            with zipfile.ZipFile(file, "w") as archive:
                for path in filter(Path.is_file, parts):
                    member = zipfile.ZipInfo(f"package/{path.relative_to(package.path).as_posix()}", LONG_AGO)
                    with path.open("rb") as part, archive.open(member, "w", force_zip64=True) as packed:
                        shutil.copyfileobj(part, packed, CHUNK)
        except OSError as problem:
            raise PackageError(f"cannot be packed: {reason(problem)}", package.path) from problem
        file.flush()
        yield Path(file.name)


def chunks(path: Path, name: str, sender: str) -> Iterator[Chunk]:
    """Yield a file in chunks, each read when it is asked for. Raises PackageError."""
    whole, size, offset = embedded.sha256(path), path.stat().st_size, 0
    with path.open("rb") as file:
        while content := file.read(CHUNK):
            yield Chunk(name, sender, offset, content, whole if offset + len(content) >= size else "")
            offset += len(content)


def receive(chunk: Chunk) -> None:
    """Take a chunk; with the last one the parcel stands in its place, whole and proved by its hash, or not at all.

    Any number of processes may receive the same parcel at once. Raises PackageError.
    """
    folder = parcels_folder()
    temporary = folder / f".{chunk.name}.{chunk.sender}-{os.getpid()}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not chunk.offset:
            _sweep(folder)
        with temporary.open("r+b" if chunk.offset else "wb") as file:
            file.seek(chunk.offset)
            file.write(chunk.content)
            if chunk.sha256:
                file.flush()
                os.fsync(file.fileno())
        if chunk.sha256:
            _accept(temporary, folder / chunk.name, chunk.sha256)
    except OSError as problem:
        raise PackageError(f"a parcel cannot be written: {reason(problem)}", temporary) from problem


def _accept(temporary: Path, place: Path, sha256: str) -> None:
    """Move a whole parcel to its place, or unpack it there."""
    try:
        if embedded.sha256(temporary) != sha256:
            raise PackageError("a parcel arrived damaged; run the command again", place)
        if place.suffix:
            os.replace(temporary, place)
        else:
            unpack(temporary, place)
    finally:
        temporary.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what senders that were interrupted long ago left behind."""
    for path in folder.glob(".*.tmp"):
        with suppress(FileNotFoundError):
            if path.is_file() and time.time() - path.stat().st_mtime > embedded.ABANDONED:
                path.unlink()
