"""Similar messages of the translation memory, for the messages of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from loctool.memory.search import Index, Similar
from loctool.review.view.messages import Remembered

LEAST, MOST = 60, 3
"""Per cent that a similar message has at least, and how many are shown."""
_ASKED = 8
"""How many similar sources are searched: some have no translation yet."""


class Translated(NamedTuple):
    """A text with the translation that a person gave it or approved."""

    source: str
    target: str
    origin: str
    """The catalog or file that it comes from."""
    context: str | None = None


class SimilarSources:
    """The sources that similar ones are searched among; what was found is kept."""

    def __init__(self, sources: Iterable[str]) -> None:
        """Begin with the sources, whether or not they are translated yet."""
        self.sources = frozenset(sources)
        self._index: Index | None = None
        self._found: dict[str, list[Similar]] = {}

    def find(self, source: str) -> Sequence[Similar]:
        """Return the most similar other sources, the best first."""
        if source not in self._found:
            self._index = self._index or Index(list(self.sources))
            (self._found[source],) = self._index.similar([source], least=LEAST, limit=_ASKED)
        return self._found[source]


class Recall:
    """What is translated already, to be found by messages that are alike."""

    def __init__(self, similar: SimilarSources, units: Iterable[Translated]) -> None:
        """Begin with the translations of the sources."""
        self._similar = similar
        self._units: dict[str, list[Translated]] = defaultdict(list)
        for unit in units:
            self._units[unit.source].append(unit)

    def find(
        self, source: str, context: str | None, origin: str, *, is_approved: bool = False
    ) -> tuple[Remembered, ...]:
        """Return the most similar translated messages but for the message itself, the best first.

        For an approved one, other translations of the same text: what is merely similar was of use before.
        """
        found: dict[tuple[str, str], Remembered] = {}
        for percent, unit in self._equal(source) if is_approved else self._candidates(source):
            if (unit.source, unit.context, unit.origin) != (source, context, origin):
                found.setdefault((unit.source, unit.target), Remembered(percent, unit.source, unit.target, unit.origin))
            if len(found) == MOST:
                break
        return tuple(found.values())

    def _equal(self, source: str) -> Iterator[tuple[int, Translated]]:
        yield from ((100, unit) for unit in self._units.get(source, ()))

    def _candidates(self, source: str) -> Iterator[tuple[int, Translated]]:
        yield from self._equal(source)
        for one in self._similar.find(source) if self._units else ():
            yield from ((one.percent, unit) for unit in self._units.get(one.source, ()))
