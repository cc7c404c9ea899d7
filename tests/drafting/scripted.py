"""An engine whose search finds what a test prepared: what is made of a bad draft cannot be asked of a model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from loctool.engines import NO_FEATURES, Features
from loctool.glossary import TermIndex
from loctool.model import Draft

Find = Callable[[str], Sequence[str]]
"""Text -> the hypotheses of its search, the best first."""


def always(*hypotheses: str) -> Find:
    """Return a search that finds the same for every text."""
    return lambda _: hypotheses


def known(translations: Mapping[str, str]) -> Find:
    """Return a search that finds the translations of these texts, and nothing for others."""
    return lambda text: [translations.get(text, "")]


@dataclass(frozen=True)
class Scripted:
    """An engine that searches by a script, and remembers what it was asked."""

    find: Find
    route: tuple[str, ...] = ("de", "ru")
    features: Features = NO_FEATURES
    name: str = "scripted"
    identity: str = "scripted/1"
    asked: list[str] = field(default_factory=list)

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:  # noqa: ARG002
        self.asked.extend(texts)
        return [Draft(best, 0.0, self.route, tuple(others)) for best, *others in map(self.find, texts)]
