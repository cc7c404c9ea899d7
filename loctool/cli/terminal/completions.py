"""What arguments and options may be completed with: names of the project in the current folder, and of rules."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from loctool.errors import LoctoolError
from loctool.project import Project, find


def complete_languages(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the target languages that begin with a text, without those that are given already."""
    given = context.params.get(parameter.name or "") or ()
    return [one for one in _begin_with(incomplete, _project_targets(context)) if one not in given]


def complete_decks(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Return the decks' domains that begin with a text."""
    try:
        project = _project(context)
        return _begin_with(incomplete, project.named_decks().values() if project else ())
    except LoctoolError:
        return []


def complete_engines(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Return the engines, the project's own among them, that begin with a text, or with what follows its last comma."""
    from loctool.verbs.support.engines.choosing import known_engines

    given, comma, last = incomplete.rpartition(",")
    left = [one for one in known_engines(_project(context)) if one not in given.split(",")]
    return [given + comma + name for name in _begin_with(last, left)]


def complete_rules(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Return the rules that begin with a text, or with what follows its last comma."""
    from loctool.quality import Scope, reported_rules

    given, comma, last = incomplete.rpartition(",")
    rules = _begin_with(last, (rule for scope in Scope for rule in reported_rules(scope)))
    return [given + comma + rule for rule in rules]


def _project(context: click.Context) -> Project | None:
    """Return the project of the current folder, or that of -C; nobody wants its errors while they press Tab."""
    try:
        return find(Path(*context.find_root().params.get("folders") or ()))
    except LoctoolError:
        return None


def _project_targets(context: click.Context) -> tuple[str, ...]:
    project = _project(context)
    return project.targets if project else ()


def _begin_with(incomplete: str, names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name.startswith(incomplete))
