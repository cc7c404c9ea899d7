"""Pseudolocalisation: accents, brackets and length, to see in a layout what is translated and what is cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loctool.model import Draft

ACCENTS = str.maketrans(
    "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz", "ÅåßƀÇçĐđÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀɱÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž"
)
"""Latin letters -> letters that are read as the same; other scripts stay."""

PADDING = "one two three four five six seven eight nine ten".split()  # noqa: SIM905
"""Words that make a text longer."""

GROWTH = 0.3
"""Share by which a text grows, as German or Russian does against English."""

KEPT = re.compile(
    r"`+[^`\n]+`+"  # code
    r"|\$\$[^$\n]+\$\$|\$(?=\S)[^$\n]*\S\$(?!\d)"  # math
    r"|\{\{\{?[^{}\n]*\}?\}\}|\$?\{[^{}\n]*\}"  # mustache, format and template fields
    r"|%\([^()\n]*\)[#0 +-]*[\d.]*[a-zA-Z]|%(?:\d+\$)?[#0+-]*[\d.]*[sdifuxXegc](?!\w)"  # printf
    r"|\$[A-Za-z_]\w*"  # shell
    r"|</?[A-Za-z0-9][^<>\n]*>|<!--.*?-->"  # tags and automatic links
    r"|&(?:#\w+|[A-Za-z]\w*);"  # entities
    r"|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\]\n]*\]"  # link targets
    r"|\b[a-z][a-z0-9+.-]*://[^\s<>()]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"  # addresses
    r"|⟦\d+⟧|\\."  # masks, escapes
)
"""What must stay as it is: placeholders, markup, addresses."""


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

    def translate(self, texts: Sequence[str]) -> list[Draft]:
        """Return one draft for each text, in their order; texts without a letter come back as they are."""
        return [Draft(pseudo(text), 0.0, self.route) for text in texts]


def open_engine(source: str, target: str) -> PseudoEngine:
    """Return the engine; any two languages will do."""
    return PseudoEngine(source, target)


def pseudo(text: str) -> str:
    """Return the pseudolocalised text: ⟦Šåɱþļé ţéẋţ öñé⟧."""
    words = KEPT.split(text)
    letters = sum(char.isalpha() for word in words for char in word)
    if not letters:
        return text
    kept = [*KEPT.findall(text), ""]
    body = "".join(word.translate(ACCENTS) + span for word, span in zip(words, kept, strict=True))
    lead, trail = len(body) - len(body.lstrip()), len(body.rstrip())
    return f"{body[:lead]}⟦{body[lead:trail]}{_padding(len(text))}⟧{body[trail:]}"


def _padding(length: int) -> str:
    """Return as many accented words as make a text of this length a third longer."""
    added, number = "", 0
    while len(added) < GROWTH * length:
        added += " " + PADDING[number % len(PADDING)]
        number += 1
    return added.translate(ACCENTS)
