"""What a draft says, by the bilingual lexicon: words that it loses, and words left over beside a term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from loctool.engines.argos.constraints.tasks import Model, Task, count_errors
from loctool.glossary.bilingual.compounds import compound_parts, find_entry
from loctool.glossary.bilingual.keys import target_key
from loctool.glossary.bilingual.lexicon import Pair, bilingual_lexicon
from loctool.glossary.bilingual.spelling import are_alike, skeleton
from loctool.glossary.morphology.case_selection import is_small_word
from loctool.glossary.morphology.languages import word_list
from loctool.glossary.requirements import Requirement
from loctool.text.words import Word, words

SHORTEST_NAME = 4
"""Letters of the shortest word whose sounds are compared."""
ALIKE = 0.8
"""Share of equal sounds: more than for two whole texts, in which a name has many words to be found among."""


class Sense(NamedTuple):
    """A word of a source, and what it may be translated by."""

    start: int
    end: int
    targets: frozenset[str]
    """Keys of words."""
    best: frozenset[str]
    """The likeliest of them, in a compound of each part."""
    sounds: str
    """Empty for words that are no names: they are not compared by their sounds."""

    def means(self, word: str, language: str) -> bool:
        """Return whether a word of the target language may stand for this one."""
        if target_key(word, language) in self.targets:
            return True
        return bool(self.sounds) and len(word) >= SHORTEST_NAME and _sound_alike(self.sounds, skeleton(word))


def _sound_alike(one: str, other: str) -> bool:
    return one == other or (are_alike(one, other) and Indel.normalized_similarity(one, other) >= ALIKE)


@lru_cache(maxsize=512)
def senses(text: str, pair: Pair) -> tuple[Sense, ...]:
    """Return the words of a source that the lexicon knows, and names; none if the pair has no lexicon."""
    if not bilingual_lexicon(pair):
        return ()
    found = (_sense(word, pair) for word in words(text) if word.text[0].isalpha() and len(word.text) > 1)
    return tuple(one for one in found if one.targets or one.sounds)


def _sense(word: Word, pair: Pair) -> Sense:
    entry, parts = find_entry(word.text, pair), compound_parts(word.text, pair)
    known = [one for one in (entry, *parts) if one]
    targets = frozenset[str]().union(*(one.targets for one in known))
    best = frozenset(one.best for one in known if one.best)
    is_name = entry.is_name if entry else word.text[0].isupper() and not word.opening
    sounds = skeleton(word.text) if is_name and len(word.text) >= SHORTEST_NAME else ""
    return Sense(word.start, word.end, targets, best, sounds)


@lru_cache(maxsize=512)
def content_words(text: str, language: str) -> tuple[str, ...]:
    """Return the words of a draft that mean something alone."""
    return tuple(word.text for word in words(text) if is_content(word.text, language))


def is_content(word: str, language: str) -> bool:
    """Return whether a word means something alone; no small word and no determiner does."""
    is_word = len(word) > 1 and word[0].isalpha() and not is_small_word(word, language)
    return is_word and word.lower() not in word_list(language, "before_nouns")


@lru_cache(maxsize=512)
def _covered(source: str, draft: str, pair: Pair) -> frozenset[Sense]:
    """Return the words of a source that a draft has a counterpart of."""
    found = content_words(draft, pair[1])
    return frozenset(one for one in senses(source, pair) if any(one.means(word, pair[1]) for word in found))


def count_flaws(task: Task, pieces: Sequence[str], model: Model) -> int:
    """Count the words that a draft lost of the free one, those that it repeats, and leftovers beside the terms."""
    known, text = senses(task.text, task.pair), model.text(pieces)
    if not known:
        return 0
    inside = [one for one in known if any(_overlap(one, term) for term in task.requirements)]
    outside = set(known).difference(inside)
    covered = (_covered(task.text, draft, task.pair) for draft in (task.free, text))
    lost = len(outside.intersection(next(covered)).difference(next(covered)))
    keys = Counter(target_key(word, task.pair[1]) for word in content_words(text, task.pair[1]))
    own = {target_key(word, task.pair[1]) for term in task.requirements for word in term.targets[0].split()}
    left = frozenset[str]().union(*(one.best for one in inside))
    left = left.difference(own, *(one.targets for one in outside))
    return lost + sum(number - 1 for number in keys.values()) + sum(key in left for key in keys)


def _overlap(sense: Sense, term: Requirement) -> bool:
    return sense.start < term.end and term.start < sense.end


def is_worse(task: Task, pieces: Sequence[str], model: Model) -> bool:
    """Return whether pieces lose more content, or have more errors of fluency, than the task's draft."""
    old = task.draft.pieces
    return any(count(task, pieces, model) > count(task, old, model) for count in (count_flaws, count_errors))
