"""Rules on negations: what denies for certain in one text must be matched by something in the other that may deny."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loctool.glossary.bilingual.coverage import Coverage, compare_words
from loctool.model import Severity, Side
from loctool.quality.comparison import Comparison, Problem, find_once
from loctool.quality.rules.denials import Denying, blank_out, find_opposite, negations
from loctool.text.language import base_language

LONG = 8
"""Words from which a denial may be said in other words altogether, none of which is a counterpart of its neighbours."""


def certain_denials(text: str, code: str) -> list[re.Match[str]]:
    """Return the words that deny for certain."""
    language = negations(code)
    return list(language.denies.finditer(blank_out(language.harmless, text))) if language else []


def lost_negation(text: Comparison) -> Iterator[Problem]:
    """Yield the word by which the source denies, if nothing in the translation may; languages need a list for it."""
    if (found := _texts(text)) is None:
        return
    ours, theirs, compared = found
    if denials := ours.certain():
        if ours.language.none_such.search(ours.text):
            theirs = theirs._replace(text=blank_out(theirs.language.some_other, theirs.text))
        if theirs.is_half_denied() or not _is_matched(denials, ours, theirs):
            word = denials[0][0]
            severity = Severity.WARNING if any(map(ours.denies_known_words, denials)) else Severity.NOTE
            span = find_once(word, text.source)
            yield Problem(f"lost the negation “{word}”", span, Side.SOURCE, severity=severity)
    elif not theirs.count_possible() and not theirs.count_affixes():
        opposite = find_opposite(compared.theirs, compared.ours, theirs.codes[0])
        if opposite and not opposite[1]:
            word = opposite[0].word.text
            yield Problem(f"“{word}” is the opposite of what the source says", find_once(word, text.target))


def added_negation(text: Comparison) -> Iterator[Problem]:
    """Yield the word by which the translation denies, if nothing in the source may."""
    if (found := _texts(text)) is None:
        return
    ours, theirs, compared = found
    if ours.count_affixes():
        return
    denials = [one for one in theirs.certain() if theirs.denies_known_words(one)]
    if denials and not _is_matched(denials, theirs, ours):
        word = denials[0][0]
        severity = Severity.WARNING if any(map(theirs.is_sure, denials)) else Severity.NOTE
        span = find_once(word, text.target)
        yield Problem(f"a negation that the source has not: “{word}”", span, severity=severity)
    elif not ours.count_possible():
        opposite = find_opposite(compared.theirs, compared.ours, theirs.codes[0])
        if opposite and opposite[1]:
            word = opposite[0].word.text
            yield Problem(f"“{word}” is the opposite of what the source says", find_once(word, text.target))


def _is_matched(denials: list[re.Match[str]], text: Denying, other: Denying) -> bool:
    """Return whether something in the other text may be what these words of a text are."""
    possible = other.count_possible() + max(0, other.count_affixes() - text.count_affixes())
    if possible >= len(denials):
        return True
    return len(text.words) >= LONG and not any(map(text.denies_a_translated_word, denials))


def _texts(text: Comparison) -> tuple[Denying, Denying, Coverage] | None:
    codes = base_language(text.source_language), base_language(text.language)
    ours, theirs = map(negations, codes)
    if ours is None or theirs is None:
        return None
    compared = compare_words(text.visible_source, text.visible_target, codes)
    source = Denying(text.visible_source, compared.ours, ours, codes)
    return source, Denying(text.visible_target, compared.theirs, theirs, codes[::-1]), compared
