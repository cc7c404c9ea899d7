"""Merge: three versions of a catalog made one, for git; and how git learns of it."""

from __future__ import annotations

import shlex
import shutil
import sys
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from loctool.catalog import reader, writer
from loctool.catalog.entry import Key
from loctool.errors import CatalogError, NoProjectError
from loctool.files import read_text, write_atomically
from loctool.merging import three_way
from loctool.project import Project, find
from loctool.project.catalogs import git_pattern
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

    `name` is the path under which the catalog is known; its project determines the source language. Raises
    CatalogError for a version that is not a catalog (one without a header, or with marks of a conflict), and
    ConfigError if the project's configuration is wrong.
    """
    former, mine, other = (reader.read(Path(path)) for path in (base, ours, theirs))
    for version in (mine, other):
        if version.entries and version.head is None:
            raise CatalogError("has no header, so it is not a complete catalog; merge it by hand", version.path)
    conflicts = three_way.merge_three_way(former, mine, other, _source_language(Path(name or ours)))
    write_atomically(Path(ours), writer.text_of(mine).encode("utf-8"))
    return Merged(conflicts)


def _source_language(path: Path) -> str:
    try:
        return find(path.absolute().parent).source_language
    except NoProjectError:
        return "de"


def register(project: Project) -> list[str]:
    """Make git merge the project's catalogs with `loctool merge`, and return what was changed, in words.

    Lines go into the project's .gitattributes, the command into the repository's own configuration, which git does not
    share: each clone runs this once. Raises LoctoolError outside of a repository.
    """
    git(project.root, "rev-parse", "--git-dir")
    changed: list[str] = []
    attributes = project.root / ".gitattributes"
    text = read_text(attributes) if attributes.is_file() else ""
    patterns = [*map(git_pattern, project.catalogs)] or [f"{project.locales}/**/*.po"]
    if not project.catalogs or project.find_decks():
        patterns.append(f"{project.locales}/**/*.pot")
    wanted = [f'"{one}" merge=loctool' if " " in one else f"{one} merge=loctool" for one in patterns]
    if missing := [line for line in wanted if line not in text.splitlines()]:
        joined = text + "\n" * (bool(text) and not text.endswith("\n")) + "".join(f"{line}\n" for line in missing)
        write_atomically(attributes, joined.encode("utf-8"))
        changed.append("wrote .gitattributes")
    for key, value in (("name", NAME), ("driver", f"{_command()} merge --name %P %O %A %B")):
        listed = git(project.root, "config", "--local", "--list", "-z").split("\0")
        if f"merge.loctool.{key}\n{value}" not in listed:
            git(project.root, "config", "--local", f"merge.loctool.{key}", value)
            changed.append(f"set merge.loctool.{key} in the repository's configuration")
    return changed


def _command() -> str:
    """Return how git starts loctool: by its name where that is on PATH, else by this Python."""
    return "loctool" if shutil.which("loctool") else f"{shlex.quote(sys.executable)} -m loctool"
