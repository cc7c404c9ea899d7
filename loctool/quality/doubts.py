"""What speaks against a draft: degenerate texts, and what was lost of the source."""

from __future__ import annotations

import re

from loctool.glossary import TermIndex
from loctool.model import Status
from loctool.quality.losses.currency import lost_currency, other_currency
from loctool.quality.losses.debris import empty_lines, loose_ends, lost_brackets, lost_signs, lost_words, strange_signs
from loctool.quality.losses.length import length_ratio
from loctool.quality.losses.negation import lost_negation
from loctool.quality.losses.repetition import repeated_words, two_forms
from loctool.quality.losses.scripts import wrong_script
from loctool.quality.losses.untranslated import untranslated
from loctool.text.markup import mask
from loctool.text.numbers import number_differences

SHARE = 0.5
"""Share of a draft's letters in capitalised words of the source language from which it counts as untranslated."""

UNKNOWN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\N{REPLACEMENT CHARACTER}]")
"""What a model writes in place of characters that it has not learned: parts of their bytes."""


def doubts(source: str, draft: str, languages: tuple[str, str], terms: TermIndex | None = None) -> tuple[str, ...]:
    """Return what speaks against a draft between two languages, as it goes on behind "left undrafted, ".

    Do-not-translate terms and the glossary's targets may stand in any script.
    """
    ours, theirs = (" ".join(mask(text).pieces) for text in (source, draft))
    if any(map(str.isalpha, ours)) and not any(map(str.isalnum, theirs)):
        return ("the draft is empty",)
    if lost_words(ours, theirs):
        return ("the draft has no words",)
    known = " ".join(_known(source, terms, languages[1]))
    left = _untranslated(ours, theirs, languages, known)
    loose = loose_ends(source, draft)
    return (*_degenerate(ours, theirs, languages[1], known), *loose, *_lost(source, draft, languages), *left)


def _untranslated(source: str, draft: str, languages: tuple[str, str], known: str) -> list[str]:
    """Return a reason where words of the source stand in the draft: common ones, or nothing but capitalised ones."""
    small, capitalised = untranslated(source, draft, *languages)
    left = [*small, *(word for word in capitalised if word not in known)]
    share = sum(map(len, left)) / max(1, sum(map(str.isalpha, draft)))
    names_alone = not any(word.islower() for word in source.split())
    return [f"left untranslated: {', '.join(left)}"] if small or (share > SHARE and not names_alone) else []


def _known(source: str, terms: TermIndex | None, language: str) -> list[str]:
    """Return what the glossary wants to stand in the draft of a source."""
    hits = terms.find(source) if terms else []
    targets = [target for hit in hits for target in hit.term.targets.get(language, ())]
    return targets + [hit.term.source for hit in hits if hit.term.status is Status.DO_NOT_TRANSLATE]


def _degenerate(source: str, draft: str, language: str, known: str) -> list[str]:
    """Return reasons that lie in the draft's own text."""
    found = []
    if words := repeated_words(source, draft):
        found.append(f"repeats “{words}”")
    elif words := two_forms(draft, language):
        found.append(f"has one word in two forms: “{words}”")
    if strange := wrong_script(f"{source} {known}", draft, language):
        found.append(f"not in the script of {language}: {', '.join(strange)}")
    if set(UNKNOWN.findall(draft)) - set(source):
        found.append("holds an unknown character")
    if signs := strange_signs(source, draft):
        found.append(f"holds what the source has not: {' '.join(signs)}")
    if brackets := lost_brackets(source, draft):
        found.append(f"lost {' '.join(brackets)}")
    if ratio := length_ratio(source, draft, language):
        found.append(f"{ratio:.1f} times as long as the source")
    return found


def _lost(source: str, draft: str, languages: tuple[str, str]) -> list[str]:
    """Return reasons that lie in what the draft says."""
    lost, invented = number_differences(source, draft, *languages)
    found = [f"lost the number {', '.join(lost)}"] if lost else []
    found += [f"a number that the source has not: {', '.join(invented)}"] if invented else []
    if code := other_currency(source, draft):
        found.append(f"another currency than the source: {code}")
    if code := lost_currency(source, draft):
        found.append(f"lost the currency {code}")
    if empty_lines(source, draft):
        found.append("lost the text of a line")
    if signs := lost_signs(source, draft, languages[0]):
        found.append(f"lost the sign {' '.join(signs)}")
    if word := lost_negation(source, draft, *languages):
        found.append(f"lost the negation “{word}”")
    return found
