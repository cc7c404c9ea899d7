"""Finding target terms in a translation, in any of their word forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from loctool.glossary.morphology.german.compounds import find_nouns, index_prefix, joined_compounds
from loctool.glossary.morphology.german.separable import find_separated_verbs, split_separable_verb
from loctool.glossary.morphology.german.words import is_infinitive
from loctool.glossary.morphology.keys import keys_of
from loctool.glossary.morphology.languages import LONGEST_WORD
from loctool.glossary.morphology.russian.agreement import is_noun
from loctool.glossary.patterns import Pattern, pattern_of, spellings
from loctool.glossary.variants import find_lists, find_shared_words, join_divided_words
from loctool.model import Status, Term
from loctool.text.language import base_language
from loctool.text.words import HYPHENS, Word, words


@dataclass(frozen=True, slots=True)
class Place:
    """An occurrence of a target in a translation: `text[start:end]`."""

    target: str
    start: int
    end: int
    inside: bool = False
    """It is a part of a longer word."""


def targets_of(term: Term, language: str) -> tuple[str, ...]:
    """Return a term's targets in a language, or in what it is a variety of (en for en_GB), or in a variety of it."""
    found = term.targets.get(language) or term.targets.get(base_language(language))
    if found or language != base_language(language):
        return found or ()
    return next((targets for tag, targets in term.targets.items() if base_language(tag) == language), ())


def part_of_speech(term: Term, source_language: str) -> str:
    """Return the term's part of speech. If the glossary gives none, a capitalised German term is a noun.

    An infinitive may be a verb on a button (Kopieren, copy). An English term is a noun if its German and Russian
    targets are.
    """
    language = base_language(source_language)
    if term.part_of_speech or term.status is Status.DO_NOT_TRANSLATE:
        return term.part_of_speech.lower()
    if language == "de":
        return "noun" if _is_capitalised(term.source) and not is_infinitive(term.source) else ""
    return "noun" if language == "en" and _has_noun_targets(term) else ""


def _has_noun_targets(term: Term) -> bool:
    """Return whether all German and Russian targets are nouns, of which there is at least one."""
    found = [
        _is_capitalised(target) if base_language(tag) == "de" else is_noun(target)
        for tag, targets in term.targets.items()
        if base_language(tag) in ("de", "ru")
        for target in targets
    ]
    return bool(found) and all(found)


def _is_capitalised(term: str) -> bool:
    return (term.split() or [""])[-1][:1].isupper()


def find_targets(targets: Iterable[str], text: str, language: str, part_of_speech: str = "") -> list[Place]:
    """Return the places of a text where one of the targets occurs, left to right; of overlapping ones the longest.

    If `part_of_speech` is noun, forms of a verb with the same spelling do not count: led is not lead.
    """
    read = _read(text, language)
    places = [
        place if spelling == target else replace(place, target=target)
        for target in targets
        for spelling in spellings(target, language)
        for place in _places(spelling, read, part_of_speech)
    ]
    if len(places) < 2:
        return places
    kept: list[Place] = []
    taken: set[int] = set()
    for place in sorted(places, key=lambda p: (p.inside, p.start - p.end, p.start)):
        if taken.isdisjoint(span := range(place.start, place.end)):
            taken.update(span)
            kept.append(place)
    return sorted(kept, key=lambda p: p.start)


class _Read(NamedTuple):
    """What the search for any target asks of a translation: several are searched in each."""

    text: str
    language: str
    words: tuple[Word, ...]
    ends: Mapping[str, list[int]]
    """Key -> the words that have it in the reading that their case tells."""
    divided: tuple[Word, ...]
    """Words that are not written as one."""
    lists: tuple[int, ...]
    """Words with a conjunction and two more words behind them."""


@lru_cache(maxsize=64)
def _read(text: str, language: str) -> _Read:
    found = tuple(words(text))
    ends: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(found):
        for key in keys_of(word, language)[0]:
            ends[key].append(at)
    divided = tuple(join_divided_words(found, text, language)) if any(sign in text for sign in HYPHENS) else ()
    return _Read(text, language, found, ends, divided, tuple(find_lists(found, language)))


def _places(target: str, read: _Read, part_of_speech: str) -> list[Place]:
    text, language, found = read.text, read.language, read.words
    made = pattern_of(target, language, part_of_speech)
    if not made.words:
        return [Place(target, *match.span()) for match in re.finditer(re.escape(target), text)] if target else []
    length = len(made.words)
    places = [
        Place(target, found[at - length + 1].start, found[at].end)
        for at in sorted({at for key in made.keys[-1] if key in read.ends for at in read.ends[key]})
        if made.matches(found, at - length + 1, text)
    ]
    if length == 1:
        places += [Place(target, one.start, one.end) for one in read.divided if made.matches([one], 0, text)]
    places += [Place(target, word.start, word.end) for word in find_shared_words(made, found, read.lists, language)]
    if base_language(language) == "de":
        places += [place for word in found for place in _places_inside(made, word)]
        if verb := split_separable_verb(target):
            places += [Place(target, word.start, word.end) for word in find_separated_verbs(*verb, found, text)]
    return places


def _places_inside(made: Pattern, word: Word) -> list[Place]:
    if len(word.text) > LONGEST_WORD or not word.text[:1].isupper() or not made.words[-1][:1].isupper():
        return []
    spans = []
    if len(made.words) == 1:
        starts = frozenset(index_prefix(key) for key in made.keys[0] if key[:1].isupper())
        spans = [(p.start, p.end) for p in find_nouns(word.text, starts) if not made.keys[0].isdisjoint(p.keys)]
    elif len(made.words) == 2:
        spans = [(0, end) for joint in joined_compounds(*made.words) if (end := joint.end_in(word.text))]
    return [Place(made.spelling, word.start + start, word.start + end, True) for start, end in spans]
