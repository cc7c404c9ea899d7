"""Occurrences of terms in a text, and which of them count."""

from __future__ import annotations

from dataclasses import dataclass

from loctool.model import Status, Term
from loctool.text.words import words


@dataclass(frozen=True, slots=True)
class Hit:
    """An occurrence of a term in a text: `text[start:end]`."""

    term: Term
    start: int
    end: int
    inside: bool = False
    """It is part of a longer word, which a translation may render in another way."""

    @property
    def binding(self) -> bool:
        """Whether a translation must render the term: not if it is a noun inside a longer word."""
        return not self.inside or " " in self.term.source


def is_spelt_right(hit: Hit, text: str) -> bool:
    """Return whether a name that must not be translated is spelt as in the glossary; other terms may be inflected."""
    source = hit.term.source
    return hit.term.status is not Status.DO_NOT_TRANSLATE or text.startswith(source, hit.start - words(source)[0].start)


def without_overlaps(hits: list[Hit]) -> list[Hit]:
    """Return the hits without those that overlap a longer one; a whole word comes before a part of one."""
    if len(hits) < 2:
        return hits
    kept: list[Hit] = []
    spans: set[tuple[int, int]] = set()
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda h: (h.inside, h.start - h.end, h.start)):
        start, end = span = (hit.start, hit.end)
        if span in spans or taken.isdisjoint(range(start, end)):
            spans.add(span)
            taken.update(range(start, end))
            kept.append(hit)
    unique = {(id(hit.term), hit.start): hit for hit in kept}
    # Rows of one place in the order of their files: hashes of words, and so sets of them, differ between runs.
    return sorted(unique.values(), key=lambda h: (h.start, h.term.path, h.term.line))
