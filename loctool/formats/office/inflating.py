"""Inflating of members, within limits that count what really comes out."""

from __future__ import annotations

import zipfile
import zlib

from loctool.errors import SourceError
from loctool.formats.office.archive import REPAIR, Archive, Member, shown
from loctool.formats.office.limits import Budget

_HOSTILE = "It may be hostile, so it was not read. Remove it from the deck, or split the deck."


class Inflater:
    """Inflates members of an archive, and counts how much it has inflated."""

    def __init__(self, archive: Archive, budget: Budget) -> None:
        self._archive, self._budget = archive, budget
        self._sizes: dict[str, int] = {}

    def inflate(self, member: Member) -> bytes:
        """Return the content of a member. Raises SourceError if it is damaged or too large."""
        most, reason = self._most(member)
        try:
            content = _content(self._archive.view[member.data :][: member.compressed], member, most)
        except zlib.error as problem:
            raise self._error(member, _damage("its compressed data cannot be read")) from problem
        if len(content) > most:
            raise self._error(member, f"{reason}. {_HOSTILE}")
        if len(content) != member.inflated or zlib.crc32(content) != member.crc:
            raise self._error(member, _damage("its content does not have the size and checksum that the file names"))
        self._budget.inflated += len(content) - self._sizes.get(member.name, 0)
        self._sizes[member.name] = len(content)
        return content

    def _most(self, member: Member) -> tuple[int, str]:
        """Return how many bytes a member may have, and what is wrong if it has more."""
        limits = self._budget.limits
        if member.method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            what = f"is compressed by method {member.method}, which decks may not use"
            raise self._error(member, f"{what}. {REPAIR}")
        others = self._budget.inflated - self._sizes.get(member.name, 0)
        return min(
            (limits.part, f"is larger than {limits.part >> 20} MB"),
            (limits.total - others, f"with it, more than {limits.total >> 20} MB would be unpacked"),
            (
                max(limits.harmless, limits.ratio * member.compressed),
                f"unpacks to more than {limits.ratio} times its size",
            ),
        )

    def _error(self, member: Member, message: str) -> SourceError:
        return SourceError(f"{shown(member.name)}: {message}", self._archive.path)


def _content(data: memoryview, member: Member, most: int) -> bytes:
    """Return the content of a member, or more than `most` bytes of it."""
    if member.method == zipfile.ZIP_STORED:
        return bytes(data[: most + 1])
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    content = inflater.decompress(data, most + 1)
    if len(content) <= most and not inflater.eof:
        raise zlib.error("incomplete")
    return content


def _damage(what: str) -> str:
    return f"is damaged: {what}. Copy or download the deck again. If that does not help: {REPAIR}"
