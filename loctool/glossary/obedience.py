"""Whether a translation obeys the glossary, and what it has in place of a term; on texts without their markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from loctool.glossary.index import TermIndex
from loctool.glossary.requirements import Requirement, RequirementFinder
from loctool.glossary.targets import Place, find_targets, part_of_speech, targets_of
from loctool.model import Status, Term
from loctool.text.words import words

Span = tuple[int, int]
ALIKE = 0.8
"""Likeness from which a spelling counts as a misspelt term."""
SHORTEST = 5
"""Letters of the shortest term whose misspellings are searched."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How often a translation renders one required term."""

    requirement: Requirement
    """The first of those that ask for the same targets."""
    required: int
    """Occurrences in the source."""
    obeyed: int
    """Occurrences of an admissible target in the translation, at most `required`; none counts for two terms."""
    used: tuple[str, ...] = ()
    """The admissible targets in the translation, one for each occurrence."""
    spans: tuple[Span, ...] = ()
    """Where the translation has an admissible target that is not a part of a longer term."""


def judge_terms(requirements: Iterable[Requirement], text: str, language: str) -> list[Judgement]:
    """Return how a translation renders the terms that must be translated, in any of their word forms.

    An occurrence inside a longer term does not count: “talks” in “peace talks”.
    """
    groups = _by_targets(one for one in requirements if not one.verbatim)
    if not groups:
        return []
    places = [find_targets(targets, text, language, group[0].part_of_speech) for targets, group in groups.items()]
    claimed = [place for found, group in zip(places, groups.values(), strict=True) for place in found[: len(group)]]
    spans = [[(place.start, place.end) for place in found if not _is_within_longer(place, claimed)] for found in places]
    counts = count_matches([(len(group), own) for group, own in zip(groups.values(), spans, strict=True)])
    return [
        Judgement(group[0], len(group), obeyed, tuple(place.target for place in found), tuple(own))
        for group, obeyed, found, own in zip(groups.values(), counts, places, spans, strict=True)
    ]


def judge_names(requirements: Iterable[Requirement], text: str) -> list[Judgement]:
    """Return how often the names that must not be translated occur, letter by letter."""
    groups = _by_targets(one for one in requirements if one.verbatim)
    found = [tuple(match.span() for match in name_pattern(name).finditer(text)) for name, *_ in groups]
    return [
        Judgement(group[0], len(group), min(len(group), len(spans)), spans=spans)
        for group, spans in zip(groups.values(), found, strict=True)
    ]


def judge_all(requirements: Sequence[Requirement], text: str, language: str) -> list[Judgement]:
    """Return how a translation renders the terms, and how often it has the names that must not be translated."""
    return [*judge_terms(requirements, text, language), *judge_names(requirements, text)]


def find_forbidden(source: str, target: str, terms: TermIndex, language: str) -> list[tuple[Term, str]]:
    """Return the forbidden targets in a translation, with the rows that forbid them.

    An occurrence inside an admissible target of the same text is allowed: *earth* in *rare earth*.
    """
    hits = [hit for hit in terms.find(source) if hit.binding]
    forbidden: dict[tuple[str, str, str, str], Term] = {}
    for term in (hit.term for hit in hits if hit.term.status is Status.FORBIDDEN):
        for wrong in targets_of(term, language):
            forbidden.setdefault((term.source, wrong, term.note, part_of_speech(term, terms.language)), term)
    if not forbidden:
        return []
    written = [
        (term, wrong, places)
        for (_, wrong, _, kind), term in forbidden.items()
        if (places := find_targets((wrong,), target, language, kind))
    ]
    if not written:  # nearly always
        return []
    good = [t for hit in hits if hit.term.status is not Status.FORBIDDEN for t in targets_of(hit.term, language)]
    allowed = find_targets(dict.fromkeys(good), target, language)
    return [(term, wrong) for term, wrong, places in written if any(not _is_within(one, allowed) for one in places)]


def obeys_glossary(source: str, target: str, terms: TermIndex, language: str) -> bool:
    """Return whether a translation has all required terms and names as often as its source, and no forbidden one."""
    required = RequirementFinder(terms, language).find(source)
    is_complete = all(one.obeyed >= one.required for one in judge_all(required, target, language))
    return is_complete and not find_forbidden(source, target, terms, language)


def describe_replacement(missing: Requirement, texts: tuple[str, str], terms: TermIndex, language: str) -> str:
    """Return `, not “…”` with what the translation has in place of a term, empty if that is not certain.

    It is a target that the glossary forbids for the term, the source term itself, or a misspelt target. `texts` are the
    source and its translation into `language`.
    """
    source, target = texts
    for hit in terms.find(source):
        if hit.term.source == missing.term.source and hit.term.status is Status.FORBIDDEN:
            for place in find_targets(targets_of(hit.term, language), target, language):
                return f", not “{target[place.start : place.end]}”"
    for place in find_targets((missing.term.source,), target, terms.language):
        return f", not the untranslated “{target[place.start : place.end]}”"
    spelling = next((found for one in missing.targets if (found := _find_misspelt(one, target, language))), "")
    return f", not “{spelling}”" if spelling else ""


def _find_misspelt(term: str, target: str, language: str) -> str:
    """Return the words of a translation that are nearly those of a term, but not a form of it."""
    if len(term) < SHORTEST:
        return ""
    found, length = words(target), len(words(term))
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(term.lower())
    best, spelling = ALIKE, ""
    for at in range(len(found) - length + 1):
        candidate = target[found[at].start : found[at + length - 1].end]
        matcher.set_seq1(candidate.lower())
        if abs(len(candidate) - len(term)) > 2 or matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
            continue  # the two are quick, and never below the ratio itself
        if matcher.ratio() >= best and not find_targets((term,), candidate, language):
            best, spelling = matcher.ratio(), candidate
    return spelling


def count_matches(terms: Sequence[tuple[int, list[Span]]]) -> list[int]:
    """Return how many occurrences each required term gets when no occurrence counts twice.

    `terms` are how often each is required, and the occurrences that would do. A maximal matching, by augmenting paths
    (Kuhn's algorithm).
    """
    taken: dict[Span, int] = {}

    def assign(term: int, asked: set[int]) -> bool:
        """Assign a free occurrence to the term, or take one from a term that has another."""
        spans = terms[term][1]
        free = next((span for span in spans if span not in taken), None)
        if free:
            taken[free] = term
            return True
        for span in spans:
            if (other := taken[span]) not in asked:
                asked.add(other)
                if assign(other, asked):
                    taken[span] = term
                    return True
        return False

    return [sum(assign(n, {n}) for _ in range(min(required, len(own)))) for n, (required, own) in enumerate(terms)]


def _by_targets(requirements: Iterable[Requirement]) -> dict[tuple[str, ...], list[Requirement]]:
    groups: dict[tuple[str, ...], list[Requirement]] = {}
    for one in requirements:
        groups.setdefault(one.targets, []).append(one)
    return groups


def _is_within(place: Place, others: Iterable[Place]) -> bool:
    return any(other.start <= place.start and place.end <= other.end for other in others)


def _is_within_longer(place: Place, others: list[Place]) -> bool:
    return _is_within(place, [one for one in others if one.end - one.start > place.end - place.start])


@lru_cache(maxsize=10_000)
def name_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of a name that is not part of a longer word (SAP in Saphir); a genitive's -s may follow.

    Its spaces may be no-break ones.
    """
    before = r"(?<!\w)" if name[:1].isalnum() else ""
    after = r"(?!(?!s\b)\w)" if name[-1:].isalnum() else ""
    return re.compile(before + r"\s".join(map(re.escape, name.split())) + after)
