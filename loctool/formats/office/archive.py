"""The members of a zip file, checked: where each one lies, and that no two share a name or bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from loctool.errors import SourceError
from loctool.formats.office.limits import Limits
from loctool.formats.office.ole import refuse_ole

LOCAL_HEADER = struct.Struct("<4s5H3L2H")
"""Signature, version, flags, method, time, date, CRC, sizes (compressed, inflated), lengths of name and extra field."""
CENTRAL_HEADER = struct.Struct("<4s6H3L5H2L")
"""Signature, versions (by, needed), flags, method, time, date, CRC, sizes (compressed, inflated), lengths (name, extra
field, comment), disk, attributes (internal, external), offset of the local header."""

REPAIR = "Open the deck in PowerPoint or LibreOffice and save it again."
_LOCAL = b"PK\3\4"
"""Signature of local headers."""
_ENCRYPTED = 1
_BROKEN = (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OverflowError, OSError, struct.error)
"""What `zipfile` raises for a directory that it cannot read."""


class Member(NamedTuple):
    """A member of a zip file, as its central directory has it. Positions are offsets in the file."""

    name: str
    record: bytes
    """The member's record of the central directory."""
    start: int
    """Position of the local header."""
    data: int
    """Position of the data."""
    end: int
    """Position of what follows: the next member, or the central directory."""
    compressed: int
    """Bytes of the data."""
    inflated: int
    """Bytes that the data claims to inflate to."""
    crc: int
    method: int
    """Compression: a `zipfile.ZIP_…` constant, or one that `zipfile` does not know."""


class Archive(NamedTuple):
    """A zip file and its members."""

    view: memoryview
    path: str
    members: dict[str, Member]
    """Name -> member, in the order of the central directory."""
    directory: int
    """Position of the central directory."""
    comment: bytes


class _BufferFile(io.RawIOBase):
    """A file over a buffer, for `zipfile`: a mapped file of 2 GB is not read into memory."""

    def __init__(self, view: memoryview, most: int) -> None:
        self._view, self._position, self._most = view, 0, most

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = 0) -> int:
        position = offset + (0, self._position, len(self._view))[whence]
        if position < 0:
            raise OSError("before the start")
        self._position = position
        return position

    def read(self, size: int = -1) -> bytes:
        if self._most < size <= len(self._view):
            raise MemoryError
        end = len(self._view) if size < 0 else self._position + size
        found = bytes(self._view[self._position : end])
        self._position += len(found)
        return found


def shown(name: str) -> str:
    """Return the name of a part for a message: on one line, and not too long."""
    short = name if len(name) <= 100 else f"{name[:100]}…"
    return short if short.isprintable() else repr(short)


def open_archive(view: memoryview, path: str, limits: Limits) -> Archive:
    """Return the members of a zip file. Nothing is inflated.

    Raises SourceError for what is not a zip file, is truncated or encrypted, and for members that share a name or
    bytes, have a name that leads out of the package, or are too many.
    """
    too_many = f"has more than {limits.members} parts. Split the deck."
    refuse_ole(view, path)
    try:
        with zipfile.ZipFile(_BufferFile(view, limits.directory)) as opened:
            infos, directory, comment = opened.infolist(), opened.start_dir, opened.comment
    except _BROKEN as problem:
        raise SourceError(_no_zip(view), path) from problem
    except MemoryError as problem:
        raise SourceError(too_many, path) from problem
    if not infos:
        raise SourceError(f"is a zip file without any parts, not a deck. {REPAIR}", path)
    if len(infos) > limits.members:
        raise SourceError(too_many, path)
    _check_names([info.orig_filename for info in infos], path)
    starts = sorted({info.header_offset for info in infos} | {directory})
    if starts[0] and bytes(view[:4]) == _LOCAL:  # found the end of a package within the package
        raise SourceError(_no_zip(view), path)
    ends = dict(pairwise(starts))
    members = {}
    for info, record in zip(infos, _records(view, directory), strict=False):
        member = _locate(view, info, record, ends.get(info.header_offset, 0))
        if isinstance(member, str):
            raise SourceError(f"{shown(info.orig_filename)}: {member}", path)
        members[member.name] = member
    if len({member.start for member in members.values()}) < len(members):
        raise SourceError(f"parts of it share the same bytes, which no program writes. {REPAIR}", path)
    return Archive(view, path, members, directory, comment)


def _no_zip(view: memoryview) -> str:
    """Say why a file is no zip file that can be read."""
    if not view:
        return "is empty. Copy or download the deck again."
    if bytes(view[:4]) in (_LOCAL, b"PK\5\6"):
        return "is a damaged zip file; probably its end is missing. Copy or download the deck again."
    return f"is not a zip file, as decks of the kinds .pptx and .odp are. {REPAIR}"


def _check_names(names: list[str], path: str) -> None:
    """Refuse names that lead out of the package, and those that differ at most by case."""
    for name in names:
        steps = name.removesuffix("/").split("/")
        if "\0" in name or "\\" in name or not {"", ".", ".."}.isdisjoint(steps):
            raise SourceError(f"{shown(name)!r} is not a name that a part of a deck may have. {REPAIR}", path)
    twice = next((name for name, count in Counter(map(str.lower, names)).items() if count > 1), None)
    if twice is not None:
        raise SourceError(f"{shown(twice)}: is in the file more than once. {REPAIR}", path)


def _records(view: memoryview, position: int) -> Iterator[bytes]:
    """Yield the records of a central directory, which `zipfile` has read before."""
    while position + CENTRAL_HEADER.size <= len(view):
        lengths = CENTRAL_HEADER.unpack_from(view, position)[10:13]
        end = position + CENTRAL_HEADER.size + sum(lengths)
        yield bytes(view[position:end])
        position = end


def _locate(view: memoryview, info: zipfile.ZipInfo, record: bytes, end: int) -> Member | str:
    """Return a member, or what is wrong with it; `end` is the start of what follows."""
    start = info.header_offset
    damaged = f"its header is damaged. Copy or download the deck again. If that does not help: {REPAIR}"
    if start < 0 or start + LOCAL_HEADER.size > end:
        return damaged
    signature, _, flags, method, *_, name_length, extra_length = LOCAL_HEADER.unpack_from(view, start)
    data = start + LOCAL_HEADER.size + name_length + extra_length
    if (flags | info.flag_bits) & _ENCRYPTED:
        return "is encrypted. Save the deck without a password."
    name = bytes(view[start + LOCAL_HEADER.size :][:name_length])
    if signature != _LOCAL or method != info.compress_type or name != _raw_name(record):
        return damaged
    if data + info.compress_size > end:
        return f"overlaps with what follows it in the file, which no program writes. {REPAIR}"
    sizes = (info.compress_size, info.file_size)
    return Member(info.orig_filename, record, start, data, end, *sizes, info.CRC, method)


def _raw_name(record: bytes) -> bytes:
    return record[CENTRAL_HEADER.size :][: CENTRAL_HEADER.unpack_from(record)[10]]
