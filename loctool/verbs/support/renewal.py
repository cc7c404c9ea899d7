"""Which drafts are up to date: made by an engine as it is now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from loctool.errors import PackageError
from loctool.project import Project
from loctool.verbs.support.inputs import route_to

if TYPE_CHECKING:
    from loctool.drafting.selection import Current


def identities_of_engines(project: Project, language: str) -> Callable[[str], Current]:
    """Return what gives the identities of an engine's up-to-date drafts by its name, and opens each engine once.

    What is returned raises PackageError for an engine that cannot be opened.
    """
    from loctool.drafting.selection import current_identities
    from loctool.engines import ENGINES

    opened: dict[str, Current] = {}

    def current_of(engine: str) -> Current:
        if engine not in ENGINES:
            raise PackageError(f"drafts were made by the engine {engine!r}, which is not installed")
        if engine not in opened:
            route = route_to(language, project.routes)
            made = ENGINES[engine](project.source_language, language, route=route)
            opened[engine] = current_identities(made)
        return opened[engine]

    return current_of
