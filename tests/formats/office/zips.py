"""Zip files for tests: built, taken apart and damaged."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from typing import NamedTuple

from loctool.formats.office.package import Package
from loctool.formats.writing import Parts

SLIDE = "ppt/slides/slide1.xml"


class Piece(NamedTuple):
    """A member as the file has it: its record without the offset, and its bytes up to the next member."""

    record: bytes
    local: bytes


class Unseekable(io.RawIOBase):
    """A file that can only be written on, so that `zipfile` writes the sizes after the data (flag bit 3)."""

    def __init__(self) -> None:
        self.content = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.content += bytes(data)  # type: ignore[call-overload]
        return len(bytes(data))  # type: ignore[call-overload]


def pack(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED, streamed: bool = False) -> bytes:
    """Return a zip file with these members."""
    target = Unseekable() if streamed else io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return bytes(target.content) if isinstance(target, Unseekable) else target.getvalue()


def joined(parts: Parts) -> bytes:
    """Return what a file with these parts holds."""
    return b"".join(parts)


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def pieces(content: bytes) -> dict[str, Piece]:
    """Return name -> piece, in the order of the central directory."""
    with opened(content) as archive:
        infos, position = archive.infolist(), archive.start_dir
    ends = sorted([info.header_offset for info in infos] + [position])
    found = {}
    for info in infos:
        end = position + 46 + sum(struct.unpack_from("<3H", content, position + 28))
        record = content[position : position + 42] + content[position + 46 : end]
        following = ends[ends.index(info.header_offset) + 1]
        found[info.orig_filename] = Piece(record, content[info.header_offset : following])
        position = end
    return found


def with_text(content: bytes, name: str, text: str) -> bytes:
    """Return a package in which the root of a part has another text."""
    package = Package(content, "deck.pptx")
    package.tree(name).text = text
    package.mark_changed(name)
    return joined(package.parts())


def patched(content: bytes, old: bytes, new: bytes) -> bytes:
    """Return the content with some bytes replaced that must be there, by as many."""
    assert old in content
    assert len(old) == len(new)
    return content.replace(old, new)
