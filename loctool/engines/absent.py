"""Stands for an engine that cannot be opened: what needs no engine is still stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from loctool.engines.protocol import NO_FEATURES, Features
from loctool.errors import PackageError
from loctool.glossary import TermIndex
from loctool.model import Draft


@dataclass(frozen=True)
class AbsentEngine:
    """Has the name of an engine that cannot be opened, and translates nothing."""

    name: str
    source: str
    target: str
    problem: PackageError
    identity: str = field(default="", init=False)
    features: ClassVar[Features] = NO_FEATURES

    @property
    def route(self) -> tuple[str, ...]:
        """Return (source, target)."""
        return self.source, self.target

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:  # noqa: ARG002
        """Raise the error that kept the engine from being opened."""
        raise self.problem
