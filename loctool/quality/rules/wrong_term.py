"""wrong-term: a term of the glossary stands in the source, but no admissible target in the translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from loctool.glossary import Hit, Place, find_targets, kind_of, targets_of
from loctool.glossary.misspelt import instead
from loctool.model import Severity, Status
from loctool.quality.comparison import Text
from loctool.text.markup import visible_text

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
    part_of_speech: str
    """noun, verb, … or empty; so are the targets."""


def check(text: Text) -> Iterator[str]:
    """Yield a message for each term that stands in the translation less often than in the source."""
    for demand in demands(text):
        if demand.obeyed < demand.wanted:
            times = f" {demand.wanted} times, found {demand.obeyed}" if demand.wanted > 1 else ""
            other = "" if demand.obeyed else instead(text, demand.source, demand.targets)
            note = f" ({demand.note})" if demand.note else ""
            yield f"“{demand.source}” must be {_listed(demand.targets)}{times}{other}{note}"


def demands(text: Text) -> list[Demand]:
    """Return what preferred and admitted terms ask of a text; a longer term swallows the shorter ones inside it.

    Terms of one word inside of a compound ask nothing: correct translations render its last noun in another way twice
    as often as a word of its own (40 % against 20 % in benchmarks/terminology's terms), its other nouns thrice. The
    places of longer targets do not count for shorter ones: “peace talks” are no “talks” as well.
    """
    asked = _asked(text)
    if not asked:
        return []
    target = visible_text(text.target)
    kinds = {targets: kind_of(hits[0].term, text.source_language) for targets, hits in asked.items()}
    places = {targets: find_targets(targets, target, text.language, kinds[targets]) for targets in asked}
    claimed = [place for targets, hits in asked.items() for place in places[targets][: len(hits)]]
    spans = [[(place.start, place.end) for place in _free(places[targets], claimed)] for targets in asked]
    obeyed = _served([(len(hits), own) for hits, own in zip(asked.values(), spans, strict=True)])
    return [
        Demand(
            hits[0].term.source,
            targets,
            len(hits),
            obeyed[n],
            hits[0].term.note,
            kinds[targets],
        )
        for n, (targets, hits) in enumerate(asked.items())
    ]


def _served(demands: list[tuple[int, list[tuple[int, int]]]]) -> list[int]:
    """Return how much of each demand (how often, which places would do) is met when a place serves one demand alone.

    A maximal matching, by augmenting paths (Kuhn's algorithm).
    """
    taken: dict[tuple[int, int], int] = {}

    def serve(demand: int, asked: set[int]) -> bool:
        """Give the demand a free place, or that of another demand which has one elsewhere."""
        spans = demands[demand][1]
        free = next((span for span in spans if span not in taken), None)
        if free:
            taken[free] = demand
            return True
        for span in spans:
            other = taken[span]
            if other not in asked:
                asked.add(other)
                if serve(other, asked):
                    taken[span] = demand
                    return True
        return False

    return [sum(serve(n, {n}) for _ in range(min(wanted, len(own)))) for n, (wanted, own) in enumerate(demands)]


def _asked(text: Text) -> dict[tuple[str, ...], list[Hit]]:
    """Return the hits of the source by the targets that any of the rows at their place admits."""
    asked: dict[tuple[str, ...], list[Hit]] = {}
    found = [hit for hit in text.terms.find(visible_text(text.source)) if hit.binding]
    if not found:
        return asked
    for _, group in groupby(found, key=lambda hit: hit.start):
        hits = [hit for hit in group if hit.term.status in (Status.PREFERRED, Status.ADMITTED)]
        hits.sort(key=lambda hit: hit.term.status is Status.ADMITTED)
        targets = tuple(dict.fromkeys(t for hit in hits for t in targets_of(hit.term, text.language)))
        if targets:
            asked.setdefault(targets, []).append(hits[0])
    return asked


def _free(places: list[Place], claimed: list[Place]) -> list[Place]:
    """Return the places that are not a part of a longer one that another term claims."""
    return [
        place
        for place in places
        if not any(
            other.start <= place.start and place.end <= other.end and other.end - other.start > place.end - place.start
            for other in claimed
        )
    ]


def _listed(targets: tuple[str, ...]) -> str:
    return " or ".join(f"“{target}”" for target in targets)
