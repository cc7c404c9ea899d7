"""Writing of zip files: what did not change is a view of the old file, in its old order."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from loctool.files import Content
from loctool.formats.office.archive import CENTRAL_HEADER, LOCAL_HEADER, Archive, Member
from loctool.formats.writing import Parts

_END = struct.Struct("<4s4H2LH")
"""Signature, disks (this, that of the directory), members (here, in all), size and offset of the directory, length of
the comment."""
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_FULL = 0xFFFFFFFF
"""Value of a field that does not fit into 32 bits; the ZIP64 extra field has the real one."""
_VERSION_64 = 45
_ZIP64 = 1
"""Id of the ZIP64 extra field."""
_ABOUT_DATA = 0b1110
"""Flags that describe the old data: sizes that follow it (bit 3), and the level of compression (bits 1 and 2)."""


class _Data(NamedTuple):
    """The compressed new content of a member."""

    content: bytes
    crc: int
    inflated: int


def rewrite(archive: Archive, changed: Mapping[str, bytes]) -> Parts:
    """Return the bytes of a zip file in which some members have a new content.

    Names, order, dates, methods, attributes, the comment and what is before the first member stay. The bytes of all
    other members are views of the archive.
    """
    pieces: list[Content] = []
    records: dict[str, bytes] = {}
    kept = shift = 0
    for member in sorted(archive.members.values(), key=lambda one: one.start):
        data = _compress(changed[member.name], member.method) if member.name in changed else None
        records[member.name] = _record(member, member.start + shift, data)
        if data:
            new = _local_header(archive.view, member, data) + data.content
            pieces += [archive.view[kept : member.start], new]
            kept, shift = member.end, shift + len(new) - (member.end - member.start)
    directory = b"".join(records[name] for name in archive.members)
    end = _end(len(records), len(directory), archive.directory + shift, archive.comment)
    pieces += [archive.view[kept : archive.directory], directory + end]
    return tuple(piece for piece in pieces if len(piece))


def _compress(content: bytes, method: int) -> _Data:
    """Compress by the member's method, one of the two that parts are read from."""
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    data = content if method == zipfile.ZIP_STORED else deflater.compress(content) + deflater.flush()
    return _Data(data, zlib.crc32(content), len(content))


def _local_header(view: memoryview, member: Member, data: _Data) -> bytes:
    """Return the local header of a changed member with its name and extra fields, and the sizes known."""
    fields = list(LOCAL_HEADER.unpack_from(view, member.start))
    name_end = member.start + LOCAL_HEADER.size + fields[9]
    extra = _without_zip64(bytes(view[name_end : member.data]))
    fields[2] &= ~_ABOUT_DATA
    fields[6:9] = data.crc, len(data.content), data.inflated
    fields[10] = len(extra)
    return LOCAL_HEADER.pack(*fields) + bytes(view[member.start + LOCAL_HEADER.size : name_end]) + extra


def _record(member: Member, offset: int, data: _Data | None) -> bytes:
    """Return the record of a member in the central directory, for a local header at `offset`.

    Sizes and offset are in the ZIP64 extra field if they do not fit elsewhere, or if they were there and stay.
    """
    fields = list(CENTRAL_HEADER.unpack_from(member.record))
    name_length, extra_length = fields[10:12]
    extra_start = CENTRAL_HEADER.size + name_length
    extra = member.record[extra_start : extra_start + extra_length]
    values = [member.inflated, member.compressed, offset]
    wide = [fields[9] == _FULL, fields[8] == _FULL, fields[16] == _FULL]
    if data:
        values[:2] = data.inflated, len(data.content)
        wide = [False, False, False]
        fields[3] &= ~_ABOUT_DATA
        fields[7] = data.crc
    wide = [was or value >= _FULL for was, value in zip(wide, values, strict=True)]
    large = [value for value, is_wide in zip(values, wide, strict=True) if is_wide]
    extra = _zip64(large) + _without_zip64(extra)
    fields[9], fields[8], fields[16] = (
        _FULL if is_wide else value for value, is_wide in zip(values, wide, strict=True)
    )
    fields[2] = max(fields[2], _VERSION_64) if large else fields[2]
    fields[11], fields[13] = len(extra), 0
    start = CENTRAL_HEADER.pack(*fields) + member.record[CENTRAL_HEADER.size : extra_start]
    return start + extra + member.record[extra_start + extra_length :]


def _zip64(values: list[int]) -> bytes:
    """Return the ZIP64 extra field with these values; none if there are none."""
    return struct.pack(f"<2H{len(values)}Q", _ZIP64, 8 * len(values), *values) if values else b""


def _without_zip64(extra: bytes) -> bytes:
    """Return extra fields without those of ZIP64; what is no extra field stays."""
    kept, position = b"", 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, position)
        end = position + 4 + length
        kept += b"" if kind == _ZIP64 else extra[position:end]
        position = end
    return kept + extra[position:]


def _end(count: int, size: int, offset: int, comment: bytes) -> bytes:
    """Return the end of the central directory; that of ZIP64 before it, if it is needed."""
    zip64 = b""
    if offset >= _FULL:
        versions = (_VERSION_64, _VERSION_64)
        zip64 = _END_64.pack(b"PK\6\6", _END_64.size - 12, *versions, 0, 0, count, count, size, offset)
        zip64 += _LOCATOR_64.pack(b"PK\6\7", 0, offset + size, 1)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, size, min(offset, _FULL), len(comment))
    return zip64 + end + comment
