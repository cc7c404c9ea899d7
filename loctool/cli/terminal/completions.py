"""What arguments and options may be completed with: names of the project in the current folder, and of rules."""

from __future__ import annotations

from collections.abc import Iterable

import click

from loctool.errors import LoctoolError
from loctool.project import Project, find


def complete_languages(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the target languages that begin with a text, without those that are given already."""
    given = context.params.get(parameter.name or "") or ()
    return [one for one in _begin_with(incomplete, _project_targets()) if one not in given]


def complete_decks(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Return the decks' domains that begin with a text."""
    project = _project()
    return _begin_with(incomplete, (deck.stem for deck in project.find_decks()) if project else ())


def complete_rules(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Return the rules that begin with a text."""
    from loctool.quality import Scope, reported_rules

    return _begin_with(incomplete, (rule for scope in Scope for rule in reported_rules(scope)))


def _project() -> Project | None:
    """Return the project of the current folder; nobody wants its errors while they press Tab."""
    try:
        return find()
    except LoctoolError:
        return None


def _project_targets() -> tuple[str, ...]:
    project = _project()
    return project.targets if project else ()


def _begin_with(incomplete: str, names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name.startswith(incomplete))
