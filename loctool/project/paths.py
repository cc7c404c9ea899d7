"""Which files of a folder a project takes: by suffix and by patterns, and nothing that is hidden."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from loctool.text.controls import unwritable_in_name

IGNORED = "node_modules"
"""A folder that is never searched, like the hidden ones."""
VENV = "pyvenv.cfg"
"""A file that marks a virtual environment, whose packages have catalogs of their own."""
LOCK = "~$"
"""Begins the name of the file that Office keeps beside an open one."""
SAVE_AS = {".ppt": ".pptx", ".pps": ".ppsx", ".key": ".pptx"}
"""Suffix of a deck that no format reads -> what its program can save it as."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files are taken."""

    folder: str
    """Where they lie, relative to the project."""
    suffixes: tuple[str, ...]
    """In small letters; files have them in any case."""
    include: tuple[str, ...] = ()
    """If there are any, a file has to match one of them."""
    exclude: tuple[str, ...] = ()

    def refusal(self, path: str) -> str:
        """Return why a file is not taken, "" if it is; its path has forward slashes and is relative to the project."""
        parts = PurePosixPath(path).parts[len(PurePosixPath(self.folder).parts) :]
        if any(part.startswith(".") for part in parts):
            return "hidden"
        if IGNORED in parts:
            return f"in {IGNORED}"
        if parts[-1:] and parts[-1].startswith(LOCK):
            return "the lock file of an open deck"
        suffix = PurePosixPath(path).suffix.lower()
        if (new := SAVE_AS.get(suffix)) in self.suffixes:
            return f"loctool reads no {suffix}; save it as {new}"
        if suffix not in self.suffixes:
            return f"suffix is none of {', '.join(self.suffixes)}"
        if matches(path, self.exclude):
            return "matches `exclude`"
        return "" if not self.include or matches(path, self.include) else "matches no pattern of `include`"


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Return whether a pattern matches a path or one of its folders; without a slash it may match their names.

    As in .gitignore: `*` and `?` stop at a slash, `**/` stands for any number of folders.
    """
    parts = PurePosixPath(path).parts
    paths = ["/".join(parts[: count + 1]) for count in range(len(parts))]
    bare = (pattern.strip("/") for pattern in patterns)
    return any(_expression(one).fullmatch(path) for one in bare for path in (paths if "/" in one else parts))


_WILD = {"**/": r"(?:.*/)?", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    pieces = re.split(r"(\*\*/|\*\*|\*|\?|\[!?[^\]/]+\])", pattern)
    return re.compile("".join(_piece(piece) for piece in pieces), re.DOTALL)


def _piece(piece: str) -> str:
    if piece.startswith("[") and piece.endswith("]"):
        negated = piece.startswith("[!")
        letters = piece[2 if negated else 1 : -1].replace("\\", r"\\").replace("[", r"\[").replace("^", r"\^")
        return f"[{'^/' if negated else ''}{letters}]"
    return _WILD.get(piece) or re.escape(piece)


def is_valid(pattern: str) -> bool:
    """Return whether a pattern is relative, has forward slashes and can be understood and written into a file."""
    if unwritable_in_name(pattern):
        return False
    try:
        _expression(pattern.strip("/"))
    except re.error:
        return False
    parts = pattern.removesuffix("/").split("/")
    return "\\" not in pattern and not {"", ".", ".."} & {*parts}


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder in the order of their paths; of folders that are never searched, the folder."""
    yield from sorted(Path(place, name) for place, _, others in _walk(folder) for name in others)


def folders_below(folder: Path) -> Iterator[Path]:
    """Yield the folders below a folder in the order of their paths, without those that are never searched."""
    yield from sorted(Path(place, name) for place, folders, _ in _walk(folder) for name in folders)


def _walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield (place, folders that are searched, all other names) of a folder and of each searched one below it."""
    for place, folders, names in os.walk(folder):
        skipped = [name for name in folders if name.startswith(".") or name == IGNORED]
        folders[:] = [name for name in folders if name not in skipped and not Path(place, name, VENV).is_file()]
        yield place, folders, [*skipped, *names]
