"""Copies of files: atomic, and only where something changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import IO

from loctool.errors import LoctoolError
from loctool.files import is_there, open_to_read, replacing

_PIECE = 1 << 20
"""Bytes that are compared at once."""


def copy_atomically(source: Path, target: Path) -> bool:
    """Make a file's bytes those of `target` and return whether anything changed. A file with these bytes is left alone.

    Raises LoctoolError where a file cannot be read or written, or is no regular file.
    """
    with open_to_read(source) as file:
        try:
            if is_there(target) and (target.samefile(source) or _is_equal(file, target)):
                return False
            file.seek(0)
            with replacing(target) as copy:
                shutil.copyfileobj(file, copy, _PIECE)
        except OSError as problem:
            raise LoctoolError(f"cannot be copied from {source}: {problem.strerror}", target) from problem
    return True


def _is_equal(file: IO[bytes], path: Path) -> bool:
    with open_to_read(path) as other:
        while (piece := file.read(_PIECE)) == other.read(_PIECE):
            if not piece:
                return True
    return False
