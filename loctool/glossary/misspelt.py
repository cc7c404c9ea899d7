"""What a translation has in place of a required term, where that can be told for certain."""

from __future__ import annotations

from difflib import SequenceMatcher

from loctool.glossary.index import TermIndex
from loctool.glossary.requirements import Requirement
from loctool.glossary.targets import find_targets, targets_of
from loctool.model import Status
from loctool.text.words import words

ALIKE = 0.8
"""Likeness from which a spelling counts as a term misspelt."""
SHORTEST = 5
"""Letters of the shortest term that is looked for misspelt."""


def describe_replacement(missing: Requirement, texts: tuple[str, str], terms: TermIndex, language: str) -> str:
    """Return `, not “…”` with what the translation has in place of a term, empty if that is not certain.

    It is a target that the glossary forbids for the term, the source term itself, or a target misspelt. `texts` are the
    source and its translation into `language`, without their markup.
    """
    source, target = texts
    for hit in terms.find(source):
        if hit.term.source == missing.term.source and hit.term.status is Status.FORBIDDEN:
            for place in find_targets(targets_of(hit.term, language), target, language):
                return f", not “{target[place.start : place.end]}”"
    for place in find_targets((missing.term.source,), target, terms.language):
        return f", not the untranslated “{target[place.start : place.end]}”"
    spelling = next((found for one in missing.targets if (found := _misspelt(one, target, language))), "")
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
