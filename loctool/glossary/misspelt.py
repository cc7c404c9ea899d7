"""What stands in a translation in a term's place, where that can be told for certain."""

from __future__ import annotations

from difflib import SequenceMatcher

from loctool.glossary import find_targets, targets_of
from loctool.model import Status
from loctool.quality.comparison import Text
from loctool.text.markup import visible_text
from loctool.text.words import words

ALIKE = 0.8
"""Likeness from which a spelling counts as a term misspelt."""
SHORTEST = 5
"""Letters of the shortest term that is looked for misspelt."""


def instead(text: Text, source: str, targets: tuple[str, ...]) -> str:
    """Return `, not “…”` with what stands in place of a term, empty where nobody can tell.

    That is a target that the glossary forbids for the term, the source term itself, or a target misspelt.
    """
    target = visible_text(text.target)
    for hit in text.terms.find(visible_text(text.source)):
        if hit.term.source == source and hit.term.status is Status.FORBIDDEN:
            for place in find_targets(targets_of(hit.term, text.language), target, text.language):
                return f", not “{target[place.start : place.end]}”"
    for place in find_targets((source,), target, text.terms.language):
        return f", not the untranslated “{target[place.start : place.end]}”"
    spelling = next((found for one in targets if (found := _misspelt(one, target, text.language))), "")
    return f", not “{spelling}”" if spelling else ""


def _misspelt(term: str, target: str, language: str) -> str:
    """Return the words of a translation that are nearly those of a term, but no form of it."""
    if len(term) < SHORTEST:
        return ""
    found, length = words(target), len(words(term))
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(term.lower())
    best, spelling = ALIKE, ""
    for at in range(len(found) - length + 1):
        candidate = target[found[at].start : found[at + length - 1].end]
        matcher.set_seq1(candidate.lower())
        close = abs(len(candidate) - len(term)) <= 2 and matcher.ratio() >= best
        if close and not find_targets((term,), candidate, language):
            best, spelling = matcher.ratio(), candidate
    return spelling
