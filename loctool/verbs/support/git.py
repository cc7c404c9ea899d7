"""Git queries: revisions and the decks that they have."""

from __future__ import annotations

import subprocess
from pathlib import Path

from loctool.errors import LoctoolError
from loctool.project import Project


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return what it prints, as text: see `output_of`."""
    return output_of(folder, *arguments).decode("utf-8", "replace")


def output_of(folder: Path, *arguments: str) -> bytes:
    """Run git in a folder and return what it prints.

    Raises LoctoolError if git refuses (in git's own words), is not installed, or the folder is not in a repository.
    """
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError as problem:
        raise LoctoolError("git is not installed, or not on PATH") from problem
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if words and "not a git repository" in words[0]:
            raise LoctoolError("is not in a git repository. Run `git init` first.", folder)
        raise LoctoolError(f"git: {' '.join(words) or f'ended with {done.returncode}'}", folder)
    return done.stdout


def files_of(project: Project, revision: str) -> dict[str, bytes]:
    """Return path within the project -> content of the decks that a revision has.

    Raises LoctoolError as `output_of` does, and for an unknown revision.
    """
    folder = project.root
    git(folder, "rev-parse", "--show-toplevel")
    try:
        commit = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except LoctoolError as problem:
        raise LoctoolError(f"Unknown git revision {revision!r}. Give a commit, branch or tag.", folder) from problem
    names = git(folder, "ls-tree", "-r", "-z", "--name-only", commit, "--", f"./{project.source}/").split("\0")
    return {name: output_of(folder, "show", f"{commit}:./{name}") for name in names if name and project.is_deck(name)}
