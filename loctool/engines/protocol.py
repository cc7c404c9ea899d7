"""The protocol that every machine translation engine implements, and the features that an engine may have besides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from loctool.engines.requests import Correspondent
from loctool.glossary import TermIndex
from loctool.model import Draft
from loctool.packages import Package

Relocate = Callable[[Sequence[Package], int], "Engine"]
"""Returns the same engine on other copies of its packages, with a number of threads."""
Identities = Callable[[], Mapping[tuple[str, ...], frozenset[str]]]
"""Returns route -> the identities of its drafts that are up to date."""


@dataclass(frozen=True, slots=True)
class Features:
    """What an engine can do besides translating. The defaults fit an engine that can do nothing else."""

    is_readable: bool = True
    """Whether people are meant to read the drafts. If not, drafts are checked for lost markup only."""
    variants: tuple[Engine, ...] = ()
    """Engines on the same models that search differently, for texts whose draft is refused; the best first."""
    hops: tuple[Engine, ...] = ()
    """An engine for each hop of the route; empty if the engine cannot translate a single hop."""
    routes: tuple[Engine, ...] = ()
    """Engines between the same languages by other routes, for texts that this one cannot draft; the best first."""
    identities: Identities | None = None
    """The identities of drafts that are up to date, if these are more than the engine's own on each route."""
    packages: tuple[Package, ...] = ()
    """The packages that another machine needs in order to make the same drafts."""
    relocate: Relocate | None = None
    """How to open the engine on another machine; None if it works there as it is."""
    obeys_terms: bool = False
    """Whether `translate` obeys terms by itself. If not, terms that drafts lack are sent as marks."""
    correspondent: Correspondent | None = None
    """Answers requests for whole slides, if the engine can see them."""
    version: str = ""
    """The part of provenance lines after the engine's name, without white space: `qwen3:8b/1a2b3c4d`."""


NO_FEATURES = Features()
"""Of an engine that only translates."""


class Engine(Protocol):
    """Translates texts from one language into another."""

    @property
    def name(self) -> str:
        """Return the engine's key in ENGINES."""

    @property
    def route(self) -> tuple[str, ...]:
        """Return the languages that a text passes through: ("de", "en", "ru")."""

    @property
    def identity(self) -> str:
        """Return a line that changes whenever the drafts of unchanged texts would change."""

    @property
    def features(self) -> Features:
        """Return what the engine can do besides; NO_FEATURES if nothing."""

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:
        """Return one draft for each text, in the same order. The texts of one call are translated together.

        The drafts should obey `terms`, the terms of the glossary, as far as the engine can.
        """


def maker_of(engine: Engine) -> str:
    """Return an engine's name, with its version behind a slash if it has one, as provenance lines name it."""
    version = engine.features.version
    return f"{engine.name}/{version}" if version else engine.name


NO_SETTINGS: Mapping[str, Any] = {}


class OpenEngine(Protocol):
    """Opens an engine between two languages; loads, and asks, nothing before the first text."""

    def __call__(
        self,
        source: str,
        target: str,
        *,
        beam: int | None = None,
        threads: int | None = None,
        route: str | None = None,
        settings: Mapping[str, Any] = NO_SETTINGS,
        folder: Path | None = None,
    ) -> Engine:
        """Return the engine; it ignores options that it does not have. Raises PackageError and SettingError.

        `beam` is the number of hypotheses that the decoder keeps, `threads` the number of cores to use, `route` the
        languages to pass through: `de-en-ru`. `settings` is the engine's table of the configuration, `folder` is where
        it may keep what it knows, None if nowhere.
        """
