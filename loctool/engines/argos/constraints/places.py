"""Terms that a draft lacks, and where in it they belong: the words that stand for their source words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

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
from loctool.engines.argos.constraints.content import Sense, is_content, senses
from loctool.engines.argos.constraints.stems import PUNCTUATION, shares_word
from loctool.engines.argos.constraints.tasks import Hypothesis, Model, Task
from loctool.glossary.bilingual.keys import target_key
from loctool.glossary.morphology.case_selection import FARTHEST, is_attribute, is_small_word
from loctool.glossary.obedience import Judgement, judge_names, judge_terms
from loctool.glossary.requirements import Requirement


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
    requirement, view = task.requirements[n], _view(task, n, draft, model)
    if view is None:
        return None
    if copied := _find_copy(task.text[requirement.start : requirement.end], view.texts):
        return AlignedWords(*copied)
    place = aligned_words(view.alignment, view.span, view.small, view.ends)
    if place.doubt >= MISPLACED:
        origin = view.sources[int(view.alignment.weights[place.start].argmax())]
        is_taken = any(one.start < origin.end() and origin.start() < one.end for one in task.requirements)
        place = place._replace(doubt=ABSENT) if is_taken else place
    return place if place.doubt == ABSENT else _extend(place, requirement.targets[0], view)


def other_places(task: Task, n: int, model: Model) -> list[AlignedWords]:
    """Return where a term that no word stands for may be put: beside the words for its neighbours in the source."""
    view = _view(task, n, task.draft, model)
    if view is None:
        return []
    origins = {at: int(row.argmax()) for at, row in enumerate(view.alignment.weights) if not view.small[at]}
    later = sorted((origin, at) for at, origin in origins.items() if origin >= view.span[1])[:1]
    later = [(origin, _phrase_start(at, view)) for origin, at in later]
    earlier = sorted((origin, at + 1) for at, origin in origins.items() if origin < view.span[0])[-1:]
    return [AlignedWords(at, at + 1, ABSENT) for _, at in (*later, *earlier) if at < len(view.texts)]


def _phrase_start(at: int, view: _View) -> int:
    """Return the first of the small words directly before a word: a term is put before *on the islands*."""
    while at and view.small[at - 1] and not view.ends[at - 1]:
        at -= 1
    return at


class _View(NamedTuple):
    """The words of a draft, what they are in its language, and which words of the source they stand for."""

    alignment: Alignment
    sources: list[re.Match[str]]
    """The words of the source."""
    texts: list[str]
    small: list[bool]
    """Whether they mean nothing alone."""
    ends: list[bool]
    """Whether punctuation follows."""
    known: list[list[tuple[int, bool]]]
    """The words of the source that each word of the draft translates, and whether best of all, by the lexicon."""
    language: str
    span: tuple[int, int] = (0, 0)
    """The term among the words of the source."""

    def is_own(self, at: int) -> bool:
        """Return whether a word of the draft is the best translation of a word of the term, and of nothing else."""
        return self._is_best(at, [self._is_inside(one) for one, _ in self.known[at]])

    def is_foreign(self, at: int) -> bool:
        """Return whether a word of the draft is the best translation of another word, and of nothing in the term."""
        return self._is_best(at, [not self._is_inside(one) for one, _ in self.known[at]])

    def _is_best(self, at: int, fits: list[bool]) -> bool:
        return not self.small[at] and all(fits) and any(best for _, best in self.known[at])

    def _is_inside(self, source: int) -> bool:
        return self.span[0] <= source < self.span[1]


LEXICON = 3.0
"""How much more the attention of a draft's word counts on the source words that the lexicon says it translates."""


def _view(task: Task, n: int, draft: Hypothesis, model: Model) -> _View | None:
    pieces, requirement = tuple(draft.pieces), task.requirements[n]
    if pieces not in task.views:
        task.views[pieces] = _read(task, draft, model)
    view: _View | None = task.views[pieces]
    inside = [
        at
        for at, word in enumerate(view.sources if view else ())
        if word.start() < requirement.end and word.end() > requirement.start
    ]
    return view._replace(span=(inside[0], inside[-1] + 1)) if view and inside else None


def _read(task: Task, draft: Hypothesis, model: Model) -> _View | None:
    found, ranges = list(_PART.finditer(task.text)), source_ranges(task.source)
    if len(found) != len(ranges):
        found, ranges = list(_WORD.finditer(task.text)), word_ranges(task.source)
    if len(found) != len(ranges):
        return None
    alignment = align(draft.attention, ranges, draft.pieces)
    texts = [model.text(draft.pieces[start:end]) for start, end in alignment.words]
    small = [is_small_word(text, model.language) for text in texts]
    ends = [not text[-1:].isalnum() for text in texts]
    known = _known_pairs(task, found, texts)
    for at, pairs in enumerate(known):
        alignment.weights[at, [column for column, _ in pairs]] *= LEXICON
    return _View(alignment, found, texts, small, ends, known, model.language)


def _known_pairs(task: Task, found: Sequence[re.Match[str]], texts: Sequence[str]) -> list[list[tuple[int, bool]]]:
    """Return, for each word of a draft, what `_View.known` has."""
    known = [(at, one) for one in senses(task.text, task.pair) for at, word in enumerate(found) if _overlap(one, word)]
    if not known:
        return [[] for _ in texts]
    bare = [text.strip(PUNCTUATION) for text in texts]
    return [_pairs(text, known, task.pair[1]) if is_content(text, task.pair[1]) else [] for text in bare]


def _pairs(text: str, known: Sequence[tuple[int, Sense]], language: str) -> list[tuple[int, bool]]:
    key = target_key(text, language)
    return [(at, key in one.best) for at, one in known if one.means(text, language)]


def _overlap(sense: Sense, word: re.Match[str]) -> bool:
    return sense.start < word.end() and word.start() < sense.end


def _extend(place: AlignedWords, target: str, view: _View) -> AlignedWords:
    """Return a place without words for something else at its edges, but with neighbours that belong to it.

    These are words that the target would repeat, or that translate the term and nothing else, and an adjective that
    stands for nothing else.
    """
    first, last = place.start, place.end - 1
    while first < last and view.is_foreign(first):
        first += 1
    while first < last and view.is_foreign(last):
        last -= 1
    if not view.is_own(_nearest(first, -1, view)) and first and not view.ends[first - 1]:
        first -= shares_word(target, view.texts[first - 1], view.language) or _is_stray(first - 1, view)
    first = _echo_before(first, target, view)
    while (left := _nearest(first, -1, view)) != first and view.is_own(left):
        first = left
    while (right := _nearest(last, 1, view)) != last:
        if not view.is_own(right) and not shares_word(target, view.texts[right], view.language):
            break
        last = right
    return place._replace(start=first, end=last + 1)


def _echo_before(first: int, target: str, view: _View) -> int:
    """Return the first word of a place with a form of the target's words before it: анализ новых *потребностей*."""
    left = _nearest(first, -1, view)
    if left != first and is_attribute(view.texts[left], view.texts[first], view.language):
        left = _nearest(left, -1, view)
    is_echo = left != first and not view.is_foreign(left) and shares_word(target, view.texts[left], view.language)
    return left if is_echo else first


def _nearest(at: int, step: int, view: _View) -> int:
    """Return the next word that means something, with no punctuation and few small words in between; else `at`."""
    for n in range(at + step, at + step * (FARTHEST + 2), step):
        if not 0 <= n < len(view.texts) or view.ends[min(n, n - step)]:
            return at
        if not view.small[n]:
            return n
    return at


def _is_stray(at: int, view: _View) -> bool:
    """Return whether a draft's word is an adjective of the next one, but stands for no word just before the term."""
    origin, source = int(view.alignment.weights[at].argmax()), view.span[0]
    return not source - FARTHEST <= origin < source and is_attribute(view.texts[at], view.texts[at + 1], view.language)


def _find_copy(term: str, texts: Sequence[str]) -> tuple[int, int] | None:
    """Return the range of a draft's words in which a source term was left as it is."""
    wanted = term.casefold().split()
    bare = [text.strip(PUNCTUATION).casefold() for text in texts]
    at = next((n for n in range(len(bare)) if bare[n : n + len(wanted)] == wanted), None)
    return None if at is None else (at, at + len(wanted))


_WORD = re.compile(r"\S+")
_PART = re.compile(r"(?<!\S)\S[^\s-]*|-[^\s-]*")
"""A word of a source, or a part of one behind a hyphen: what `source_ranges` makes of its pieces."""
