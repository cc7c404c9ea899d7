"""What the glossary asks of one model: which words of a text must become which terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from loctool.glossary import Hit, TermIndex, targets_of
from loctool.model import Status, Term

Rows = frozenset[tuple[str, int]]
"""Rows of the glossary, as (path, line): those that a text has to obey."""

NONE: Rows = frozenset()

BINDING = {Status.PREFERRED, Status.ADMITTED, Status.DO_NOT_TRANSLATE}


@dataclass(frozen=True, slots=True)
class Obligation:
    """One place of a text that must become one of some terms."""

    start: int
    """First character of the term in the source text."""
    end: int
    targets: tuple[str, ...]
    """Base forms, the preferred one first."""
    inflected: bool = True
    """False for a name that must stand to the letter."""


@dataclass(frozen=True, slots=True)
class Book:
    """The terms of a glossary as they bind one hop of a route."""

    index: TermIndex
    target: str

    def rows(self, text: str) -> Rows:
        """Return the rows whose terms stand in a text."""
        return frozenset((hit.term.path, hit.term.line) for hit in self._binding(text))

    def obligations(self, text: str, rows: Rows) -> tuple[Obligation, ...]:
        """Return what `rows` ask of a text, left to right; a part of a longer word asks nothing of its own."""
        if not rows:
            return ()
        found: dict[tuple[int, int], list[Hit]] = defaultdict(list)
        for hit in self._binding(text):
            if (hit.term.path, hit.term.line) in rows:
                found[hit.start, hit.end].append(hit)
        made = (self._obligation(text, *place, hits) for place, hits in sorted(found.items()))
        return tuple(one for one in made if one is not None)

    def _binding(self, text: str) -> Iterable[Hit]:
        return (hit for hit in self.index.find(text) if hit.term.status in BINDING and hit.binding)

    def _obligation(self, text: str, start: int, end: int, hits: list[Hit]) -> Obligation | None:
        if any(hit.term.status is Status.DO_NOT_TRANSLATE for hit in hits):
            return Obligation(start, end, (text[start:end],), inflected=False)
        ranked = sorted(hits, key=lambda hit: hit.term.status is Status.ADMITTED)
        targets = dict.fromkeys(target for hit in ranked for target in targets_of(hit.term, self.target))
        return Obligation(start, end, tuple(targets)) if targets else None


def onward(terms: Iterable[Term], language: str) -> TermIndex:
    """Return an index by which a pivot's next hop finds the terms in the drafts of the hop before, in `language`."""
    found = [
        replace(term, source=source, part_of_speech="", case_sensitive=False)
        for term in terms
        if term.status in BINDING
        for source in ((term.source,) if term.status is Status.DO_NOT_TRANSLATE else targets_of(term, language))
    ]
    return TermIndex(found, language)
