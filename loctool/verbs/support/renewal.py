"""Which drafts are up to date: made by an engine as it is now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from loctool.errors import ConfigError, PackageError
from loctool.project import Project

if TYPE_CHECKING:
    from loctool.drafting.selection import Current


def identities_of_engines(project: Project, language: str) -> Callable[[str], Current]:
    """Return what gives the identities of an engine's up-to-date drafts by its name, and opens each engine once.

    Nothing is sent. What is returned raises PackageError for an engine that cannot be opened as it is set.
    """
    opened: dict[str, Current] = {}

    def current_of(engine: str) -> Current:
        if engine not in opened:
            opened[engine] = _identities(project, engine, language)
        return opened[engine]

    return current_of


def _identities(project: Project, engine: str, language: str) -> Current:
    from loctool.drafting.selection import current_identities
    from loctool.verbs.support.engines.choosing import is_known
    from loctool.verbs.support.engines.opening import open_engine

    if not is_known(project, engine):
        raise PackageError(f"drafts were made by the engine {engine!r}, which is not installed")
    try:
        return current_identities(open_engine(project, engine, language, drafts=False))
    except ConfigError as problem:
        raise PackageError(problem.message, problem.path, problem.line) from problem
