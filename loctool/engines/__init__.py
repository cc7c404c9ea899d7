"""Machine translation engines; importing this room loads none of them."""

from __future__ import annotations

from typing import Any

from loctool.engines.protocol import NO_FEATURES, Engine, Features, OpenEngine, maker_of

__all__ = ["ENGINES", "NO_FEATURES", "Engine", "Features", "OpenEngine", "maker_of"]


def _argos(source: str, target: str, **options: Any) -> Engine:
    from loctool.engines.argos.engine import open_engine

    return open_engine(source, target, **options)


def _pseudo(source: str, target: str, **_options: object) -> Engine:
    from loctool.engines.pseudo import PseudoEngine

    return PseudoEngine(source, target)


def _llm(source: str, target: str, **options: Any) -> Engine:
    from loctool.engines.llm.engine import open_engine

    return open_engine(source, target, **options)


def _libretranslate(source: str, target: str, **options: Any) -> Engine:
    from loctool.engines.libretranslate.engine import open_engine

    return open_engine(source, target, **options)


UNREADABLE = frozenset({"pseudo"})
"""Names of the engines whose drafts nobody is meant to read."""

ENGINES: dict[str, OpenEngine] = {
    "argos": _argos,
    "libretranslate": _libretranslate,
    "llm": _llm,
    "pseudo": _pseudo,
}
"""Name -> function that opens the engine: ENGINES["argos"]("de", "en", beam=1). Raises PackageError."""
