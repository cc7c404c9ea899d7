"""Faults of a glossary itself: rows that are duplicates, contradict each other, or never have an effect."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from loctool.glossary.index import TermIndex
from loctool.glossary.morphology.languages import depth_of
from loctool.glossary.requirements import RequirementFinder
from loctool.glossary.targets import find_targets, targets_of
from loctool.model import Finding, Severity, Status, Term
from loctool.text.language import base_language

RULES = {
    "duplicate-term": Severity.WARNING,
    "clashing-terms": Severity.ERROR,
    "circular-terms": Severity.ERROR,
    "dead-term": Severity.ERROR,
    "unused-term": Severity.NOTE,
    "failing-example": Severity.WARNING,
    "shallow-language": Severity.NOTE,
    "no-pivot-term": Severity.NOTE,
}
"""Rule -> how much its findings matter."""
_EXAMPLE = re.compile(
    r"(?:\be\. ?g\.|\bz\. ?B\.|\b(?:for )?example:?|\bBeispiel:?|\bнапример:?)\s*(?P<text>[^|\n]+)", re.I
)

_PLAIN_WORDS = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?: [A-Za-zÀ-ÖØ-öø-ÿ]+)*")


def lint(
    terms: Collection[Term], language: str, texts: Iterable[str], pivots: Mapping[str, Sequence[str]] = {}
) -> Iterator[Finding]:
    """Yield the faults of a glossary whose sources are in `language`, by the order of its rows within each rule.

    `texts` are those that the project translates; without any, terms that none of them has are not looked for.
    `pivots` gives the languages that drafts into a language have to pass through.
    """
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        groups[" ".join(term.source.split()).casefold()].append(term)
    for group in groups.values():
        yield from _duplicates(group)
        yield from _clashes(group)
        yield from _circles(group)
    index = TermIndex(terms, language)
    for term in terms:
        yield from _dead(term, index)
        yield from _examples(term, index)
    yield from _shallow(terms, language)
    for target, pivot in pivots.items():
        yield from _without_pivot(RequirementFinder(index, target), pivot)
    yield from _unused(terms, index, list(texts))


def _finding(rule: str, term: Term, message: str) -> Finding:
    return Finding(rule, RULES[rule], message, term.path, term.line, (None, term.source))


def _where(term: Term, other: Term) -> str:
    return f"line {other.line}" if other.path == term.path else f"{other.path}:{other.line}"


def _duplicates(group: list[Term]) -> Iterator[Finding]:
    alike: dict[tuple[object, ...], list[Term]] = defaultdict(list)
    for term in group:
        others = alike[term.status, term.decks, term.part_of_speech, term.domain]
        if other := next((other for other in others if _has_targets_of(other, term)), None):
            yield _finding("duplicate-term", term, f"“{term.source}” stands in {_where(term, other)} already; drop one")
        else:
            others.append(term)


def _has_targets_of(other: Term, term: Term) -> bool:
    return all(set(targets) <= set(other.targets.get(language, ())) for language, targets in term.targets.items())


def _clashes(group: list[Term]) -> Iterator[Finding]:
    """Yield preferred rows that require other targets than a row before them for the same decks, once a language."""
    before: dict[tuple[object, ...], Term] = {}
    for term in (one for one in group if one.status is Status.PREFERRED):
        for language, ours in term.targets.items():
            for other in before.values():
                theirs = other.targets.get(language)
                if theirs and _may_apply_together(term, other) and set(ours).isdisjoint(theirs):
                    message = f"“{term.source}” is “{ours[0]}” here and “{theirs[0]}” in {_where(term, other)}"
                    yield _finding("clashing-terms", term, f"{message}; make one of them admitted, or join them")
                    break
        before.setdefault((term.decks, term.part_of_speech, term.domain, tuple(term.targets.items())), term)


def _may_apply_together(term: Term, other: Term) -> bool:
    decks = not term.decks or not other.decks or not set(term.decks).isdisjoint(other.decks)
    return decks and term.part_of_speech == other.part_of_speech and term.domain == other.domain


def _circles(group: list[Term]) -> Iterator[Finding]:
    """Yield targets that are both required and forbidden, and names that are to be both kept and translated."""
    decisive = [term for term in group if term.status in (Status.FORBIDDEN, Status.DO_NOT_TRANSLATE)]
    for term, other in product(decisive, group):
        for what in _contradictions(term, other):
            yield _finding("circular-terms", term, f"{what} in {_where(term, other)}; decide on one")


def _contradictions(term: Term, other: Term) -> Iterator[str]:
    if term.status is Status.FORBIDDEN and other.status in (Status.PREFERRED, Status.ADMITTED):
        for language, wrong in term.targets.items():
            for target in other.targets.get(language, ()):
                # It cannot be written without writing a forbidden one that is all of it.
                if any(place.end - place.start == len(target) for place in find_targets(wrong, target, language)):
                    yield f"“{target}” is forbidden here and asked for"
    translated = [target for targets in other.targets.values() for target in targets if term.source not in target]
    if term.status is Status.DO_NOT_TRANSLATE and other.status is Status.PREFERRED and translated:
        yield f"“{term.source}” must stand unchanged here and be translated"


def _dead(term: Term, index: TermIndex) -> Iterator[Finding]:
    targets = [(tag, one) for tag, found in term.targets.items() for one in found if not _finds_itself(one, tag)]
    is_found = _finds_itself(term.source, index.language) or index.has(term.source, term.source)
    dead = [] if is_found else [term.source]
    dead += [target for tag, target in targets if not find_targets((target,), target, tag)]
    for text in dead:
        yield _finding("dead-term", term, f"“{text}” is never found, not even in itself; write words")


def _finds_itself(text: str, language: str) -> bool:
    """Return whether a term is plain words, which share their spelling as a key with themselves.

    Most terms are: only the others are searched for in themselves, which takes a hundred times as long. Russian terms
    of several words must agree, too, and words in capitals are acronyms.
    """
    plain = _PLAIN_WORDS.fullmatch(text) and base_language(language) != "ru"
    return bool(plain) and not any(word.isupper() for word in text.split(" "))


def _shallow(terms: Iterable[Term], language: str) -> Iterator[Finding]:
    """Yield each language without a dictionary of word forms once."""
    first: dict[str, Term] = {}
    for term in terms:
        for tag in (language, *term.targets):
            first.setdefault(tag, term)
    for tag, term in first.items():
        if (depth := depth_of(tag)) != "full":
            how = "word stems" if depth == "stems" else "exact words"
            yield _finding("shallow-language", term, f"no word forms of {tag!r} are known; terms are found by {how}")


def _without_pivot(finder: RequirementFinder, pivot: Sequence[str]) -> Iterator[Finding]:
    """Yield rows that drafts may fail to obey, since they pass through a language that the row has no term in."""
    for term in finder.beyond(pivot):
        lacking = " and ".join(repr(language) for language in pivot if not targets_of(term, language))
        message = f"“{term.source}” has no term in {lacking}, through which drafts go to {finder.language!r}"
        yield _finding("no-pivot-term", term, f"{message}; some may lack it, so add one")


def _examples(term: Term, index: TermIndex) -> Iterator[Finding]:
    """Yield notes with an example that contains neither the term nor one of its targets."""
    for match in _EXAMPLE.finditer(term.note):
        example = match["text"]
        if index.has(term.source, example):
            continue
        if not any(find_targets(targets, example, tag) for tag, targets in term.targets.items()):
            message = f"“{term.source}” is not found in its own example: {example.strip()}"
            yield _finding("failing-example", term, message)


def _unused(terms: Collection[Term], index: TermIndex, texts: list[str]) -> Iterator[Finding]:
    """Yield the terms that no text contains; a term that only occurs inside longer ones is used."""
    if not texts:
        return
    seen = {hit.term.source for text in texts for hit in index.find_all(text)}
    for term in terms:
        if term.source not in seen:
            yield _finding("unused-term", term, f"“{term.source}” stands in no deck")
