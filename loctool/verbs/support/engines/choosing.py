"""The engines of a run: the named ones, else those of the configuration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loctool.engines import ENGINES
from loctool.engines.installed import engine_names, hint
from loctool.errors import ConfigError
from loctool.project import Project
from loctool.project.engines import KIND, fault_of_names
from loctool.project.lines import error_in


def choose_engines(project: Project, names: str | Sequence[str] | None = None) -> tuple[str, ...]:
    """Return the engines that draft: the named ones, else the project's.

    Raises ConfigError if there is no such engine, or if one is named twice.
    """
    if not names and names is not None:
        raise ConfigError("no engine is named; name one, or leave the choice to the configuration")
    chosen = project.engine if names is None else (names,) if isinstance(names, str) else tuple(names)
    if fault := describe_fault(project, chosen):
        raise error_in(project.config, ("engine",), f"`engine` {fault}") if names is None else ConfigError(fault)
    return chosen


def known_engines(project: Project | None) -> tuple[str, ...]:
    """Return the names of all engines: the installed ones, and those that a project's tables add."""
    tables = project.engines if project else {}
    return tuple(dict.fromkeys((*engine_names(), *(name for name, table in tables.items() if KIND in table))))


def is_known(project: Project, name: str) -> bool:
    """Return whether there is an engine. Installed packages are only read if it is not loctool's own."""
    return name in ENGINES or KIND in project.engines.get(name, {}) or name in engine_names()


def describe_fault(project: Project, names: Sequence[str]) -> str:
    """Return what is wrong with the names of engines, and what to do, as it continues "`engine` "; "" if nothing is."""
    if fault := fault_of_names(names):
        return fault[0]
    unknown = next((name for name in names if not is_known(project, name)), None)
    if unknown is None:
        return ""
    kind = (
        f'; its table says which of them it is by `{KIND}`, as in {KIND} = "llm"' if unknown in project.engines else ""
    )
    return f"names {unknown!r}; {hint(unknown, known_engines(project))}{kind}"


def unused_tables(project: Project) -> Iterator[ConfigError]:
    """Yield a warning for each table whose name is not an engine: it may be misspelt."""
    for name in project.engines:
        if not is_known(project, name):
            message = f"no engine is called {name!r}; {hint(name, known_engines(project))}"
            yield error_in(project.config, ("engines", name), message)
