"""Merge: three versions of a catalog made one, for git; and how git learns of it."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from loctool.catalog import reader, writer
from loctool.catalog.entry import Key
from loctool.errors import CatalogError, NoProjectError
from loctool.files import read_bytes, write_atomically
from loctool.merging import three_way
from loctool.project import Project, find
from loctool.verbs.support.attributes import write_attributes
from loctool.verbs.support.git import git

NAME = "gettext catalogs, message by message"
"""What git shows of the driver."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge of three catalogs left."""

    conflicts: list[Key]
    """Messages that both sides changed in different ways; each is fuzzy and holds both texts."""


def merge(
    base: str | PathLike[str],
    ours: str | PathLike[str],
    theirs: str | PathLike[str],
    name: str | PathLike[str] | None = None,
) -> Merged:
    """Merge `theirs` into the file `ours`; `base` may be an empty file, where both sides added theirs.

    `name` is the path under which the catalog is known; its project determines the languages. Raises
    CatalogError for a version that is not a catalog (one without a header, or with marks of a conflict), and
    ConfigError if the project's configuration is wrong.
    """
    base, ours, theirs, name = Path(base), Path(ours), Path(theirs), Path(name or ours)
    former, mine, other = (reader.read(path) for path in (base, ours, theirs))
    mine.folder_language = _folder_language(name)
    for version in (mine, other):
        if version.entries and version.head is None:
            raise CatalogError("has no header, so it is not a complete catalog; merge it by hand", version.path)
    language = _source_language(name)
    if former.digest == mine.digest:
        write_atomically(ours, read_bytes(theirs, CatalogError))
        return Merged([])
    if former.digest == other.digest:
        return Merged([])
    conflicts = three_way.merge_three_way(former, mine, other, language)
    write_atomically(ours, writer.text_of(mine).encode("utf-8"))
    return Merged(conflicts)


def _source_language(path: Path) -> str:
    try:
        return find(path.absolute().parent).source_language
    except NoProjectError:
        return "de"


def _folder_language(path: Path) -> str:
    try:
        return find(path.absolute().parent).language_of(path.absolute()) or ""
    except NoProjectError:
        return ""


def register(project: Project) -> list[str]:
    """Make git merge the project's catalogs with `loctool merge`, and return what was changed, in words.

    Lines go into .gitattributes, the command into the repository's own configuration, which git does not share: each
    clone runs this once. Raises LoctoolError outside of a repository, and where git does not obey .gitattributes.
    """
    written = write_attributes(project)
    changed = [f"wrote {project.relative(written)}"] if written else []
    for key, value in (("name", NAME), ("driver", driver_command())):
        listed = git(project.root, "config", "--local", "--list", "-z").split("\0")
        if f"merge.loctool.{key}\n{value}" not in listed:
            git(project.root, "config", "--local", f"merge.loctool.{key}", value)
            changed.append(f"set merge.loctool.{key} in the repository's configuration")
    return changed


def driver_command() -> str:
    """Return the command by which git merges a catalog.

    It names this Python, which need not be on PATH, and keeps it from importing the repository's own modules (-P). If
    loctool is gone or cannot read a version, git merges the lines: its marks are better than our side alone.
    """
    python = shlex.quote(Path(sys.executable).as_posix()).replace("%", "%%")
    by_lines = "git merge-file -L ours -L base -L theirs %A %O %B"
    merge_messages = f"{python} -P -m loctool merge --name %P %O %A %B; code=$?; test $code -le 1 && exit $code"
    return f"{python} -P -c 'import loctool' || exec {by_lines}; {merge_messages}; {by_lines}"
