"""Rows of the glossary on the next hop of a pivot: each binds the words of the draft that stand for its term."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from loctool.engines.argos.attention import word_ranges
from loctool.engines.argos.constraints.content import senses
from loctool.engines.argos.constraints.places import find_place
from loctool.engines.argos.constraints.tasks import Task
from loctool.engines.argos.decoder import Decoder
from loctool.glossary.bilingual.keys import target_key
from loctool.glossary.bilingual.lexicon import Pair
from loctool.glossary.hits import Hit
from loctool.glossary.requirements import Requirement, RequirementFinder, Rows, rows_of_hit
from loctool.text.language import base_language

_Row = tuple[str, int]
_Occurrences = tuple[list[Hit], list[Hit]]
"""A row's occurrences in a sentence and in its draft."""


def bind_rows(
    drafts: Mapping[str, str],
    rows: Mapping[str, Rows],
    finders: tuple[RequirementFinder, RequirementFinder],
    model: Decoder,
) -> dict[str, Rows]:
    """Return sentence -> its rows as they bind the next hop, which translates the sentence's draft.

    `drafts` gives sentence -> draft of the model; the finders are those of this hop and of the next one. A row that a
    draft has more often than its sentence, or at a word that translates another one by the lexicon, binds only where
    attention says that the words stand for its term: *minutes* may mean Minuten or Protokoll.
    """
    pair = base_language(finders[0].index.language), base_language(model.language)
    bound: dict[str, Rows] = {}
    doubted: dict[str, dict[_Row, _Occurrences]] = {}
    for sentence, draft in drafts.items():
        own = frozenset((path, line, "") for path, line, _ in rows[sentence])
        ours, theirs = _by_row(finders[0].hits(sentence, rows[sentence])), _by_row(finders[1].hits(draft, own))
        both = {row: (ours[row], found) for row, found in theirs.items()}
        if model.fits(sentence):
            doubted[sentence] = {row: one for row, one in both.items() if _are_doubtful(one, sentence, draft, pair)}
        bound[sentence] = frozenset(one for one in own if one[:2] not in doubted.get(sentence, ()))
    pairs = [(sentence, drafts[sentence]) for sentence, found in doubted.items() if found]
    for (sentence, draft), (source, attended) in zip(pairs, model.attend(pairs), strict=True):
        for occurrences in doubted[sentence].values():
            task = Task(sentence, source, list(_required(occurrences, draft)), attended, pair)
            kept = _translating(task, occurrences[1], draft, model)
            bound[sentence] = bound[sentence].union(*(rows_of_hit(hit, draft) for hit in kept))
    return bound


def _by_row(hits: Iterable[Hit]) -> defaultdict[_Row, list[Hit]]:
    found: defaultdict[_Row, list[Hit]] = defaultdict(list)
    for hit in hits:
        own = found[hit.term.path, hit.term.line]
        if not own or own[-1].start != hit.start:  # two targets of a row may be forms of one word
            own.append(hit)
    return found


def _are_doubtful(occurrences: _Occurrences, sentence: str, draft: str, pair: Pair) -> bool:
    ours, theirs = occurrences
    if len(theirs) > len(ours):
        return True
    known = senses(sentence, pair)
    inside = [one for one in known if any(one.start < hit.end and hit.start < one.end for hit in ours)]
    texts = [draft[hit.start : hit.end] for hit in theirs]
    keys = [target_key(text, pair[1]) for text in texts if text.isalpha()]
    return any(
        any(key in one.best for one in known if one not in inside) and all(key not in one.targets for one in inside)
        for key in keys
    )


def _required(occurrences: _Occurrences, draft: str) -> Iterator[Requirement]:
    """Yield a row's occurrences in the sentence, with their spelling in the draft as their target."""
    ours, (first, *_) = occurrences
    for hit in ours:
        yield Requirement(hit.term, hit.start, hit.end, (draft[first.start : first.end],))


def _translating(task: Task, hits: list[Hit], draft: str, model: Decoder) -> list[Hit]:
    """Return the occurrences in a draft that stand for one in the sentence; all if attention tells nothing."""
    tokens, ranges = list(re.finditer(r"\S+", draft)), word_ranges(task.draft.pieces)
    if len(tokens) != len(ranges):
        return hits
    places = [find_place(task, n, task.draft, model) for n in range(len(task.requirements))]
    if not all(places):
        return hits
    spans = [(tokens[place.start].start(), tokens[place.end - 1].end()) for place in places if place]
    return [hit for hit in hits if any(start < hit.end and hit.start < end for start, end in spans)]
