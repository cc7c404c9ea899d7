"""The engines by their names: loctool's own, and those that installed packages bring as entry points."""

from __future__ import annotations

import functools
import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from loctool.catalog.provenance import COPY, MEMORY
from loctool.engines import ENGINES
from loctool.engines.border import Border
from loctool.engines.checked import open_checked
from loctool.engines.protocol import OpenEngine
from loctool.errors import ConfigError, PackageError
from loctool.text.suggestion import closest_word

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "loctool.engines"
"""Group of the entry points: name -> function that opens the engine."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""Names that fit into a provenance line, a table of the configuration and an option."""


def engine_names() -> tuple[str, ...]:
    """Return the names of all engines, loctool's own first, without importing any."""
    found = sorted({point.name for point in entry_points() if _NAME.fullmatch(point.name)} - {COPY, MEMORY})
    return (*ENGINES, *found)


def find_engine(name: str) -> OpenEngine:
    """Return the function that opens an engine, and import the package that it comes from, if it is not loctool's own.

    Engines of other packages are checked whenever they are used: see `engines.checked`. Raises ConfigError if there is
    no engine of that name, and PackageError if its package cannot be used.
    """
    if name in ENGINES:
        return ENGINES[name]
    found = [point for point in entry_points() if point.name == name]
    if not found:
        raise ConfigError(f"there is no engine {name!r}; {hint(name, engine_names())}")
    if len(found) > 1:
        packages = " and ".join(package_of(point) for point in found)
        raise PackageError(f"{packages} both bring an engine {name!r}; uninstall one of them")
    if not _NAME.fullmatch(name) or name in (COPY, MEMORY):
        raise PackageError(
            f"{package_of(found[0])} calls its engine {name!r}, which cannot be used; a name has letters, digits,"
            f" '.', '_' and '-' and is not {COPY} or {MEMORY}"
        )
    return _load(found[0])


@functools.cache
def entry_points() -> tuple[EntryPoint, ...]:
    """Return the entry points of engines that do not have the name of one of loctool's own, without importing them.

    Others are ignored, with a warning.
    """
    from importlib import metadata

    found = []
    for point in metadata.entry_points(group=GROUP):
        if point.name in ENGINES:
            message = "%s brings an engine %r, which is ignored, since loctool has an engine of that name"
            logging.getLogger("loctool").warning(message, package_of(point), point.name)
        else:
            found.append(point)
    return tuple(found)


def package_of(point: EntryPoint) -> str:
    """Return the package that an entry point comes from, with its version: loctool-example 1.0."""
    try:
        name = point.dist.name if point.dist else None
    except OSError:  # another library's look at packages has taken the place of Python's, and raises
        name = None
    return f"{name} {point.dist.version}" if point.dist and name else "a package without metadata"


def hint(name: str, known: Sequence[str]) -> str:
    """Return which engine was probably meant, or which there are."""
    meant = closest_word(name, known)
    return f"did you mean {meant}?" if meant else f"known engines: {', '.join(known)}"


def _load(point: EntryPoint) -> OpenEngine:
    """Return the function of an entry point. Raises PackageError if it cannot be imported or called."""
    where = f"the engine {point.name!r} of {package_of(point)} ({point.value})"
    try:
        loaded = point.load()
    except Exception as problem:  # whatever the import of a foreign package raises
        logging.getLogger("loctool").debug("%s", where, exc_info=True)
        reason = " ".join(f"{type(problem).__name__}: {problem}".split())
        raise PackageError(f"{where} cannot be imported: {reason}; install it again") from problem
    if not callable(loaded):
        raise PackageError(f"{where} is of type {type(loaded).__name__}, not a function that opens an engine")
    return functools.partial(open_checked, loaded, Border(point.name, package_of(point)))
