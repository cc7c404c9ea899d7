"""Pseudolocalisation: accents, brackets and length, to see in a layout what is translated and what is cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loctool.glossary import TermIndex
from loctool.model import Draft
from loctool.text.markup import mask, unmask

ACCENTS = str.maketrans(
    "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz", "ÅåßƀÇçĐđÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀɱÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž"
)
"""Latin letters -> letters that are read as the same; other scripts stay."""

PADDING = "one two three four five six seven eight nine ten".split()  # noqa: SIM905
"""Words that make a text longer."""

GROWTH = 0.3
"""Share by which a text grows, as German or Russian does against English."""


@dataclass(frozen=True)
class PseudoEngine:
    """Writes every text with accents, a third longer and in brackets; the same text always in the same way."""

    source: str
    target: str
    name: str = field(default="pseudo", init=False)
    identity: str = field(default="pseudo/1", init=False)

    @property
    def route(self) -> tuple[str, ...]:
        """Return (source, target)."""
        return self.source, self.target

    def translate(self, texts: Sequence[str], terms: TermIndex | None = None) -> list[Draft]:  # noqa: ARG002
        """Return one draft for each text, in their order; texts without a letter come back as they are."""
        return [Draft(pseudo(text), 0.0, self.route) for text in texts]


def open_engine(source: str, target: str, **_options: object) -> PseudoEngine:
    """Return the engine; any two languages will do, and options of other engines change nothing."""
    return PseudoEngine(source, target)


def pseudo(text: str) -> str:
    """Return the pseudolocalised text: ⟦Šåɱþļé ţéẋţ öñé⟧."""
    masked = mask(text)
    if not any(char.isalpha() for piece in masked.pieces for char in piece):
        return text
    body = unmask(replace(masked, pieces=tuple(piece.translate(ACCENTS) for piece in masked.pieces)))
    lead, trail = len(body) - len(body.lstrip()), len(body.rstrip())
    return f"{body[:lead]}⟦{body[lead:trail]}{_padding(len(text))}⟧{body[trail:]}"


def _padding(length: int) -> str:
    """Return as many accented words as make a text of this length a third longer."""
    added, number = "", 0
    while len(added) < GROWTH * length:
        added += " " + PADDING[number % len(PADDING)]
        number += 1
    return added.translate(ACCENTS)
