"""Compiled catalogs: the bytes of a .mo file, the same for the same content, written in linear time."""

from __future__ import annotations

import struct

from polib import POEntry

from loctool.catalog.po import Catalog
from loctool.catalog.provenance import State, forms_of, state

_MAGIC = 0x950412DE
_DATE = "POT-Creation-Date:"


def compile_mo(catalog: Catalog, use_drafts: bool = False) -> bytes:
    """Return the .mo file of the translated messages, as msgfmt chooses them; with `use_drafts` untouched drafts too.

    The format is that of the GNU gettext manual ("The Format of GNU MO Files"): little endian, keys sorted by bytes,
    no hash table. A plural message is taken if its first form is there. POT-Creation-Date is left out, so that equal
    translations give equal bytes.
    """
    pairs: list[tuple[bytes, bytes]] = []
    if catalog.head:
        lines = catalog.head.msgstr.split("\n")
        pairs.append((b"", "\n".join(line for line in lines if not line.startswith(_DATE)).encode()))
    pairs += [_pair(entry) for entry in catalog.messages() if _ships(entry, use_drafts)]
    return _file(sorted(pairs))


def _ships(entry: POEntry, use_drafts: bool) -> bool:
    """Tell whether a message goes into the compiled catalog."""
    if "fuzzy" in entry.flags:
        return use_drafts and state(entry) is State.DRAFT
    return bool(forms_of(entry)[0] if entry.msgid_plural else entry.msgstr)


def _pair(entry: POEntry) -> tuple[bytes, bytes]:
    """Return the key and the translation: the context before EOT, plural forms apart by NUL."""
    key = entry.msgid if entry.msgctxt is None else f"{entry.msgctxt}\x04{entry.msgid}"
    if entry.msgid_plural:
        return f"{key}\0{entry.msgid_plural}".encode(), "\0".join(forms_of(entry)).encode()
    return key.encode(), entry.msgstr.encode()


def _file(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """Lay out sorted pairs: header, table of keys, table of translations, and their bytes, each with a NUL behind."""
    count = len(pairs)
    keys_at, texts_at, strings_at = 28, 28 + 8 * count, 28 + 16 * count
    header = struct.pack("<7I", _MAGIC, 0, count, keys_at, texts_at, 0, strings_at)
    keys, offset = _table([key for key, _ in pairs], strings_at)
    texts, _ = _table([text for _, text in pairs], offset)
    strings = [text for column in zip(*pairs, strict=True) for text in column] if pairs else []
    return b"".join([header, keys, texts, *(text + b"\0" for text in strings)])


def _table(strings: list[bytes], offset: int) -> tuple[bytes, int]:
    """Return the table of lengths and offsets of strings which begin at `offset`, and the offset behind them."""
    numbers: list[int] = []
    for text in strings:
        numbers += (len(text), offset)
        offset += len(text) + 1
    return struct.pack(f"<{len(numbers)}I", *numbers), offset
