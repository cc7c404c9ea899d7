"""The keys of the configuration that say which engines draft, and how these are set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from loctool.project.dialects import WrongValueError

ENGINE = 'name, or list of names in the order in which they are tried, as in engine = ["llm", "argos"]'
ENGINES = 'table with a table for each engine, as in [engines.llm] with model = "qwen3:8b"'
KIND = "kind"
"""Key in an engine's table: the engine that it is, where it has another name."""


def engine_of(value: object) -> tuple[str, ...] | None:
    """Return the engines that are tried, None for a value of another type. Raises WrongValueError."""
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        return None
    if fault := fault_of_names(names):
        raise WrongValueError(f"`engine` {fault[0]}", fault[1])
    return tuple(names)


def engines_of(value: object) -> Mapping[str, Mapping[str, Any]] | None:
    """Return name -> the table of an engine, None for a value of another type. Raises WrongValueError.

    What the other keys of a table mean is for the engine to say.
    """
    if not isinstance(value, dict):
        return None
    for name, table in value.items():
        if not isinstance(table, dict):
            example = f'[engines.{name}] with model = "qwen3:8b"'
            raise WrongValueError(f"`{name}` of `engines` must be a table, as in {example}", name, (name,))
        if fault := fault_of_names([name]):
            raise WrongValueError(f"`engines` {fault[0]}", name, (name,))
        if not isinstance(kind := table.get(KIND, name), str) or not kind:
            message = f'`{KIND}` of engine {name!r} must be the name of an engine, as in {KIND} = "llm"'
            raise WrongValueError(message, KIND, (name, KIND))
    return value


def fault_of_names(names: Sequence[str]) -> tuple[str, str] | None:
    """Return what is wrong with the names of the engines that are tried, and with which one; None if nothing is."""
    from loctool.catalog.provenance import COPY, MEMORY  # most projects name no engine

    if not names:
        return 'names no engine; write one, as in engine = "argos"', ""
    for place, name in enumerate(names):
        if not name:
            return "has an empty name; write one, or leave it out", name
        if not name.isprintable() or set(name) & {*" /,"}:
            return f"names {name!r}; an engine's name has no blank, slash or comma", name
        if name in (COPY, MEMORY):
            return f"names {name!r}, which stands for drafts that no engine made; choose another name", name
        if name in names[:place]:
            return f"names {name!r} twice; name it once", name
    return None
