"""wrong-term: a term of the glossary stands in the source, but no admissible target in the translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from loctool.checks.context import Text
from loctool.glossary.match import Hit, count
from loctool.model import Severity, Status

SEVERITY = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Demand:
    """What the glossary asks of a text for one source term."""

    source: str
    targets: tuple[str, ...]
    wanted: int
    """How often the term stands in the source."""
    obeyed: int
    """How often an admissible target stands in the translation, at most `wanted`."""
    note: str


def check(text: Text) -> Iterator[str]:
    """Yield a message for each term that stands in the translation less often than in the source."""
    for demand in demands(text):
        if demand.obeyed < demand.wanted:
            times = f" {demand.wanted} times, found {demand.obeyed}" if demand.wanted > 1 else ""
            note = f" ({demand.note})" if demand.note else ""
            yield f"“{demand.source}” must be {_listed(demand.targets)}{times}{note}"


def demands(text: Text) -> list[Demand]:
    """Return what preferred and admitted terms ask of a text; a longer term swallows the shorter ones inside it."""
    asked: dict[tuple[str, ...], list[Hit]] = {}
    for _, group in groupby(text.terms.find(text.source), key=lambda hit: hit.start):
        hits = [hit for hit in group if hit.term.status in (Status.PREFERRED, Status.ADMITTED)]
        hits.sort(key=lambda hit: hit.term.status is Status.ADMITTED)
        targets = tuple(dict.fromkeys(t for hit in hits for t in hit.term.targets.get(text.language, ())))
        if targets:
            asked.setdefault(targets, []).append(hits[0])
    return [_demand(text, targets, hits) for targets, hits in asked.items()]


def _demand(text: Text, targets: tuple[str, ...], hits: list[Hit]) -> Demand:
    found = count(targets, text.target, text.language)
    return Demand(hits[0].term.source, targets, len(hits), min(found, len(hits)), hits[0].term.note)


def _listed(targets: tuple[str, ...]) -> str:
    return " or ".join(f"“{target}”" for target in targets)
