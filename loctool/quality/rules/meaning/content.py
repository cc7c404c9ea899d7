"""Rules on the content as a whole: the translation of another text, or one that leaves out a part of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log
from textwrap import shorten

from loctool.glossary.bilingual.coverage import Coverage, Run, compare_words, heaviest_run
from loctool.model import Severity, Side
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.quality.rules.meaning.lists import lost_item
from loctool.text.language import base_language
from loctool.text.markup import visible_text
from loctool.text.numbers.currencies import find_money
from loctool.text.numbers.quantities import find_quantities

OTHER_TEXT, MOST_FREE = -12.0, -9.0
_OTHER_TEXT = dict.fromkeys((("de", "ru"), ("en", "ru"), ("ru", "de"), ("ru", "en")), -16.2)
"""Evidence from which a translation has nothing to do with its source, and its clauses cannot be compared: few human
translations have less."""
SAME_NUMBER = 4.0
"""Evidence of a number that both texts have."""
_NUMBER = re.compile(r"\d[\d.,]*")
_WORD, _NOTHING = re.compile(r"\.?\s?[^\W\d_]+"), re.compile("")
UNRELATED = -2.5
"""Evidence from which none of a draft's words is one of its source."""
BETTER = 7.0
"""How much more evidence there must be that a translation is that of the message before or behind."""
SHOWN = 60
"""Characters of a neighbour's text that a finding shows."""
SHORTEST_WORD, LEAST_WORDS = 3, 2
"""Words of the source that the lexicon has: a term alone may be translated freely."""
LOST_CLAUSE, _LOST_CLAUSE = 8.5, dict.fromkeys((("en", "ru"), ("en", "de"), ("ru", "en"), ("ru", "de")), 12.5)
"""Weight from which words are left out, not translated freely, their share of the text's length considered.

Translations that leave a pair's words without a counterpart more often need more.
"""
_LEAST_LENGTH = {("en", "de"): 6}
"""Words of a text that can lose some: German has one word for short phrases."""
_FREEDOM = 1.0
"""Weight that is taken off if none of the translation's words has a counterpart: it is a free one."""
LEAST_WEIGHT = 3.0
"""Of the words themselves: a translation that is short alone has lost nothing."""
_USUAL_RATIO = {
    ("de", "en"): -0.05, ("de", "ru"): -0.07, ("en", "ru"): -0.02,
    ("en", "de"): 0.05, ("ru", "de"): 0.07, ("ru", "en"): 0.02,
}  # fmt: skip
"""Logarithm of target ÷ source in characters, as human translations have it on average."""
_SPREAD, _SPREAD_OF_SHORT = 0.13, 1.0
"""Its standard deviation in long texts, and what one character adds to it."""
_MOST_BY_LENGTH = 8.0


def other_text(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if the words of the translation are not those of its source, or rather those of a neighbour's."""
    compared = _compare(text)
    if compared.evidence >= 0:
        return
    same = _numbers(text.visible_source) & _numbers(text.visible_target)
    evidence = compared.evidence + SAME_NUMBER * len(same)
    if evidence < 0 and (which := _find_neighbour(text, evidence)):
        yield Problem(f"translates the message {which}", reason="translates another text")
    elif evidence < _OTHER_TEXT.get(_codes(text), OTHER_TEXT) and _count_known(compared) >= LEAST_WORDS:
        message, reason = "is not a translation of this text", "translates another text"
        yield Problem(message, reason=reason, severity=Severity.WARNING)


def _count_known(compared: Coverage) -> int:
    """Return how many words of the source the lexicon has, abbreviations such as Mo and Fr left out."""
    return sum(one.entry is not None and len(one.word.text) >= SHORTEST_WORD for one in compared.ours)


def _numbers(text: str) -> set[str]:
    """Return the numbers of a text without their separators."""
    return {re.sub(r"\D", "", number) for number in _NUMBER.findall(text)}


def unrelated_words(text: Comparison) -> Iterator[Problem]:
    """Yield a problem if the lexicon knows words of a text, and none of them in the translation.

    Small models guess at texts of one or two words: *Gliederung* → *Ignition*. Large ones answer instead: *I cannot
    help with that.* A term of the glossary may be anything.
    """
    compared = _compare(text)
    words = (*compared.ours, *compared.theirs)
    if not compared.ours or any(one.covered for one in words) or text.requirements:
        return
    if compared.evidence < UNRELATED and any(one.entry for one in compared.ours):
        yield Problem("has none of the words that usually translate its source")


def _find_neighbour(text: Comparison, evidence: float) -> str:
    """Return which of the neighbouring messages a translation is a translation of, "" if of none."""
    for where, source in zip(("before", "behind"), text.neighbours, strict=False):
        if source and source != text.source:
            other = compare_words(visible_text(source, text.syntax), text.visible_target, _codes(text))
            if other.evidence > max(0.0, evidence + BETTER) and _is_whole(other):
                return f"{where}: “{shorten(source, SHOWN)}”"
    return ""


def _is_whole(other: Coverage) -> bool:
    """Return whether more than a word of a neighbour has a counterpart, or else all that the lexicon judges has one."""
    judged = [one for one in (*other.ours, *other.theirs) if one.evidence]
    return sum(one.covered for one in other.ours if one.evidence) > 1 or all(one.covered for one in judged)


def lost_clause(text: Comparison) -> Iterator[Problem]:
    """Yield the neighbouring words of the source that have no counterpart, if the translation is shorter by them."""
    compared = _compare(text)
    if compared.evidence < MOST_FREE or len(compared.ours) < _LEAST_LENGTH.get(_codes(text), 0):
        return
    run = heaviest_run(compared.ours)
    span = None
    if run and run.weight >= LEAST_WEIGHT:
        free = sum(not one.covered for one in compared.theirs) / max(1, len(compared.theirs))
        weight = run.weight + _weigh_length(text, run) - _FREEDOM * free
        if weight >= _LOST_CLAUSE.get(_codes(text), LOST_CLAUSE) and not _is_measure(text, compared, run):
            span = run.first.start, run.last.end
    if span := span or lost_item(text.visible_source, text.visible_target, compared, _codes(text)):
        words = text.visible_source[slice(*span)].strip()
        yield Problem(f"leaves out “{words}”", find_once(words, text.source), Side.SOURCE)


def _is_measure(text: Comparison, compared: Coverage, run: Run) -> bool:
    """Return whether a run says little beside units and currencies in words, for which there are signs: 5 Mio. Euro."""
    source, language = text.visible_source, text.source_language
    places = [one.place for one in find_quantities(source, language)]
    if find_money(source, language):
        ends = ((_WORD.match(source, end) or _NOTHING.match(source, end), start) for start, end in places)
        places = [(start, match.end() if match else start) for match, start in ends]
    inside = (one for one in compared.ours if run.first.start <= one.word.start < run.last.end)
    others = [one for one in inside if not any(start <= one.word.start < end for start, end in places)]
    return bool(places) and -sum(one.evidence for one in others) < LEAST_WEIGHT


def _compare(text: Comparison) -> Coverage:
    return compare_words(text.visible_source, text.visible_target, _codes(text))


def _codes(text: Comparison) -> tuple[str, str]:
    return base_language(text.source_language), base_language(text.language)


def _weigh_length(text: Comparison, run: Run) -> float:
    """Return how much likelier the translation's length is if the run is left out than if it is translated.

    The logarithm of target ÷ source is taken to be normally distributed.
    """
    source, target = text.visible_source, text.visible_target
    share = min(0.9, (run.last.end - run.first.start) / len(source))
    off = log(len(target) / len(source)) - _USUAL_RATIO.get(_codes(text), 0.0)
    spread = _SPREAD + _SPREAD_OF_SHORT / max(20, len(source))
    weight = (off**2 - (off - log(1 - share)) ** 2) / (2 * spread**2)
    return max(-_MOST_BY_LENGTH, min(weight, _MOST_BY_LENGTH))
