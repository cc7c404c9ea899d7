"""OLE files, which are not decks that can be read: old .ppt files, and decks with a password."""

from __future__ import annotations

import re
import struct

from loctool.errors import SourceError

_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_STREAMS = {
    "EncryptedPackage": "is protected by a password. Open it, remove the password and save it again.",
    "EncryptedSummary": "is protected by a password. Open it, remove the password and save it as .pptx.",
    "PowerPoint Document": "is a deck in the old format .ppt. Save it as .pptx in PowerPoint or LibreOffice.",
}
"""Name of a stream -> what a file with it is."""


def refuse_ole(view: memoryview, path: str) -> None:
    """Raise SourceError for an OLE file, saying which kind of file it is."""
    if bytes(view[: len(_SIGNATURE)]) != _SIGNATURE:
        return
    for name, message in _STREAMS.items():
        if re.search(re.escape(_entry(name)), view):
            raise SourceError(message, path)
    raise SourceError("is an OLE file, as old Office programs wrote them, and no deck. Save it as .pptx.", path)


def _entry(name: str) -> bytes:
    """Return how the directory entry of a stream begins: its name in 64 bytes, and the length of the name in bytes.

    The entry cannot be confused with text of a deck, which has no such padding ([MS-CFB] 2.6.1).
    """
    return name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)
