"""Which words of a text and of its translation have a counterpart in the other, and how much that says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from loctool.glossary.bilingual.compounds import compound_parts, find_entry
from loctool.glossary.bilingual.keys import target_key
from loctool.glossary.bilingual.lexicon import OF_TARGET, Entry, Pair, bilingual_lexicon, entry_of
from loctool.glossary.bilingual.spelling import are_alike, skeleton
from loctool.text.words import Word, words

SHORTEST_NAME = 4
"""Letters of the shortest word whose sounds are compared."""
SOUNDS = 4
"""Consonants from which other words than names are compared by their sounds: shorter ones agree by chance."""


class Judged(NamedTuple):
    """A word, and what the other text says about it."""

    word: Word
    covered: bool
    evidence: float
    """As `Entry.evidence` has it: negative if the word has no counterpart."""
    entry: Entry | None
    """None for words that the lexicon does not have."""


class Coverage(NamedTuple):
    """The words of a text and of its translation, numbers and signs left out."""

    ours: tuple[Judged, ...]
    theirs: tuple[Judged, ...]

    @property
    def evidence(self) -> float:
        """How much likelier these are text and translation than two texts that have nothing to do with each other."""
        return sum(one.evidence for one in self.ours) + sum(one.evidence for one in self.theirs)


class Run(NamedTuple):
    """Neighbouring words that have no counterpart, perhaps with a few between them that have."""

    weight: float
    first: Word
    last: Word


@lru_cache(maxsize=64)
def compare_words(source: str, target: str, pair: Pair) -> Coverage:
    """Compare the words of a text and of its translation; nothing is judged if the pair has no lexicon either way."""
    if not bilingual_lexicon(pair):
        return _swapped(source, target, pair) if bilingual_lexicon((pair[1], pair[0])) else Coverage((), ())
    ours, theirs = _content(source), _content(target)
    keys = {target_key(word.text, pair[1]) for word in theirs}
    named: set[str] = set()
    judged = tuple(_judge_sources(ours, theirs, keys, pair, named))
    return Coverage(judged, tuple(_judge_targets(theirs, ours, named, pair)))


def _swapped(source: str, target: str, pair: Pair) -> Coverage:
    """Compare a text with its translation by the lexicon of the other direction."""
    found = compare_words(target, source, (pair[1], pair[0]))
    return Coverage(found.theirs, found.ours)


def _content(text: str) -> list[Word]:
    return [word for word in words(text) if len(word.text) > 1 and word.text[0].isalpha()]


def _judge_sources(
    ours: list[Word], theirs: list[Word], keys: set[str], pair: Pair, named: set[str]
) -> Iterator[Judged]:
    """Judge the source's words, and gather in `named` the keys that they may be translated by."""
    others = _Spellings(theirs)
    for word in ours:
        entry = find_entry(word.text, pair)
        targets = entry.targets if entry else frozenset[str]()
        if targets.isdisjoint(keys):
            targets = targets.union(*(part.targets for part in compound_parts(word.text, pair)))
        named |= targets
        covered = not targets.isdisjoint(keys) or others.have(word.text, entry)
        yield Judged(word, covered, entry.evidence(covered, len(theirs)) if entry else 0.0, entry)


def _judge_targets(theirs: list[Word], ours: list[Word], named: set[str], pair: Pair) -> Iterator[Judged]:
    others = _Spellings(ours)
    for word in theirs:
        key = target_key(word.text, pair[1])
        entry = entry_of(OF_TARGET + key, pair)
        covered = key in named or others.have(word.text, entry)
        yield Judged(word, covered, entry.evidence(covered, len(ours)) if entry else 0.0, entry)


class _Spellings:
    """The words of a text by their letters and sounds."""

    def __init__(self, found: Sequence[Word]) -> None:
        self._surfaces = {word.text.lower() for word in found}
        self._skeletons: dict[str, set[str]] = {}
        for one in self._surfaces:
            if len(one) >= SHORTEST_NAME and (sounds := skeleton(one)):
                self._skeletons.setdefault(sounds[0], set()).add(sounds)

    def have(self, word: str, entry: Entry | None) -> bool:
        """Return whether a word is among them, as it is or as another language spells it."""
        low = word.lower()
        if low in self._surfaces:
            return True
        own = skeleton(low) if len(low) >= SHORTEST_NAME else ""
        if entry and not entry.is_name and len(own) < SOUNDS:
            return False
        others = self._skeletons.get(own[:1], ())
        return own in others or any(are_alike(own, other) for other in others)


def heaviest_run(judged: Sequence[Judged]) -> Run | None:
    """Return the neighbouring words whose lack of counterparts says most, None if all words have some.

    Words with a counterpart in between count against the run, so that it is the maximal sum of a stretch.
    """
    best: Run | None = None
    weight, start = 0.0, 0
    for place, one in enumerate(judged):
        if weight <= 0:
            weight, start = 0.0, place
        weight -= one.evidence
        if weight > (best.weight if best else 0.0):
            best = Run(weight, judged[start].word, one.word)
    return best
