"""Machine translation engines; importing this room loads none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from loctool.glossary import TermIndex
from loctool.model import Draft


class Engine(Protocol):
    """What translates texts from one language into another."""

    @property
    def name(self) -> str:
        """Return the engine's name, as it stands in ENGINES."""

    @property
    def route(self) -> tuple[str, ...]:
        """Return the languages that a text passes through: ("de", "en", "ru")."""

    @property
    def identity(self) -> str:
        """Return a line that changes when the drafts of unchanged texts would change."""

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:
        """Return one draft for each text, in their order; all texts of the call are worked on together.

        `terms` are those of the glossary that drafts should obey, as far as the engine can.
        """


def _argos(source: str, target: str, **options: Any) -> Engine:
    """Open the Argos packages between two languages: see loctool.engines.argos.engine.open_engine."""
    from loctool.engines.argos.engine import open_engine

    return open_engine(source, target, **options)


def _pseudo(source: str, target: str, **options: Any) -> Engine:
    """Open pseudolocalisation: see loctool.engines.pseudo.open_engine."""
    from loctool.engines.pseudo import open_engine

    return open_engine(source, target, **options)


ENGINES: dict[str, Callable[..., Engine]] = {"argos": _argos, "pseudo": _pseudo}
"""Name -> what opens the engine: ENGINES["argos"](source, target, **options); raises PackageError."""
