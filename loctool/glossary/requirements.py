"""What the glossary requires of a translation: which places of the source text must become which terms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from loctool.glossary.hits import Hit
from loctool.glossary.index import TermIndex
from loctool.glossary.targets import part_of_speech, targets_of
from loctool.model import Status, Term
from loctool.text.words import words

Rows = frozenset[tuple[str, int, str]]
"""Rows of the glossary that a text has to obey, as (path, line, where): everywhere (""), or in a `context`."""

NONE: Rows = frozenset()

TRANSLATED = {Status.PREFERRED, Status.ADMITTED}
BINDING = {*TRANSLATED, Status.DO_NOT_TRANSLATE}


@dataclass(frozen=True, slots=True)
class Requirement:
    """One occurrence of a term in a source text, which the translation has to render."""

    term: Term
    """The row to name to the user: of several at one place the first preferred one."""
    start: int
    """First character of the occurrence."""
    end: int
    targets: tuple[str, ...]
    """The admissible targets as base forms, preferred ones first."""
    part_of_speech: str = ""
    """noun, verb, … or empty; so are the targets."""
    verbatim: bool = False
    """The target is a name, which must not be inflected."""


@dataclass(frozen=True, slots=True)
class RequirementFinder:
    """The terms of a glossary as they bind translations into one language."""

    index: TermIndex
    language: str

    def rows(self, text: str) -> Rows:
        """Return the rows whose terms the text contains."""
        return frozenset((hit.term.path, hit.term.line, "") for hit in self._binding(text))

    def hits(self, text: str, rows: Rows | None = None) -> list[Hit]:
        """Return the occurrences of terms, or of those of some rows, left to right."""
        return [hit for hit in self._binding(text) if rows is None or _is_among(rows, hit, text)]

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return the start and end of each term and name in a text: no sentence ends within it."""
        return [(hit.start, hit.end) for hit in self._binding(text)]

    def find(self, text: str, rows: Rows | None = None) -> list[Requirement]:
        """Return what the glossary, or only some of its rows, requires of a text without markup, left to right.

        The longest of overlapping terms counts. A noun inside a longer word requires nothing: correct translations
        render the last noun of a compound in another way twice as often as a word of its own (40 % against 20 % of the
        terms in benchmarks/terminology), its other nouns three times as often.
        """
        if rows is not None and not rows:
            return []
        groups = groupby(self.hits(text, rows), key=lambda hit: hit.start)
        return [requirement for _, group in groups for requirement in self._requirements(list(group))]

    def beyond(self, middle: Sequence[str]) -> list[Term]:
        """Return the terms that a pivot through other languages cannot obey: they lack a target in one of these."""
        return [
            term
            for term in self.index.terms
            if term.status in TRANSLATED
            and targets_of(term, self.language)
            and not all(targets_of(term, language) for language in middle)
        ]

    def texts_with(self, terms: Collection[Term], texts: Iterable[str]) -> Iterator[str]:
        """Yield the texts that require one of the terms, and no other row with the same source."""
        rows = {(term.path, term.line) for term in terms}
        for text in texts if rows else ():
            found = groupby(self._binding(text), key=lambda hit: (hit.start, hit.end))
            if any(self._all_among(rows, hits) for _, hits in found):
                yield text

    def _all_among(self, rows: Collection[tuple[str, int]], hits: Iterable[Hit]) -> bool:
        """Return whether all rows at one place with a target in the language are among some."""
        own = [hit.term for hit in hits if targets_of(hit.term, self.language)]
        return bool(own) and all((term.path, term.line) in rows for term in own)

    def _binding(self, text: str) -> Iterable[Hit]:
        return (hit for hit in self.index.find(text) if hit.term.status in BINDING and hit.binding)

    def _requirements(self, hits: list[Hit]) -> Iterator[Requirement]:
        """Yield what the rows at one place require: a name in the source's spelling, a term in one of its targets."""
        names = {hit.term.source: hit for hit in hits if hit.term.status is Status.DO_NOT_TRANSLATE}
        for name, hit in names.items():
            yield Requirement(hit.term, hit.start, hit.end, (name,), verbatim=True)
        ranked = [hit for hit in hits if hit.term.status in TRANSLATED] if names else hits
        if len(ranked) > 1:
            ranked = sorted(ranked, key=lambda hit: hit.term.status is Status.ADMITTED)
        targets = dict.fromkeys(target for hit in ranked for target in targets_of(hit.term, self.language))
        if targets:
            first = ranked[0]
            kind = part_of_speech(first.term, self.index.language)
            yield Requirement(first.term, first.start, first.end, tuple(targets), kind)


def _is_among(rows: Rows, hit: Hit, text: str) -> bool:
    path, line = hit.term.path, hit.term.line
    return (path, line, "") in rows or (path, line, context(hit, text)) in rows


def context(hit: Hit, text: str) -> str:
    """Return the words beside an occurrence in small letters, as before|behind."""
    found = words(text)
    before = next((word.text for word in reversed(found) if word.end <= hit.start), "")
    behind = next((word.text for word in found if word.start >= hit.end), "")
    return f"{before}|{behind}".lower()


def rows_of_hit(hit: Hit, text: str) -> Rows:
    """Return the row of an occurrence as it binds this one alone, also if the text is cut beside it."""
    before, behind = context(hit, text).split("|")
    contexts = (f"{before}|{behind}", f"{before}|", f"|{behind}")
    return frozenset((hit.term.path, hit.term.line, one) for one in contexts)


def names_in(text: str, index: TermIndex) -> set[str]:
    """Return the names in a text that must not be translated, each as its row has it."""
    found = index.find(text) if index.has_names else ()
    return {hit.term.source for hit in found if hit.term.status is Status.DO_NOT_TRANSLATE}


def index_for_next_hop(terms: Iterable[Term], language: str) -> TermIndex:
    """Return an index by which a pivot's next hop finds the terms in the drafts of the hop before, in `language`."""
    found = [
        replace(term, source=source, part_of_speech="", case_sensitive=False)
        for term in terms
        if term.status in BINDING
        for source in ((term.source,) if term.status is Status.DO_NOT_TRANSLATE else targets_of(term, language))
    ]
    return TermIndex(found, language)
