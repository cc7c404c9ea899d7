"""Pseudolocalisation: accents, brackets and extra length show what a layout leaves untranslated or cuts off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle
from typing import ClassVar

from loctool.engines.protocol import Features
from loctool.glossary import TermIndex
from loctool.model import Draft
from loctool.text.markup import mask, unmask

ACCENTS = str.maketrans(
    "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz", "ÅåßƀÇçĐđÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀɱÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž"
)
"""Latin letters -> accented letters that are still readable; other scripts stay as they are."""

PADDING = "one two three four five six seven eight nine ten".split()  # noqa: SIM905
"""Words that are appended to make a text longer."""

GROWTH = 0.3
"""Share by which a text grows, as German or Russian do compared with English."""


@dataclass(frozen=True)
class PseudoEngine:
    """Writes every text in brackets, with accents and a third longer. It works between any two languages."""

    source: str
    target: str
    name: str = field(default="pseudo", init=False)
    identity: str = field(default="pseudo/1", init=False)
    features: ClassVar[Features] = Features(is_readable=False)

    @property
    def route(self) -> tuple[str, ...]:
        """Return (source, target)."""
        return self.source, self.target

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:  # noqa: ARG002
        """Return one draft for each text, in the same order; a text without a letter is its own draft."""
        return [Draft(pseudo(text), 0.0, self.route) for text in texts]


def pseudo(text: str) -> str:
    """Return the pseudolocalised text: ⟦Šåɱþļé ţéẋţ öñé⟧."""
    masked = mask(text)
    if not any(char.isalpha() for piece in masked.pieces for char in piece):
        return text
    body = unmask(replace(masked, pieces=tuple(piece.translate(ACCENTS) for piece in masked.pieces)))
    lead, trail = len(body) - len(body.lstrip()), len(body.rstrip())
    return f"{body[:lead]}⟦{body[lead:trail]}{_padding(len(text))}⟧{body[trail:]}"


def _padding(length: int) -> str:
    added, words = "", cycle(PADDING)
    while len(added) < GROWTH * length:
        added += f" {next(words)}"
    return added.translate(ACCENTS)
