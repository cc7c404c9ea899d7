"""Results that are kept until one of the files that they come from changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")
Stamp = tuple[tuple[str, int, int], ...]
"""Path, time of the last change and size of each file; -1 for one that is missing."""


class Kept:
    """Results by name, each with the state of its files."""

    def __init__(self) -> None:
        """Begin without results."""
        self._found: dict[tuple[object, ...], tuple[Stamp, Any]] = {}

    def get(self, name: tuple[object, ...], files: Iterable[Path], make: Callable[[], Result]) -> Result:
        """Return the result of `make`, which is called if there is none yet or one of the files has changed."""
        stamp = stamp_of(files)
        known = self._found.get(name)
        if known is None or known[0] != stamp:
            known = self._found[name] = stamp, make()
        result: Result = known[1]
        return result

    def former(self, name: tuple[object, ...]) -> Any:
        """Return the result that is kept, even if its files have changed since; None if there is none."""
        known = self._found.get(name)
        return known[1] if known else None


def stamp_of(files: Iterable[Path]) -> Stamp:
    """Return what tells whether files have changed."""
    return tuple(_stamp(path) for path in files)


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        found = path.stat()
    except OSError:
        return str(path), -1, -1
    return str(path), found.st_mtime_ns, found.st_size
