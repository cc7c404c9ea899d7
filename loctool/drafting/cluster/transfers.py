"""Files sent from one machine to another in chunks, and kept there under the hash of their content."""

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
from loctool.packages.find import find_installed, fingerprint
from loctool.packages.package import TOKENIZERS, Package, read_archive, reason
from loctool.packages.sums import sha256
from loctool.storage import data_folder

CHUNK = 8 << 20
"""Bytes that are sent in one message."""
FIXED_DATE = (1980, 1, 1, 0, 0, 0)
"""Date of all members of an archive, so that the same content makes the same archive."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a file on its way."""

    name: str
    """Name at the receiver. A package that is kept as a folder has no suffix."""
    sender: str
    """Distinguishes what several senders send at once."""
    offset: int
    content: bytes
    sha256: str = ""
    """Hash of the whole file; in the last chunk only."""


def transfer_name(package: Package) -> str:
    """Return the name under which another machine keeps a package: its fingerprint, with a suffix for an archive."""
    return fingerprint(package) + (".argosmodel" if package.origin == "embedded" else "")


def find_copy(wanted: Package, name: str) -> Package | None:
    """Return a package of this machine with the content of `wanted`, whose transfer has that name, or None.

    It may be the user's, an embedded or a received one.
    """
    received = replace(wanted, path=transfers_folder() / name)
    for package in (*find_installed(), *_embedded(), received):
        same = (package.pair, package.version, package.origin) == (wanted.pair, wanted.version, wanted.origin)
        if same and package.path.exists() and transfer_name(package) == name:
            return package
    return None


def _embedded() -> Iterator[Package]:
    """Yield the embedded packages, even if a package of the user replaces one."""
    for archive in embedded.archives():
        with suppress(PackageError):
            if package := read_archive(archive, "embedded"):
                yield package


def transfers_folder() -> Path:
    """Return the folder of what was received from other machines; it can be deleted at any time."""
    return data_folder() / "parcels"


@contextmanager
def pack(package: Package) -> Iterator[Path]:
    """Provide a package as one file: an embedded archive as it is, a folder packed without compression.

    Only the metadata, the tokenizer and the model are packed. Raises PackageError.
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
                    member = zipfile.ZipInfo(f"package/{path.relative_to(package.path).as_posix()}", FIXED_DATE)
                    with path.open("rb") as part, archive.open(member, "w", force_zip64=True) as packed:
                        shutil.copyfileobj(part, packed, CHUNK)
        except OSError as problem:
            raise PackageError(f"cannot be packed: {reason(problem)}", package.path) from problem
        file.flush()
        yield Path(file.name)


def chunks(path: Path, name: str, sender: str) -> Iterator[Chunk]:
    """Yield a file in chunks, each read on demand."""
    whole, size, offset = sha256(path), path.stat().st_size, 0
    with path.open("rb") as file:
        while content := file.read(CHUNK):
            yield Chunk(name, sender, offset, content, whole if offset + len(content) >= size else "")
            offset += len(content)


def receive(chunk: Chunk) -> None:
    """Write a chunk; after the last one the file is verified by its hash and moved to its place.

    Any number of processes may receive the same file at once. Raises PackageError.
    """
    folder = transfers_folder()
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
        raise PackageError(f"a file from another machine cannot be written: {reason(problem)}", temporary) from problem


def _accept(temporary: Path, place: Path, expected: str) -> None:
    try:
        if sha256(temporary) != expected:
            raise PackageError("a file arrived damaged; run the command again", place)
        if place.suffix:
            os.replace(temporary, place)
        else:
            unpack(temporary, place)
    finally:
        temporary.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what interrupted senders left long ago."""
    for path in folder.glob(".*.tmp"):
        with suppress(FileNotFoundError):
            if path.is_file() and time.time() - path.stat().st_mtime > embedded.ABANDONED:
                path.unlink()
