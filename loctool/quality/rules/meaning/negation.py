"""Rules on negations: what denies for certain in one text must be matched by something in the other that may deny."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from loctool.glossary.bilingual.alignment import align
from loctool.glossary.bilingual.coverage import Coverage, compare_words
from loctool.model import Severity, Side
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.quality.rules.meaning.denials import Denying, blank_out, find_opposite, negations
from loctool.text.language import base_language

FEW_WORDS = 9
"""Words of a text that leave few other ways to deny, so that a doubt is worth a note."""
CLOSE = 0.75
"""Share from which words without a counterpart beside a denial hardly say it otherwise."""
LITERAL = 0.5
"""Share of the words around a denial that have a translation, from which the denial should have one."""


def certain_denials(text: str, code: str) -> list[re.Match[str]]:
    """Return the words that deny for certain."""
    language = negations(code)
    return list(language.denies.finditer(blank_out(language.harmless, text))) if language else []


def lost_negation(text: Comparison) -> Iterator[Problem]:
    """Yield the word by which the source denies, if nothing in the translation may; languages need a list for it."""
    if (found := _texts(text)) is None:
        return
    ours, theirs, compared = found
    if ours.language.none_such.search(ours.text):
        theirs = replace(theirs, text=blank_out(theirs.language.some_other, theirs.text))
    lost = dict(_unmatched(ours, theirs))
    if not lost and theirs.is_half_denied():
        lost = dict.fromkeys(ours.certain, True)
    if lost:
        word = next((denial for denial, is_sure in lost.items() if is_sure), next(iter(lost)))[0]
        severity = Severity.WARNING if any(lost.values()) else Severity.NOTE
        if severity is Severity.WARNING or len(text.visible_source.split()) <= FEW_WORDS:
            yield Problem(f"lost the negation “{word}”", find_once(word, text.source), Side.SOURCE, severity=severity)
    elif not ours.denies_at_all() and not theirs.may_be_denied((0, len(theirs.text))):
        opposite = find_opposite(compared.theirs, compared.ours, theirs.codes[0])
        if opposite and not opposite[1]:
            word = opposite[0].word.text
            yield Problem(f"“{word}” is the opposite of what the source says", find_once(word, text.target))


def added_negation(text: Comparison) -> Iterator[Problem]:
    """Yield the word by which the translation denies, if nothing in the source may."""
    if (found := _texts(text)) is None:
        return
    ours, theirs, compared = found
    for denial, is_sure in _unmatched(theirs, ours, is_target=True):
        if is_sure and not theirs.may_be_added(denial):
            word = denial[0]
            yield Problem(f"a negation that the source has not: “{word}”", find_once(word, text.target))
            return
    if not (ours.may_be_denied((0, len(ours.text))) or theirs.denies_at_all()):
        opposite = find_opposite(compared.theirs, compared.ours, theirs.codes[0])
        if opposite and opposite[1]:
            word = opposite[0].word.text
            yield Problem(f"“{word}” is the opposite of what the source says", find_once(word, text.target))


def _unmatched(text: Denying, other: Denying, *, is_target: bool = False) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield the denials of a text that nothing in the other may translate, and whether that is sure.

    What denies for certain may do so anywhere in the other text, as each language has its own order of words.
    """
    denials = text.certain
    if len(denials) <= len(other.certain):
        return
    if is_target:
        links = {theirs: ours for ours, theirs in align(other.words, text.words, other.codes).items()}
    else:
        links = align(text.words, other.words, text.codes)
    restates = text.language.none_such.search(text.text)  # as *unofficial*, which is the fault itself
    for denial in denials:
        found = text.find_counterpart(denial, other, links)
        is_literal, is_free = found.linked >= LITERAL, found.is_free and not is_target and not restates
        if (is_literal or not is_free) and not other.may_be_denied(found.span) and not text.is_idle(denial):
            is_sure = not is_free or not (is_target or other.may_be_denied((0, len(other.text))))
            yield denial, is_literal and (is_sure or found.linked >= CLOSE)


def _texts(text: Comparison) -> tuple[Denying, Denying, Coverage] | None:
    codes = base_language(text.source_language), base_language(text.language)
    return _denying(text.visible_source, text.visible_target, codes)


@lru_cache(maxsize=4)  # both rules ask, one behind the other
def _denying(source: str, target: str, codes: tuple[str, str]) -> tuple[Denying, Denying, Coverage] | None:
    ours, theirs = map(negations, codes)
    if ours is None or theirs is None:
        return None
    compared = compare_words(source, target, codes)
    return Denying(source, compared.ours, ours, codes), Denying(target, compared.theirs, theirs, codes[::-1]), compared
