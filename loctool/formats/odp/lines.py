"""Lines of a file that is written anew: those that did not change keep the spelling that they had."""

from __future__ import annotations

from collections.abc import Sequence

_WINDOW = 64
"""Lines that may be added or taken away at one place for the lines behind it to be recognised."""
_SURE = 3
"""Lines in a row that have to be equal to be the same ones."""


def keep_lines(old: bytes, normal: bytes, new: bytes) -> bytes:
    """Return XML that was written anew, with the lines of the old file where they say the same.

    `normal` is the old file written by the same program as the new one, which may spell quotes and empty elements in
    another way than the old file does. It has to have the same lines; otherwise the new file is returned as it is.
    """
    own, before, after = old.split(b"\n"), normal.split(b"\n"), new.split(b"\n")
    if len(own) != len(before):
        return new
    kept: list[bytes] = []
    at = 0
    while len(kept) < len(after):
        if at < len(before) and before[at] == after[len(kept)]:
            kept.append(own[at])
            at += 1
        else:
            skipped, added = _next_equal(before[at : at + 2 * _WINDOW], after[len(kept) : len(kept) + 2 * _WINDOW])
            kept += after[len(kept) : len(kept) + added]
            at += skipped
    return b"\n".join(kept)


def _next_equal(before: Sequence[bytes], after: Sequence[bytes]) -> tuple[int, int]:
    """Return after how many lines of each the same ones follow; if there are none nearby, one line is another."""
    for distance in range(1, 2 * _WINDOW):
        for skipped in range(distance + 1):
            added = distance - skipped
            rest = before[skipped : skipped + _SURE]
            if rest and rest == after[added : added + _SURE]:
                return skipped, added
    return 1, 1
