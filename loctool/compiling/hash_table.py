"""The hash table of .mo files, by which libintl finds a message without a search."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import islice

_LANE = 5
"""Bytes of a number within a long integer; the sums below need 33 bits."""
_BATCH = 4096
"""Keys, of similar length, that are hashed at once."""


def hash_table(keys: Sequence[bytes]) -> list[int]:
    """Return the table: the number of a key, from 1, at the place of its hash; 0 at empty places.

    Size, hash (hashpjw) and steps (double hashing) are those of the GNU gettext manual, "The Format of GNU MO Files".
    """
    size = table_size(len(keys))
    table = [0] * size
    for number, value in enumerate(hashes(keys), 1):
        place = value % size
        if table[place]:
            step = 1 + value % (size - 2)
            while table[place]:
                place = (place + step) % size
        table[place] = number
    return table


def table_size(count: int) -> int:
    """Return the size of the table for that many keys, as in msgfmt: the first prime above 4/3 of their number."""
    size = count * 4 // 3 | 1
    while not _is_prime(size):
        size += 2
    return max(size, 3)


def _is_prime(odd: int) -> bool:
    """Return whether an odd number is prime according to gettext: 1 is, 3 is not."""
    divisor = 3
    while divisor * divisor < odd and odd % divisor:
        divisor += 2
    return odd % divisor != 0


def hashes(keys: Sequence[bytes]) -> list[int]:
    """Return the hashpjw of each key, in 32 bits.

    Keys are hashed side by side, each in a lane of one long integer, character by character: an operation on such an
    integer costs little more than one on a small integer. Zeros before a key do not change its hash.
    """
    found = [0] * len(keys)
    by_length = iter(sorted(range(len(keys)), key=lambda number: len(keys[number])))
    while batch := list(islice(by_length, _BATCH)):
        for number, value in zip(batch, _side_by_side([keys[number] for number in batch]), strict=True):
            found[number] = value
    return found


def _side_by_side(keys: list[bytes]) -> tuple[int, ...]:
    """Return the hashes of keys, of which the last is the longest."""
    longest, count = len(keys[-1]), len(keys)
    padded = b"".join([key.rjust(longest, b"\0") for key in keys])
    high = int.from_bytes(b"\0\0\0\xf0\0" * count, "little")
    low = int.from_bytes(b"\xff\xff\xff\x0f\0" * count, "little")
    lanes = bytearray(_LANE * count)
    value = 0
    for place in range(longest):
        lanes[::_LANE] = padded[place::longest]
        value = (value << 4) + int.from_bytes(lanes, "little")
        value = (value ^ (value & high) >> 24) & low
    raw, packed = value.to_bytes(_LANE * count, "little"), bytearray(4 * count)
    for place in range(4):
        packed[place::4] = raw[place::_LANE]
    return struct.unpack(f"<{count}I", packed)
