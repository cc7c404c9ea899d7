"""The engines by their names: loctool's own, and those that installed packages bring as entry points."""

from __future__ import annotations

from loctool.engines import ENGINES
from loctool.engines.protocol import OpenEngine
from loctool.errors import ConfigError

GROUP = "loctool.engines"
"""Group of the entry points: name -> function that opens the engine."""


def engine_names() -> tuple[str, ...]:
    """Return the names of all engines, loctool's own first; imports none of them."""
    return tuple(ENGINES)


def find_engine(name: str) -> OpenEngine:
    """Return what opens an engine. Raises ConfigError for a name that nobody knows."""
    try:
        return ENGINES[name]
    except KeyError as problem:
        raise ConfigError(f"there is no engine {name!r}; known engines: {', '.join(engine_names())}") from problem
