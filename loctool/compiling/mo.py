"""The bytes of a .mo file, the same as msgfmt writes, in linear time."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from loctool.catalog.provenance import State
from loctool.catalog.table import MessageTable
from loctool.compiling.hash_table import hash_table

_MAGIC = 0x950412DE
_DATE = re.compile(r"^POT-Creation-Date:[^\n]*\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MoOptions:
    """Content and form of a .mo file."""

    use_drafts: bool = False
    """Include untouched drafts."""
    hashed: bool = True
    """Write the hash table."""
    endian: Literal["little", "big"] = "little"


def compile_mo(table: MessageTable, options: MoOptions = MoOptions()) -> bytes:
    """Return the .mo file of the translated messages that msgfmt would include, and of drafts if asked for.

    The format is that of the GNU gettext manual ("The Format of GNU MO Files"), keys sorted by bytes. A plural message
    needs its first form, the header a text. POT-Creation-Date is left out, so that equal translations give equal bytes.
    """
    keys, msgstrs, plurals = table.keys(), table.msgstrs, table.plurals
    numbers = shipped_messages(table, options.use_drafts)
    if table.has_plurals():
        keys = [key if plural is None else f"{key}\0{plural}" for key, plural in zip(keys, plurals, strict=True)]
    pairs = [(keys[number], msgstrs[number]) for number in numbers]
    if table.header:
        pairs.append(_header(table.header, table.header_plural))
    pairs.sort()  # code points sort as their bytes in UTF-8 do
    return _file([key.encode() for key, _ in pairs], [text.encode() for _, text in pairs], options)


def _header(text: str, plural: tuple[str, list[str]] | None) -> tuple[str, str]:
    """Return the header's key and text. As for msgfmt, the first date is left out, and more forms with it."""
    dateless = _DATE.sub("", text, count=1)
    if plural is None:
        return "", dateless
    return f"\0{plural[0]}", dateless if dateless != text else "\0".join([text, *plural[1]])


def shipped_messages(table: MessageTable, use_drafts: bool = False) -> Sequence[int]:
    """Return the numbers of the messages that go into the compiled catalog."""
    fuzzy = table.fuzzy
    if use_drafts and fuzzy:
        states = table.states()
        fuzzy = {number for number in fuzzy if states[number] is not State.DRAFT}
    if not fuzzy and all(table.msgstrs) and not table.has_plurals():
        return range(len(table.msgstrs))
    return [n for n, text in enumerate(table.msgstrs) if text and n not in fuzzy and not text.startswith("\0")]


def _file(keys: list[bytes], texts: list[bytes], options: MoOptions) -> bytes:
    """Lay out sorted pairs: head, tables of keys, translations and hashes, then all strings, each followed by NUL."""
    count = len(keys)
    hashes = hash_table([key.partition(b"\0")[0] for key in keys]) if options.hashed else []
    texts_at, hashes_at = 28 + 8 * count, 28 + 16 * count
    strings_at = hashes_at + 4 * len(hashes)
    key_rows, offset = _rows(keys, strings_at)
    text_rows, _ = _rows(texts, offset)
    head = (_MAGIC, 0, count, 28, texts_at, len(hashes), hashes_at)
    numbers = array("I", head) + key_rows + text_rows + array("I", hashes)
    if options.endian != sys.byteorder:
        numbers.byteswap()
    return b"\0".join([numbers.tobytes() + (keys[0] if keys else b""), *keys[1:], *texts, b""])


def _rows(strings: Sequence[bytes], offset: int) -> tuple[array[int], int]:
    """Return the length and offset of each string, the first at `offset`, and the offset after them."""
    lengths = array("I", map(len, strings))
    offsets = array("I", accumulate((length + 1 for length in lengths), initial=offset))
    end = offsets.pop()
    rows = array("I", bytes(8 * len(lengths)))
    rows[0::2], rows[1::2] = lengths, offsets
    return rows, end
