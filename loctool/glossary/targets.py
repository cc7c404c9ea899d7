"""Finding target terms in a translation, in any of their word forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from loctool.glossary.morphology.german.compounds import beginning, parts
from loctool.glossary.morphology.german.separable import clauses, separated
from loctool.glossary.morphology.german.solid import solid
from loctool.glossary.morphology.keys import Keys, keys_of
from loctool.glossary.patterns import Pattern, pattern
from loctool.glossary.variants import shared, single_words
from loctool.model import Status, Term
from loctool.text.language import base_language
from loctool.text.words import Word, words


@dataclass(frozen=True, slots=True)
class Place:
    """A target that stands in a translation, in the characters `start:end`."""

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


def kind_of(term: Term, source_language: str) -> str:
    """Return a term's part of speech; where nobody said it, German has capital letters for nouns alone."""
    if term.part_of_speech or base_language(source_language) != "de" or term.status is Status.DO_NOT_TRANSLATE:
        return term.part_of_speech.lower()
    return "noun" if (term.source.split() or [""])[-1][:1].isupper() else ""


def find_targets(targets: Iterable[str], text: str, language: str, part_of_speech: str = "") -> list[Place]:
    """Return the places that hold one of the targets, left to right and without overlaps; the longer one wins.

    With `part_of_speech` noun no forms of a verb count that is spelt alike: led is no lead.
    """
    found = _words(text)
    places = [place for target in targets for place in _places(target, found, text, language, part_of_speech)]
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: (p.inside, p.start - p.end, p.start)):
        if all(place.end <= other.start or other.end <= place.start for other in kept):
            kept.append(place)
    return sorted(kept, key=lambda p: p.start)


def count(targets: Iterable[str], text: str, language: str) -> int:
    """Return how many places of a text hold one of the target terms, in any of their word forms, without overlaps."""
    return len(find_targets(targets, text, language))


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(words(text))


@lru_cache(maxsize=64)
def _keys(text: str, language: str) -> tuple[Keys, ...]:
    """Return what each word of a text may share with the last word of a term."""
    return tuple(keys_of(word, language)[0] for word in _words(text))


def _places(target: str, found: tuple[Word, ...], text: str, language: str, part_of_speech: str) -> list[Place]:
    made = pattern(target, language, part_of_speech)
    if made is None:
        return _literal(target, text)
    length, last = len(made.words), made.keys[-1]
    places = [
        Place(target, found[at - length + 1].start, found[at].end)
        for at, keys in enumerate(_keys(text, language))
        if not last.isdisjoint(keys) and made.stands(found, at - length + 1, text)
    ]
    if length == 1:
        spelt = single_words(found, text, language)
        places += [Place(target, one.start, one.end) for one in spelt if made.stands([one], 0, text)]
    places += [Place(target, word.start, word.end) for word in shared(made, found, language)]
    if base_language(language) == "de":
        places += [place for word in found for place in _inside(made, word)]
        if verb := separated(target):
            places += [Place(target, word.start, word.end) for word in clauses(*verb, found, text)]
    return places


def _literal(target: str, text: str) -> list[Place]:
    """Return the places of a target that has no words, such as an arrow."""
    at = text.find(target) if target else -1
    places = []
    while at >= 0:
        places.append(Place(target, at, at + len(target)))
        at = text.find(target, at + len(target))
    return places


def _inside(made: Pattern, word: Word) -> list[Place]:
    """Return where a German target is a part of a longer word."""
    if not word.text[:1].isupper() or not made.words[-1][:1].isupper():
        return []
    if len(made.words) == 1:
        starts = frozenset(beginning(key) for key in made.keys[0] if key[:1].isupper())
        spans = [(p.start, p.end) for p in parts(word.text, starts) if not made.keys[0].isdisjoint(p.keys)]
    elif len(made.words) == 2:
        spans = [(0, end) for joint in solid(*made.words) if (end := joint.end_in(word.text))]
    else:
        spans = []
    return [Place(made.spelling, word.start + start, word.start + end, True) for start, end in spans]
