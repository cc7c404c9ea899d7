"""Terms that a text requires: which ones its draft lacks, and where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from loctool.engines.argos.attention import (
    ABSENT,
    MISPLACED,
    AlignedWords,
    Alignment,
    align,
    aligned_words,
    source_ranges,
    word_ranges,
)
from loctool.glossary.morphology.case_selection import FARTHEST, is_attribute, is_small_word
from loctool.glossary.morphology.fluency import count_fluency_errors
from loctool.glossary.morphology.keys import text_keys
from loctool.glossary.obedience import Judgement, judge_names, judge_terms
from loctool.glossary.requirements import Requirement


class Model(Protocol):
    """What forcing needs of a decoder."""

    @property
    def language(self) -> str:
        """Return the language that it writes."""

    def pieces(self, text: str) -> list[str]:
        """Return a text of the target language in the model's pieces."""

    def text(self, pieces: Sequence[str]) -> str:
        """Return the text of pieces."""

    def first_rows(self, sources: list[list[str]]) -> list[Any]:
        """Return the attention of each draft's first piece, which does not depend on the piece."""

    def score(self, sources: list[list[str]], targets: list[list[str]]) -> list[list[float]]:
        """Return the log probability of each piece of each target, its end last."""

    def finish(self, sources: list[list[str]], prefixes: list[list[str]]) -> list[list[Hypothesis]]:
        """Return, for each prefix, whole drafts that begin with it, the best first."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A draft in pieces."""

    pieces: list[str]
    score: float
    """Mean log probability a piece. After a forced prefix, of the pieces that the decoder chose itself."""
    attention: Any
    """A row for each piece, a column for each source piece; None if it was not requested."""


SHORTEST = 3
"""Letters of the shortest word that is compared with the words of a term."""
SHORTEST_SHARE = 0.9
"""A draft may replace another for its fewer errors of fluency only if it has this share of the other's characters."""

Rank = tuple[int, bool, int, float]
"""How drafts of one text are compared, the least is the best: missing terms, whether it is much shorter than the free
draft, errors of fluency, the negative score."""


@dataclass(slots=True)
class Task:
    """One text whose draft must obey the glossary."""

    text: str
    source: list[str]
    """The text in pieces."""
    requirements: Sequence[Requirement]
    draft: Hypothesis
    """The free draft at first, the one to use at last."""
    others: Sequence[Hypothesis] = ()
    """The other hypotheses of the free search, the best first."""
    floor: float = 0.0
    """A draft with a lower score is not used."""
    length: int = 0
    """Characters of the free draft."""
    tried: set[int] = field(default_factory=set)
    """Indices of the requirements that were forced already, with or without success."""
    best: tuple[Rank, Hypothesis] | None = None
    """The best draft so far, with its rank."""
    known: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    """Pieces of a draft -> indices of the requirements that it does not obey."""


def missing(task: Task, draft: Hypothesis, model: Model) -> list[int]:
    """Return the requirements that a draft does not obey.

    If a draft has only some occurrences of a term, those requirements are missing whose place does not have it.
    """
    pieces = tuple(draft.pieces)
    if pieces in task.known:
        return task.known[pieces]
    found: list[int] = []
    for judged in _judge(task.requirements, model.text(draft.pieces), model.language):
        same = judged.requirement.targets, judged.requirement.verbatim
        alike = [n for n, one in enumerate(task.requirements) if (one.targets, one.verbatim) == same]
        lacking = judged.required - judged.obeyed
        if 0 < lacking < len(alike):
            alike.sort(key=lambda n: _holds(task, n, draft, model))
        found += alike[:lacking]
    task.known[pieces] = found
    return found


def _judge(requirements: Sequence[Requirement], text: str, language: str) -> list[Judgement]:
    return [*judge_terms(requirements, text, language), *judge_names(requirements, text)]


def _holds(task: Task, n: int, draft: Hypothesis, model: Model) -> bool:
    place = find_place(task, n, draft, model)
    if place is None:
        return True
    words = word_ranges(draft.pieces)
    text = model.text(draft.pieces[words[place.start][0] : words[place.end - 1][1]])
    return any(judged.obeyed for judged in _judge([task.requirements[n]], text, model.language))


def places_of_missing(task: Task, model: Model) -> dict[int, AlignedWords]:
    """Return index of a missing requirement -> the words of the draft that stand for it, as far as they are known."""
    if not task.draft.pieces:
        return {}
    found = {n: find_place(task, n, task.draft, model) for n in missing(task, task.draft, model)}
    return {n: place for n, place in found.items() if place}


def find_place(task: Task, n: int, draft: Hypothesis, model: Model) -> AlignedWords | None:
    """Return the words of a draft that stand for a requirement; None if the source's words and pieces do not match.

    A source term that was left untranslated is its own place. Neighbours that are forms of the term's words belong to
    the place, since the term would repeat them.
    """
    requirement, words, ranges = task.requirements[n], list(_PART.finditer(task.text)), source_ranges(task.source)
    if len(words) != len(ranges):
        words, ranges = list(_WORD.finditer(task.text)), word_ranges(task.source)
    alignment = align(draft.attention, ranges, draft.pieces)
    inside = [n for n, word in enumerate(words) if word.start() < requirement.end and word.end() > requirement.start]
    if len(words) != len(ranges) or not inside:
        return None
    draft_words = _read_words(alignment, draft, model)
    if copied := _find_copy(task.text[requirement.start : requirement.end], draft_words.texts):
        return AlignedWords(*copied)
    place = aligned_words(alignment, (inside[0], inside[-1] + 1), draft_words.small, draft_words.ends)
    if place.doubt >= MISPLACED:
        origin = words[int(alignment.weights[place.start].argmax())]
        is_taken = any(one.start < origin.end() and origin.start() < one.end for one in task.requirements)
        place = place._replace(doubt=ABSENT) if is_taken else place
    return place if place.doubt == ABSENT else _extend(place, inside[0], requirement.targets[0], draft_words)


class _DraftWords(NamedTuple):
    """The words of a draft, and what they are in its language."""

    alignment: Alignment
    texts: list[str]
    small: list[bool]
    """Whether they mean nothing alone."""
    ends: list[bool]
    """Whether punctuation follows."""
    language: str


def _read_words(alignment: Alignment, draft: Hypothesis, model: Model) -> _DraftWords:
    texts = [model.text(draft.pieces[start:end]) for start, end in alignment.words]
    small = [is_small_word(text, model.language) for text in texts]
    return _DraftWords(alignment, texts, small, [not text[-1:].isalnum() for text in texts], model.language)


def _extend(place: AlignedWords, source: int, target: str, words: _DraftWords) -> AlignedWords:
    """Return a place with the neighbours that the target would repeat, and an adjective that stands for nothing else.

    `source` is the first word of the term in the source.
    """
    first, last = place.start, place.end - 1
    after = range(last + 1, min(last + 1 + FARTHEST + 1, len(words.texts)))
    behind = next((at for at in after if not words.small[at]), last)
    if first and not words.ends[first - 1]:
        first -= shares_word(target, words.texts[first - 1], words.language) or _is_stray(first - 1, source, words)
    if not any(words.ends[last:behind]) and shares_word(target, words.texts[behind], words.language):
        last = behind
    return place._replace(start=first, end=last + 1)


def _is_stray(at: int, source: int, words: _DraftWords) -> bool:
    """Return whether a draft's word is an adjective of the next one, but stands for no word just before the term."""
    origin = int(words.alignment.weights[at].argmax())
    return not source - FARTHEST <= origin < source and is_attribute(
        words.texts[at], words.texts[at + 1], words.language
    )


def _find_copy(term: str, texts: Sequence[str]) -> tuple[int, int] | None:
    """Return the range of a draft's words in which a source term was left as it is."""
    wanted = term.casefold().split()
    bare = [text.strip(PUNCTUATION).casefold() for text in texts]
    at = next((n for n in range(len(bare)) if bare[n : n + len(wanted)] == wanted), None)
    return None if at is None else (at, at + len(wanted))


_WORD = re.compile(r"\S+")
_PART = re.compile(r"(?<!\S)\S[^\s-]*|-[^\s-]*")
"""A word of a source, or a part of one behind a hyphen: what `source_ranges` makes of its pieces."""
PUNCTUATION = ".,;:!?…«»„“”\"'()"
STEM = 5
"""Letters that two words of one stem have in common."""


def _have_one_stem(first: str, second: str) -> bool:
    """Return whether two words begin alike: with STEM letters, or with all but the last of a word of that length."""
    alike = min(STEM, min(len(first), len(second)) - 1)
    return alike >= STEM - 1 and first[:alike] == second[:alike]


def shares_word(term: str, word: str, language: str) -> bool:
    """Return whether a word of a draft is a form of one of a term's words, or has the same stem."""
    bare = word.strip(PUNCTUATION).lower()
    if len(bare) < SHORTEST or is_small_word(bare, language):
        return False
    others = [other for other in term.lower().split() if len(other) >= SHORTEST]
    if any(_have_one_stem(bare, other) for other in others):
        return True
    keys = text_keys(bare, False, language)[1]
    return any(not keys.isdisjoint(text_keys(other, False, language)[1]) for other in others)


def count_errors(task: Task, pieces: Sequence[str], model: Model) -> int:
    """Count the errors of fluency in a draft of a task."""
    return count_fluency_errors(model.text(pieces), task.text, model.language)
