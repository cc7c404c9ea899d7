"""Git queries: revisions and the decks that they have."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from loctool.errors import LoctoolError
from loctool.project import Project


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return what it prints, as text: see `output_of`."""
    return output_of(folder, *arguments).decode("utf-8", "replace")


def output_of(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Run git in a folder and return what it prints.

    Raises LoctoolError if git refuses (in git's own words), is not installed, or the folder is not in a repository.
    """
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], input=stdin, capture_output=True, check=False)
    except FileNotFoundError as problem:
        raise LoctoolError("git is not installed, or not on PATH") from problem
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if words and "not a git repository" in words[0]:
            raise LoctoolError("is not in a git repository. Run `git init` first.", folder)
        raise LoctoolError(f"git: {' '.join(words) or f'ended with {done.returncode}'}", folder)
    return done.stdout


def top_of(folder: Path) -> Path:
    """Return the top folder of the repository that holds a folder. Raises LoctoolError as `output_of` does."""
    return Path(os.fsdecode(output_of(folder, "rev-parse", "--show-toplevel").rstrip(b"\r\n"))).resolve()


def commit_of(folder: Path, revision: str) -> str:
    """Return the commit that a revision names. Raises LoctoolError as `output_of` does, and for an unknown one."""
    top_of(folder)
    try:
        return git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except LoctoolError as problem:
        hint = "Give a commit, branch or tag."
        if git(folder, "rev-parse", "--is-shallow-repository").strip() == "true":
            hint = (
                "This clone is shallow: run `git fetch --unshallow`, or clone with the whole history (fetch-depth: 0)."
            )
        raise LoctoolError(f"Unknown git revision {revision!r}. {hint}", folder) from problem


def contents_of(top: Path, commit: str, wanted: Callable[[Path], bool]) -> Iterator[tuple[Path, bytes]]:
    """Yield (path, content) of the files of a commit that are wanted; links and submodules are not among them.

    `top` is the top folder of the repository; the paths are whole. Raises LoctoolError as `output_of` does.
    """
    found: dict[Path, bytes] = {}
    for line in output_of(top, "ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
        head, _, name = line.partition(b"\t")
        mode, _, rest = head.partition(b" ")
        if mode in (b"100644", b"100755") and wanted(path := top / os.fsdecode(name)):
            found[path] = rest.split()[1]
    answer = output_of(top, "cat-file", "--batch", stdin=b"".join(name + b"\n" for name in found.values()))
    start = 0
    for path in found:
        end = answer.index(b"\n", start) + 1
        size = int(answer[start:end].split()[2])
        yield path, answer[end : end + size]
        start = end + size + 1


def files_of(project: Project, revision: str) -> dict[str, bytes]:
    """Return path within the project -> content of the decks that a revision has.

    Raises LoctoolError as `output_of` does, for an unknown revision, and if the decks are in no folder of the
    repository.
    """
    folder = project.root
    top, commit = top_of(folder), commit_of(folder, revision)
    source = (folder / project.source).resolve()
    if not source.is_relative_to(top):
        raise LoctoolError(f"is outside of the git repository {top.as_posix()}; use `loctool diff --against`", source)
    inside = f"./{source.relative_to(top).as_posix()}/"
    listed = output_of(top, "ls-tree", "-r", "-z", "--name-only", commit, "--", inside).split(b"\0")
    paths = {project.deck_path(Path(top, name).relative_to(source)): name for name in map(os.fsdecode, listed) if name}
    return {path: output_of(top, "show", f"{commit}:{name}") for path, name in paths.items() if project.is_deck(path)}
