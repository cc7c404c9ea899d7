"""The decks that a run is for: those that the patterns of --deck name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from loctool.errors import ConfigError
from loctool.project.layout import Project
from loctool.text.suggestion import closest_word


def choose_decks(project: Project, patterns: Sequence[str]) -> Project:
    """Return the project with only the decks, or other catalogs, that a pattern matches; with all if there is none.

    A pattern has `*` and `?` as in file names. It is compared with a deck's domain, its path in the project and its
    file name, or with the name of a catalog without a deck. Raises ConfigError for a pattern that matches nothing.
    """
    decks = {domain: project.relative(path) for path, domain in project.named_decks().items()}
    names = {**dict.fromkeys((found.name for found in project.find_catalogs()), ""), **decks}
    for pattern in patterns:
        if not any(is_chosen((pattern,), name, path) for name, path in names.items()):
            raise ConfigError(f"no deck matches {pattern!r}; {_hint(pattern, names)}")
    return replace(project, only=tuple(patterns))


def is_chosen(patterns: Iterable[str], name: str, path: str = "") -> bool:
    """Return whether a pattern matches a deck's domain or path, or whether there is no pattern."""
    names = {name, path, PurePosixPath(path).name} if path else {name}
    return not patterns or any(fnmatchcase(one, _normal(pattern)) for one in names for pattern in patterns)


def _normal(pattern: str) -> str:
    """Return a pattern of paths without what changes nothing: ./source/a.md is source/a.md."""
    return PurePosixPath(pattern).as_posix()


def _hint(pattern: str, names: Iterable[str]) -> str:
    if meant := closest_word(pattern, names):
        return f"did you mean {meant!r}?"
    return f"there are {', '.join(sorted(names)[:10])}"
