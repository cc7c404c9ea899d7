"""Answers that translate other messages of the same request: their numbers were mixed up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from loctool.quality.rules.across.shifted import LEAST, SHARED, SURE, are_alike, fit
from loctool.text.language import base_language

LONG = 3
"""Answers of a chain that counts though it is not closed: one that follows is missing, or was not to be translated."""


class Text(NamedTuple):
    """A message of a request."""

    text: str
    syntax: str = ""
    """See `loctool.text.placeholders.syntax_of`."""


Gains = Mapping[int, Mapping[int, float]]
"""Number of an answer -> number of another source -> how much more evidence there is for it than for its own."""


def find_exchanged(sources: Sequence[Text], answers: Mapping[int, str], languages: tuple[str, str]) -> dict[int, int]:
    """Return the number of an answer -> that of the source that it fits, for answers that do not fit their own.

    Each answer that its own source has little evidence for is held against all sources of the request. Two that fit
    each other's source better were exchanged, if their evidence is as sure as that of the rule `shifted`. So were those
    of a long or closed chain, of which each one fits the source of the next, and one that repeats another's answer.
    """
    pair = base_language(languages[0]), base_language(languages[1])
    gains = {number: _gains(sources, number, answer, pair) for number, answer in answers.items()}
    found = {number: other for number, other, sure in _pairs(gains) if sure >= SURE}
    steps = {number: max(own, key=lambda at, own=own: own[at]) for number, own in gains.items() if own}  # type: ignore[misc]
    for chain in _chains(steps):
        is_whole = {steps[number] for number in chain} == set(chain) or len(chain) >= LONG
        is_repeated = all(answers[number] == answers.get(steps[number]) for number in chain)
        if (is_whole or is_repeated) and sum(gains[number][steps[number]] for number in chain) >= SURE:
            found |= {number: steps[number] for number in chain}
    return found


def _gains(sources: Sequence[Text], number: int, answer: str, pair: tuple[str, str]) -> dict[int, float]:
    """Return the other sources that have more evidence than an answer's own, and how much more."""
    source, syntax = sources[number]
    own = fit(source, answer, pair, syntax)
    if own > SHARED:
        return {}
    others = {at: one for at, one in enumerate(sources) if at != number and one.text != answer}
    apart = {at: one for at, one in others.items() if not are_alike(one.text, source)}
    gains = {at: fit(one.text, answer, pair, one.syntax) - own for at, one in apart.items()}
    return {at: gain for at, gain in gains.items() if gain >= LEAST}


def _pairs(gains: Gains) -> Iterator[tuple[int, int, float]]:
    """Yield two answers that each fit the other's source better, both ways round, and the evidence for that."""
    for number, own in gains.items():
        for other, gain in own.items():
            if number in (theirs := gains.get(other, {})):
                yield number, other, gain + theirs[number]


def _chains(steps: Mapping[int, int]) -> Iterator[list[int]]:
    """Yield the numbers that steps connect."""
    left = dict.fromkeys(steps)
    while left:
        chain = [left.popitem()[0]]
        for number in chain:
            near = [other for other in left if steps[number] == other or steps[other] == number]
            chain += near
            for other in near:
                del left[other]
        yield sorted(chain)
