"""The site on disk: pages are written where they changed, those of former runs are removed, and nobody else's file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from loctool.errors import LoctoolError
from loctool.files import read_text, write_atomically

MARK = ".loctool-preview"
"""File in the folder of a site that lists loctool's own files, one a line."""
_HEAD = "# Written by loctool preview, which removes these files when their decks are gone.\n"


def write_site(output: Path, files: Mapping[str, str | bytes]) -> int:
    """Make a folder hold these files (path within it, with slashes -> content). Return how many files changed.

    Files that are as they should be are left alone; those that a former run wrote and that are not among `files` are
    removed. Raises LoctoolError if the folder holds files of others and none of a former run, if another's file has
    the place of one of `files`, or if something cannot be read or written.
    """
    own = _own_files(output)
    paths = {name: _path_of(output, name) for name in sorted(files)}
    for name, path in paths.items():
        if name not in own and path.exists():
            raise LoctoolError("was not written by loctool preview; move it, or choose another folder", path)
    _write_mark(output, own | paths.keys())  # before the pages: a run that is interrupted leaves none without an owner
    changed = sum(write_atomically(path, _bytes(files[name])) for name, path in paths.items())
    changed += sum(_remove(output, name) for name in sorted(own - paths.keys()))
    _write_mark(output, paths)
    return changed


def _own_files(output: Path) -> frozenset[str]:
    """Return what former runs wrote. Raises LoctoolError if the folder is somebody else's."""
    mark = output / MARK
    if mark.is_file():
        return frozenset(line for line in read_text(mark).splitlines() if line and not line.startswith("#"))
    if output.is_dir() and any(output.iterdir()):
        message = "holds files that loctool preview did not write; choose an empty folder, or one that does not exist"
        raise LoctoolError(message, output)
    if output.exists() and not output.is_dir():
        raise LoctoolError("is not a folder; choose another one", output)
    return frozenset()


def _write_mark(output: Path, names: Iterable[str]) -> None:
    lines = "".join(f"{name}\n" for name in sorted(names))
    write_atomically(output / MARK, f"{_HEAD}{lines}".encode())


def _path_of(output: Path, name: str) -> Path:
    """Return where a file of the site lies. Raises LoctoolError for a name that leads elsewhere."""
    parts = PurePosixPath(name).parts
    path = output.joinpath(*parts)
    if not parts or ".." in parts or name.startswith("/") or name == MARK or "\n" in name:
        raise LoctoolError(f"a page cannot be named {name!r}", output)
    if not path.parent.resolve().is_relative_to(output.resolve()):
        raise LoctoolError("leads out of the folder of the site; remove the link", path.parent)
    return path


def _remove(output: Path, name: str) -> bool:
    """Remove a file that a former run wrote, and its folder if nothing else is in it. Return whether it was there."""
    try:
        path = _path_of(output, name)
    except LoctoolError:  # somebody has changed the mark, or put a link in a folder's place
        return False
    if not path.is_file() and not path.is_symlink():
        return False
    try:
        path.unlink()
    except OSError as problem:
        raise LoctoolError(f"cannot be removed: {problem.strerror}", path) from problem
    with suppress(OSError):  # the folder is not empty
        while path.parent != output:
            path = path.parent
            path.rmdir()
    return True


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
