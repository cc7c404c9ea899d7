"""Which engines a run asks: those of the configuration, or those that are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loctool.engines.installed import engine_names
from loctool.errors import ConfigError
from loctool.project import Project
from loctool.project.engines import KIND, fault_of_names
from loctool.project.lines import error_in
from loctool.text.suggestion import closest_word


def choose_engines(project: Project, names: str | Sequence[str] | None = None) -> tuple[str, ...]:
    """Return the engines that draft: those that are named, else the project's.

    Raises ConfigError if there is no such engine, or if one is named twice.
    """
    if not names and names is not None:
        raise ConfigError("no engine is named; name one, or leave the choice to the configuration")
    chosen = project.engine if names is None else (names,) if isinstance(names, str) else tuple(names)
    if fault := describe_fault(project, chosen):
        raise error_in(project.config, ("engine",), f"`engine` {fault}") if names is None else ConfigError(fault)
    return chosen


def known_engines(project: Project | None) -> tuple[str, ...]:
    """Return the names of all engines: those that are installed, and those that a project's tables add."""
    tables = project.engines if project else {}
    return tuple(dict.fromkeys((*engine_names(), *(name for name, table in tables.items() if KIND in table))))


def describe_fault(project: Project, names: Sequence[str]) -> str:
    """Return what is wrong with the names of engines, and what to do, as it continues "`engine` "; "" if nothing is."""
    if fault := fault_of_names(names):
        return fault[0]
    known = known_engines(project)
    return next((f"names {name!r}; {hint(name, known)}" for name in names if name not in known), "")


def hint(name: str, known: Iterable[str]) -> str:
    """Return which engine was probably meant, or which there are."""
    known = [*known]
    meant = closest_word(name, known)
    return f"did you mean {meant}?" if meant else f"known engines: {', '.join(known)}"


def unused_tables(project: Project) -> Iterator[ConfigError]:
    """Yield what is to be told of tables that set no engine: their names may be misspelt."""
    known = known_engines(project)
    for name in project.engines:
        if name not in known:
            yield error_in(project.config, ("engines", name), f"no engine is called {name!r}; {hint(name, known)}")
